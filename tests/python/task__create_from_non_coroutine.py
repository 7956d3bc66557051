import asyncio


async def main():
    for thing in (3, main, asyncio.sleep):
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])


asyncio.run(main())
