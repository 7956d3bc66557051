import asyncio
import time


async def 做菜(菜名, 用时):
    print(f"[{time.monotonic():.1f}] 开始做 {菜名}")
    await asyncio.sleep(用时)
    print(f"[{time.monotonic():.1f}] {菜名} 好了")
    return 菜名


async def 上菜(订单):
    任务 = [asyncio.create_task(做菜(菜, 秒), name=菜) for 菜, 秒 in 订单.items()]
    结果 = []
    for 一个 in 任务:
        结果.append(await 一个)
    return 结果


async def main():
    try:
        async with asyncio.timeout(4):
            print(await 上菜({"炒饭": 2, "汤": 3, "青菜": 1}))
            await 上菜({"烤鸭": 60})
    except TimeoutError:
        print("打烊了")


asyncio.run(main())
