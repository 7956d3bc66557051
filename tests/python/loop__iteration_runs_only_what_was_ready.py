import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def spawn(n):
        log.append(n)
        if n < 3:
            loop.call_soon(spawn, n + 1)

    loop.call_soon(spawn, 0)
    for turn in range(5):
        await asyncio.sleep(0)
        print(turn, log)


asyncio.run(main())
