import asyncio


async def count(first, last):
    total = 0
    for number in range(first, last):
        total += number
        if number % 100 == 0:
            print(f"at {number}")
    print(f"total {total}")


async def visitor():
    print("a visitor asks")
    await asyncio.sleep(0)
    print("a visitor is answered")


async def main():
    await asyncio.gather(visitor(), count(1, 400))


asyncio.run(main())
