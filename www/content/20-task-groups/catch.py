import asyncio


async def check(part, seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    print(f"{part} is fine")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(check("engine", 1))
            group.create_task(
                check("lights", 2, ValueError("left light is out"))
            )
            group.create_task(check("radio", 2, ConnectionError("no signal")))
    except ValueError as error:
        print(f"repair: {error}")
    except ConnectionError as error:
        print(f"call again: {error}")


asyncio.run(main())
