import asyncio


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("connected")
        return self

    async def __aexit__(self, kind, value, traceback):
        await asyncio.sleep(0.5)
        print("disconnected", kind and kind.__name__)

    async def query(self):
        await asyncio.sleep(1)
        return "rows"


async def main():
    async with Connection() as one, Connection() as two:
        print(await asyncio.gather(one.query(), two.query()))
    try:
        async with asyncio.timeout(2), Connection() as slow:
            await slow.query()
    except TimeoutError:
        print("timeout")
    try:
        async with open:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
