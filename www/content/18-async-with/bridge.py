import asyncio


class Bridge:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("bridge down")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(1)
        print("bridge up")


async def deliver():
    async with Bridge():
        print("a cart crosses")
        await asyncio.sleep(2)
        raise ValueError("broken wheel")


async def main():
    try:
        await deliver()
    except ValueError as error:
        print(f"no delivery: {error}")


asyncio.run(main())
