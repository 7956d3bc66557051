import asyncio


def broken():
    raise ValueError("callback failed")


async def main():
    asyncio.get_running_loop().call_soon(broken)
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
