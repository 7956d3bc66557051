import asyncio


async def forecast(city, seconds):
    print(f"{city}: asking")
    await asyncio.sleep(seconds)
    print(f"{city}: sunny")
    return city


async def clock():
    try:
        while True:
            print("tick")
            await asyncio.sleep(0.5)
    except asyncio.CancelledError:
        print("clock: stopping")
        raise


async def main():
    ticker = asyncio.create_task(clock(), name="clock")

    # Three at once: gather takes as long as the slowest.
    cities = await asyncio.gather(
        forecast("Oslo", 1.2),
        forecast("Lima", 0.6),
        forecast("Cairo", 0.9),
    )
    print(f"all answered: {cities}")

    # Too slow: after 0.4 s wait_for gives up.
    try:
        await asyncio.wait_for(forecast("Atlantis", 5), timeout=0.4)
    except TimeoutError:
        print("Atlantis: no answer")

    # The clock is no longer needed.
    ticker.cancel()
    try:
        await ticker
    except asyncio.CancelledError:
        print("clock: stopped")


asyncio.run(main())
