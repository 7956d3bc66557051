import asyncio


async def listen():
    try:
        while True:
            await asyncio.sleep(1)
            print("listening")
    finally:
        print("hung up")


async def main():
    listener = asyncio.create_task(listen(), name="listener")
    await asyncio.sleep(2.5)
    listener.cancel()
    try:
        await listener
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
