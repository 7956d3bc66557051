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


async def main():
    print(await ask_ferry())


asyncio.run(main())
