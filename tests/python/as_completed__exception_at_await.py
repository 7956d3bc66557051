import asyncio


async def work(n):
    await asyncio.sleep(n / 10)
    if n % 2:
        raise ValueError(n)
    return n


async def main():
    for next_one in asyncio.as_completed([work(n) for n in (3, 2, 1)]):
        try:
            print("got", await next_one)
        except ValueError as error:
            print("error", error)
    for nothing in asyncio.as_completed([]):
        print("never")


asyncio.run(main())
