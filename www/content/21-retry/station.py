import asyncio

attempts = 0


async def ask_station():
    global attempts
    attempts += 1
    print(f"attempt {attempts}")
    await asyncio.sleep(1)
    if attempts < 4:
        raise ConnectionError("busy")
    return "12 degrees"


async def ask_patiently():
    pause = 1
    while True:
        try:
            return await ask_station()
        except ConnectionError:
            await asyncio.sleep(pause)
            pause = pause * 2


async def main():
    print(await ask_patiently())


asyncio.run(main())
