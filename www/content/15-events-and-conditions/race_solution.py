import asyncio


async def runner(name, seconds, go):
    await go.wait()
    print(f"{name} runs")
    await asyncio.sleep(seconds)
    print(f"{name} arrives")


async def starter(go):
    await asyncio.sleep(2)
    print("go!")
    go.set()


async def main():
    go = asyncio.Event()
    await asyncio.gather(
        runner("Ann", 3, go),
        runner("Bo", 4, go),
        runner("Cleo", 2, go),
        starter(go),
    )


asyncio.run(main())
