import asyncio


async def answer(seconds):
    await asyncio.sleep(seconds)
    return "是的"


async def main():
    try:
        async with asyncio.timeout(2):
            print(await answer(1))
            print(await answer(5))
    except TimeoutError:
        print("太晚了")


asyncio.run(main())
