import asyncio


async def child():
    raise KeyboardInterrupt


async def main():
    try:
        await asyncio.create_task(child())
    except asyncio.CancelledError:
        print("main cancelled")
        raise


asyncio.run(main())
