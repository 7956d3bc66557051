import asyncio

SECONDS = {"fox": 1, "owl": 2, "whale": 9}


async def caption(photo):
    await asyncio.sleep(SECONDS[photo])
    print(f"{photo} captioned")
    return f"a caption for the {photo}"


async def main():
    calls = [
        asyncio.create_task(caption(photo), name=photo) for photo in SECONDS
    ]
    try:
        print(await asyncio.wait_for(asyncio.gather(*calls), timeout=4))
    except TimeoutError:
        print("no page")


asyncio.run(main())
