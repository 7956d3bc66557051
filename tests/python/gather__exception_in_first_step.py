import asyncio


async def at_once():
    raise ValueError("at once")


async def slow():
    print("slow starts")
    await asyncio.sleep(1)
    print("slow ends")


async def main():
    try:
        await asyncio.gather(at_once(), slow())
    except ValueError as error:
        print(error)
    await asyncio.sleep(2)


asyncio.run(main())
