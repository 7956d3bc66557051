import asyncio


async def expose(seconds):
    print("shutter open")
    try:
        await asyncio.sleep(seconds)
        print("picture taken")
    finally:
        print("shutter closed")


async def main():
    camera = asyncio.create_task(expose(60), name="camera")
    await asyncio.sleep(5)
    camera.cancel()
    print("clouds")
    try:
        await camera
    except asyncio.CancelledError:
        print("no picture")


asyncio.run(main())
