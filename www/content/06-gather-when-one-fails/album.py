import asyncio


async def upload(photo, seconds):
    await asyncio.sleep(seconds)
    if photo == "blurry":
        raise ValueError("blurry is refused")
    print(photo, "stored")
    return photo


async def main():
    tasks = [
        asyncio.create_task(upload("sunset", 1), name="sunset"),
        asyncio.create_task(upload("blurry", 2), name="blurry"),
        asyncio.create_task(upload("harbour", 3), name="harbour"),
    ]
    try:
        await asyncio.gather(*tasks)
        print("all stored")
    except ValueError as error:
        print("problem:", error)
    await asyncio.sleep(2)
    print("album closed")


asyncio.run(main())
