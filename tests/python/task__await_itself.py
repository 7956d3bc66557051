import asyncio


async def main():
    async def loop_on_me():
        await task

    task = asyncio.create_task(loop_on_me())
    try:
        await task
    except RuntimeError as error:
        print(str(error).split(":")[0])


asyncio.run(main())
