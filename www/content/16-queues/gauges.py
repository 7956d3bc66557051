import asyncio

waiting = []


async def gauge():
    for minute in range(1, 7):
        waiting.append(f"reading {minute}")
        print(f"stored: {len(waiting)}")


async def writer():
    while waiting:
        reading = waiting.pop(0)
        await asyncio.sleep(1)
        print(f"wrote {reading}")


async def main():
    await asyncio.gather(gauge(), writer())


asyncio.run(main())
