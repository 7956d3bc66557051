import asyncio


async def 哲学家(号, 左, 右):
    for 次 in range(2):
        print(号, "思考")
        await asyncio.sleep(0.1 * 号)
        async with 左:
            async with 右:
                print(号, "吃饭", 次)
                await asyncio.sleep(0.5)


async def main():
    叉子 = [asyncio.Lock() for _ in range(3)]
    async with asyncio.timeout(20):
        await asyncio.gather(*(哲学家(n, 叉子[n], 叉子[(n + 1) % 3]) for n in range(3)))
    print("都吃完了")


asyncio.run(main())
