import asyncio


async def answer(seconds):
    await asyncio.sleep(seconds)
    return "yes"


async def main():
    try:
        async with asyncio.timeout(2):
            print(await answer(1))
            print(await answer(5))
    except TimeoutError:
        print("too late")


asyncio.run(main())
