import asyncio


async def work():
    await asyncio.sleep(1)
    return {}["missing"]


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(2)
    print("it failed a second ago")
    try:
        await task
    except KeyError as error:
        print("raised here", error)


asyncio.run(main())
