import asyncio


async def quick():
    print("quick runs")
    return 1


async def main():
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(quick(), timeout))
        except TimeoutError:
            print("timed out at once")
    done = asyncio.create_task(quick())
    await done
    print(await asyncio.wait_for(done, 0))


asyncio.run(main())
