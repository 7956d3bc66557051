import asyncio


async def flaky(attempt):
    await asyncio.sleep(3 - attempt)
    return f"attempt {attempt} worked"


async def main():
    for attempt in range(4):
        try:
            print(await asyncio.wait_for(flaky(attempt), 1.5))
            break
        except TimeoutError:
            print("attempt", attempt, "timed out")
            await asyncio.sleep(2**attempt * 0.1)


asyncio.run(main())
