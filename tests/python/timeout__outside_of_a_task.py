import asyncio


async def main():
    pass


async def use():
    async with asyncio.timeout(1):
        pass


coro = use()
try:
    coro.send(None)
except RuntimeError as error:
    print(error)
limit = asyncio.timeout(3)
print(limit)
