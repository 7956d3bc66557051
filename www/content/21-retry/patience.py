import asyncio


async def ask_station(name):
    print(f"asking {name}")
    await asyncio.sleep(2)
    raise ConnectionError("busy")


async def ask_patiently(name):
    pause = 1
    while True:
        try:
            return await ask_station(name)
        except Exception as error:
            print(f"caught {error}")
            await asyncio.sleep(pause)
            pause = pause * 2


async def main():
    try:
        async with asyncio.timeout(8):
            await ask_patiently("Oslo")
    except TimeoutError:
        print("Oslo stays silent")


asyncio.run(main())
