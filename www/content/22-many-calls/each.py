import asyncio

SECONDS = {"fox": 1, "owl": 2, "whale": 9}


async def caption(photo):
    await asyncio.sleep(SECONDS[photo])
    if photo == "owl":
        raise ConnectionError("overloaded")
    return f"a caption for the {photo}"


async def main():
    calls = [asyncio.wait_for(caption(photo), timeout=4) for photo in SECONDS]
    answers = await asyncio.gather(*calls, return_exceptions=True)
    for photo, answer in zip(SECONDS, answers):
        if isinstance(answer, Exception):
            print(f"{photo}: {type(answer).__name__}")
        else:
            print(f"{photo}: {answer}")


asyncio.run(main())
