import asyncio
import traceback


async def deep():
    await asyncio.sleep(0)
    raise ValueError("深")


async def main():
    try:
        await deep()
    except ValueError as error:
        print(traceback.format_exc())
        print("".join(traceback.format_exception_only(error)), end="")


asyncio.run(main())
