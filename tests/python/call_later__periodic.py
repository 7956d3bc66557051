import asyncio


async def main():
    loop = asyncio.get_running_loop()
    count = 0

    def tick():
        nonlocal count
        count += 1
        print("tick", count, loop.time())
        if count < 4:
            loop.call_later(0.5, tick)

    tick()
    await asyncio.sleep(3)


asyncio.run(main())
