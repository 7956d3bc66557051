import asyncio


async def forecast(city, seconds):
    print(f"{city}：查询中")
    await asyncio.sleep(seconds)
    print(f"{city}：晴")
    return city


async def clock():
    try:
        while True:
            print("滴答")
            await asyncio.sleep(0.5)
    except asyncio.CancelledError:
        print("时钟：正在停下")
        raise


async def main():
    ticker = asyncio.create_task(clock(), name="clock")

    # 三个同时进行：gather 花的时间等于最慢的那一个。
    cities = await asyncio.gather(
        forecast("奥斯陆", 1.2),
        forecast("利马", 0.6),
        forecast("开罗", 0.9),
    )
    print(f"都回来了：{cities}")

    # 太慢了：0.4 秒后 wait_for 不再等。
    try:
        await asyncio.wait_for(forecast("亚特兰蒂斯", 5), timeout=0.4)
    except TimeoutError:
        print("亚特兰蒂斯：没有回音")

    # 不再需要时钟了。
    ticker.cancel()
    try:
        await ticker
    except asyncio.CancelledError:
        print("时钟：已停下")


asyncio.run(main())
