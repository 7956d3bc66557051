import asyncio, aiofiles, aiohttp, json, os

async def save(name, data):
    async with aiofiles.open(name, mode="w") as f:
        await f.write(json.dumps(data, indent=2))
    return name

async def load(name):
    async with aiofiles.open(name, mode="r", encoding="utf8") as f:
        return json.loads(await f.read())

async def download(session, url, path):
    async with session.get(url) as resp:
        assert resp.status == 200
        data = await resp.read()
    async with aiofiles.open(path, "wb") as f:
        await f.write(data)
    return len(data)

async def tail(path, n):
    lines = []
    async with aiofiles.open(path) as f:
        async for line in f:
            lines.append(line)
    return lines[-n:]

async def main():
    async with aiohttp.ClientSession() as s:
        sizes = await asyncio.gather(*(download(s, f"https://httpbin.org/{p}", f"{p}.bin") for p in ("json", "uuid", "get")))
    print(sizes)
    await save("a.json", {"k": [1, 2, {"z": None}]})
    print(await load("a.json"))
    print(await tail("a.json", 3))
    f = await aiofiles.open("log.txt", "a+")
    for i in range(3):
        await f.write(f"line {i}\n")
    await f.seek(0)
    print(await f.read())
    await f.close()
    f = await aiofiles.open("log.txt", "r+")
    await f.write("LINE")
    print(repr(await f.read(4)), repr(await f.readline()))
    await f.seek(0, 2)
    await f.write("end")
    await f.seek(0)
    print(await f.readlines())
    try:
        await load("nope.json")
    except FileNotFoundError as e:
        print(e.errno, e.filename, e.strerror, e)
    print(asyncio.get_running_loop().time())
asyncio.run(main())
