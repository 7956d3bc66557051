import asyncio


async def runner(name, seconds):
    print(f"{name} runs")
    await asyncio.sleep(seconds)
    print(f"{name} arrives")


async def starter():
    await asyncio.sleep(2)
    print("go!")


async def main():
    await asyncio.gather(
        runner("Ann", 3), runner("Bo", 4), runner("Cleo", 2), starter()
    )


asyncio.run(main())
