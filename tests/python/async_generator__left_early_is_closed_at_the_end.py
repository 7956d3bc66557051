import asyncio


async def numbers():
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(1)
    finally:
        print("cleanup begins")
        await asyncio.sleep(0.5)
        print("cleanup ends")


async def main():
    stream = numbers()
    async for n in stream:
        print(n)
        if n == 1:
            break
    print("main ends")


asyncio.run(main())
print("after")
