import asyncio
import time


async def fetch(part):
    await asyncio.sleep(1)
    return f"weather {part}"


def read_archive(part):
    time.sleep(2)
    return f"archive {part}"


def headline(lines):
    return f"{len(lines)} lines"


async def main():
    parts = (1, 2, 3)
    weather = [fetch(part) for part in parts]
    archive = [asyncio.to_thread(read_archive, part) for part in parts]
    lines = await asyncio.gather(*weather, *archive)
    print(headline(lines))


asyncio.run(main())
