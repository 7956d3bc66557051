import asyncio


def fail(n, *, extra):
    raise ValueError(n, extra)


async def main():
    try:
        await asyncio.to_thread(fail, 1, extra="e")
    except ValueError as error:
        print(error.args)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, max, 3, 7))


asyncio.run(main())
