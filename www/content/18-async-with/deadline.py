import asyncio


class Bridge:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("bridge down")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(2)
        print("bridge up")


async def main():
    try:
        async with asyncio.timeout(4):
            async with Bridge():
                await asyncio.sleep(10)
                print("parade over")
    except TimeoutError:
        print("time is up")


asyncio.run(main())
