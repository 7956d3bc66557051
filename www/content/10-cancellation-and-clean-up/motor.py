import asyncio


async def turn_dome(degrees):
    print("motor on")
    try:
        for position in range(0, degrees, 10):
            print("at", position)
            await asyncio.sleep(1)
    except Exception:
        print("an error")
    print("motor off")


async def main():
    dome = asyncio.create_task(turn_dome(90), name="dome")
    await asyncio.sleep(2.5)
    dome.cancel()
    await asyncio.wait([dome])
    print("good night")


asyncio.run(main())
