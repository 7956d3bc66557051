# aioredis, versions 1 and 2: connecting and each command take a while. Values stay as they are, and don't expire.

import redis.asyncio as _redis
from redis.asyncio import RedisError, ConnectionError

_store = {}


class Redis(_redis.Redis):
    async def get(self, key):
        await self._do("GET", key)
        return _store.get(key)

    async def set(self, key, value, **kwargs):
        await self._do("SET", key)
        _store[key] = value
        return True

    async def incr(self, key):
        await self._do("INCR", key)
        _store[key] = int(_store.get(key, 0)) + 1
        return _store[key]

    async def delete(self, *keys):
        await self._do("DEL", *keys)
        return sum(_store.pop(key, None) is not None for key in keys)

    async def exists(self, key):
        await self._do("EXISTS", key)
        return int(key in _store)

    def close(self):
        return _Closed()

    async def wait_closed(self):
        pass


class _Closed:
    """It may be awaited, and need not be."""

    def __await__(self):
        return iter(())


from_url = Redis.from_url


async def create_redis_pool(address, **kwargs):
    client = from_url(address)
    await client._do("connect")
    return client


create_redis = create_redis_pool
