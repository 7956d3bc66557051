import asyncio


async def expose(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("what was that?")
    await asyncio.sleep(2)
    print("picture developed")


async def main():
    camera = asyncio.create_task(expose(60), name="camera")
    await asyncio.sleep(5)
    camera.cancel()
    await asyncio.wait([camera])
    print("cancelled?", camera.cancelled())


asyncio.run(main())
