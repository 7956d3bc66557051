import asyncio


async def finisher():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(2)
        return "too late, but here"


async def main():
    try:
        print(await asyncio.wait_for(finisher(), 1))
    except TimeoutError:
        print("timeout")


asyncio.run(main())
