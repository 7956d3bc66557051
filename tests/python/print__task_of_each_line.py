import asyncio


async def child():
    print("in the child")
    asyncio.current_task().set_name("renamed")
    print("still in the child")


async def main():
    asyncio.get_running_loop().call_soon(print, "in a callback")
    await asyncio.create_task(child())
    print("in main")


print("outside")
asyncio.run(main())
print("outside again")
