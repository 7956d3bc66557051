import asyncio

loaves = []


async def customer(name, fresh):
    async with fresh:
        while not loaves:
            print(f"{name} waits")
            await fresh.wait()
        loaves.pop()
        print(f"{name} takes a loaf")


async def baker(fresh):
    for _ in range(2):
        await asyncio.sleep(1)
        async with fresh:
            loaves.append("rye")
            print("a loaf is ready")
            fresh.notify_all()


async def main():
    fresh = asyncio.Condition()
    await asyncio.gather(
        asyncio.create_task(customer("Ann", fresh), name="Ann"),
        asyncio.create_task(customer("Bo", fresh), name="Bo"),
        asyncio.create_task(baker(fresh), name="baker"),
    )


asyncio.run(main())
