import asyncio


async def deeper():
    await asyncio.sleep(1)
    raise LookupError("lost")


async def main():
    await deeper()


print("start")
asyncio.run(main())
print("not reached")
