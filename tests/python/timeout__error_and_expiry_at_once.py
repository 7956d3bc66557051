import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as limit:
            try:
                await asyncio.sleep(5)
            finally:
                raise ValueError("from the cleanup")
    except ValueError as error:
        print(repr(error), limit.expired(), repr(error.__context__), asyncio.current_task().cancelling())


asyncio.run(main())
