import asyncio
from contextlib import aclosing


async def story():
    try:
        for word in ("Once", "upon", "a", "time"):
            await asyncio.sleep(1)
            yield word
    finally:
        print("connection closed")


async def main():
    async with aclosing(story()) as words:
        async for word in words:
            print(word)
            if word == "upon":
                break
    print("heard enough")
    await asyncio.sleep(1)
    print("good night")


asyncio.run(main())
