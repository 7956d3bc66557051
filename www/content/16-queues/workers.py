import asyncio


async def cook(name, orders):
    while True:
        dish = await orders.get()
        await asyncio.sleep(2)
        print(f"{name} serves {dish}")
        orders.task_done()


async def main():
    orders = asyncio.Queue()
    for dish in ("soup", "rice", "tofu", "dumplings"):
        orders.put_nowait(dish)
    cooks = [
        asyncio.create_task(cook(name, orders), name=name)
        for name in ("Li", "Mo")
    ]
    await orders.join()
    print("all served")
    for task in cooks:
        task.cancel()


asyncio.run(main())
