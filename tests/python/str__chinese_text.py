import asyncio


async def 问候(名字, 秒):
    await asyncio.sleep(秒)
    print(f"{名字:　<4}|{名字:>6}|你好")
    return len(名字)


async def main():
    结果 = await asyncio.gather(问候("小明", 1), 问候("诸葛亮", 0.5))
    print("长度：", 结果, "，".join(["一", "二"]))


asyncio.run(main())
