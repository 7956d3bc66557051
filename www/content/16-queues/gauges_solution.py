import asyncio


async def gauge(waiting):
    for minute in range(1, 7):
        await waiting.put(f"reading {minute}")
        print(f"stored: {waiting.qsize()}")
    await waiting.put(None)


async def writer(waiting):
    while True:
        reading = await waiting.get()
        if reading is None:
            break
        await asyncio.sleep(1)
        print(f"wrote {reading}")


async def main():
    waiting = asyncio.Queue(maxsize=2)
    await asyncio.gather(gauge(waiting), writer(waiting))


asyncio.run(main())
