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
    lines = []
    for part in (1, 2, 3):
        lines.append(await fetch(part))
        lines.append(read_archive(part))
    print(headline(lines))


asyncio.run(main())
