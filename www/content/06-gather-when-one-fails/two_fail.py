import asyncio


async def upload(photo, seconds):
    await asyncio.sleep(seconds)
    if photo != "harbour":
        raise ValueError("refused")
    return "stored"


async def main():
    photos = {"dark": 1, "blurry": 2, "harbour": 3}
    uploads = [upload(photo, seconds) for photo, seconds in photos.items()]
    try:
        results = await asyncio.gather(*uploads)
        for photo, result in zip(photos, results):
            print(photo, result)
    except ValueError as error:
        print("one was", error)


asyncio.run(main())
