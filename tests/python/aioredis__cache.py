import asyncio, aioredis, json
from datetime import datetime

class Cache:
    def __init__(self, redis): self.redis = redis
    async def get_or_set(self, key, factory, ttl=60):
        cached = await self.redis.get(key)
        if cached is not None:
            print("hit", key)
            return json.loads(cached)
        print("miss", key)
        value = await factory()
        await self.redis.set(key, json.dumps(value), ex=ttl)
        return value

async def slow():
    await asyncio.sleep(1)
    return {"at": datetime.now().isoformat()}

async def main():
    redis = aioredis.from_url("redis://localhost", encoding="utf-8", decode_responses=True)
    cache = Cache(redis)
    for _ in range(2):
        print(await cache.get_or_set("k", slow))
    results = await asyncio.gather(*(cache.get_or_set("other", slow) for _ in range(3)))
    print(len({r["at"] for r in results}))
    print(await redis.delete("k", "zz"), await redis.exists("k"))
    await asyncio.gather(*(redis.incr("n") for _ in range(10)))
    print(await redis.get("n"), round(asyncio.get_running_loop().time(), 3))
    await redis.close()
asyncio.run(main())
