import asyncio


async def listen():
    try:
        while True:
            await asyncio.sleep(1)
            print("在听")
    finally:
        print("挂断")


async def main():
    listener = asyncio.create_task(listen(), name="listener")
    await asyncio.sleep(2.5)
    listener.cancel()
    try:
        await listener
    except asyncio.CancelledError:
        print("已取消")


asyncio.run(main())
