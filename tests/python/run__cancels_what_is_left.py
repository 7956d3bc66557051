import asyncio


async def background(name):
    try:
        while True:
            await asyncio.sleep(1)
            print(name, "tick")
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(0.5)
        print(name, "cleaned up")
        raise
    finally:
        print(name, "finally")


async def main():
    asyncio.create_task(background("a"))
    asyncio.create_task(background("b"))
    await asyncio.sleep(2.5)
    print("main ends")


asyncio.run(main())
print("after run")
