import asyncio


async def heartbeat(every):
    beats = 0
    try:
        while True:
            await asyncio.sleep(every)
            beats += 1
            print("beat", beats)
    finally:
        print("stopped after", beats)


async def main():
    beating = asyncio.create_task(heartbeat(0.4), name="heart")
    try:
        await asyncio.wait_for(asyncio.sleep(1.5), timeout=1.3)
    except TimeoutError:
        print("work took too long")
    beating.cancel()
    try:
        await beating
    except asyncio.CancelledError:
        print("heart cancelled:", beating.cancelled())


asyncio.run(main())
