import asyncio

SECONDS = [30, 1, 1]
calls = []


async def ask_ferry():
    calls.append(len(calls) + 1)
    print(f"call {len(calls)}")
    await asyncio.sleep(SECONDS[len(calls) - 1])
    if len(calls) < 3:
        raise ConnectionError("busy")
    return "the ferry leaves at noon"


async def with_retry(ask, attempts):
    for attempt in range(1, attempts + 1):
        try:
            return await asyncio.wait_for(ask(), timeout=2)
        except (TimeoutError, ConnectionError):
            if attempt == attempts:
                raise
            await asyncio.sleep(attempt)


async def main():
    print(await with_retry(ask_ferry, attempts=3))


asyncio.run(main())
