import asyncio

tables = 0


async def guest(name, free):
    global tables
    async with free:
        if tables == 0:
            await free.wait()
        tables -= 1
        print(f"{name} sits down, free tables: {tables}")


async def waiter(free):
    global tables
    for _ in range(3):
        await asyncio.sleep(1)
        async with free:
            tables += 1
            free.notify_all()


async def main():
    free = asyncio.Condition()
    await asyncio.gather(
        guest("Ann", free),
        guest("Bo", free),
        guest("Cleo", free),
        waiter(free),
    )


asyncio.run(main())
