import asyncio


async def add_up(name, numbers):
    total = 0
    for number in numbers:
        total += number
        print(f"{name}: {total}")


async def main():
    await asyncio.gather(
        add_up("apples", [2, 3]),
        add_up("pears", [4, 4]),
        add_up("plums", [1, 5]),
    )


asyncio.run(main())
