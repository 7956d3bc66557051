import asyncio

import aioredis


async def main():
    redis = await aioredis.create_redis_pool("redis://localhost:6379")
    loop = asyncio.get_running_loop()
    print(await redis.set("a", "1"), await redis.get("a"), await redis.get("missing"))
    print(await redis.incr("hits"), await redis.incr("hits"), await redis.exists("hits"), await redis.delete("a", "b"))
    await redis.setex("token", 60, "secret")
    print(await redis.get("token"), await redis.ping(), round(loop.time(), 2))
    other = aioredis.from_url("redis://localhost", decode_responses=True)
    print(await asyncio.gather(*(other.incr("hits") for _ in range(3))), round(loop.time(), 2))
    redis.close()
    await redis.wait_closed()
    await other.close()


asyncio.run(main())
