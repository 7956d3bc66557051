import asyncio

import aiofiles


async def main():
    loop = asyncio.get_running_loop()
    async with aiofiles.open("notes.txt", "w") as f:
        print(await f.write("one\ntwo\n"))
        await f.writelines(["three\n", "four"])
    async with aiofiles.open("notes.txt") as f:
        print(repr(await f.readline()), await f.readlines(), repr(await f.read()))
        await f.seek(0)
        print(repr(await f.read(5)), loop.time())
    async with aiofiles.open("notes.txt", mode="a", encoding="utf-8") as f:
        await f.write("\nfünf 六")
    async with aiofiles.open("notes.txt", "r") as f:
        async for line in f:
            print(line.rstrip("\n"))
    async with aiofiles.open("notes.txt", "rb") as f:
        data = await f.read()
        print(type(data).__name__, len(data), data[-6:])
    for name, mode in (("missing.txt", "r"), ("notes.txt", "x")):
        try:
            async with aiofiles.open(name, mode) as f:
                pass
        except OSError as error:
            print(type(error).__name__, error)
    f = await aiofiles.open("new.bin", "wb")
    await f.write(b"\x00\x01")
    await f.close()
    print(f.closed, round(loop.time(), 3))


asyncio.run(main())
