import asyncio


async def leaf():
    print("leaf")


async def other():
    print("other")


async def main():
    task = asyncio.create_task(other())
    await leaf()
    await leaf()
    print("main")
    await task


asyncio.run(main())
