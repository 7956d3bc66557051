import asyncio


async def postman(box):
    for letter in ("A", "B", "C", "D"):
        await box.put(letter)
        print(f"put {letter}")


async def reader(box):
    for _ in range(4):
        letter = await box.get()
        print(f"read {letter}")
        await asyncio.sleep(2)


async def main():
    box = asyncio.Queue()
    await asyncio.gather(
        asyncio.create_task(postman(box), name="postman"),
        asyncio.create_task(reader(box), name="reader"),
    )


asyncio.run(main())
