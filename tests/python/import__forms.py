import asyncio as aio
import time, random
from asyncio import gather, sleep as nap


async def main():
    print(await gather(nap(1, "a"), aio.sleep(0.5, "b")), time.monotonic())


aio.run(main())
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from asyncio import no_such_name
except ImportError as error:
    print(str(error).split(" (")[0])
