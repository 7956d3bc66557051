import asyncio


async def work(name, delay, fails=False):
    await asyncio.sleep(delay)
    print(name, "is at its end")
    if fails:
        raise ValueError(name)


async def main():
    try:
        await asyncio.gather(work("quick", 1, fails=True), work("slow", 2))
    except ValueError as error:
        print("gather raised", repr(error))
    await asyncio.sleep(5)


asyncio.run(main())
