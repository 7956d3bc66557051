import asyncio


async def main():
    for value in ("1", None, float("nan")):
        try:
            await asyncio.sleep(value)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
