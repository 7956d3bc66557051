# redis.asyncio: one store in memory; each command takes a while. What has expired is gone when it is next asked for.

import asyncio
import time
import _network as net

_store, _deadlines, _channels = {}, {}, {}


class RedisError(Exception):
    pass


class ConnectionError(RedisError):
    pass


class TimeoutError(RedisError):
    pass


class ResponseError(RedisError):
    pass


class LockError(RedisError):
    pass


def _bytes(value):
    return value if isinstance(value, bytes) else str(value).encode()


def _name(key):
    return key.decode() if isinstance(key, bytes) else str(key)


class Redis:
    def __init__(self, host="localhost", port=6379, db=0, *, decode_responses=False, connection_pool=None, **kwargs):
        self._where, self._decode = f"{host}:{port}", decode_responses

    @classmethod
    def from_url(cls, url, **kwargs):
        host, _, port = url.split("://")[-1].split("/")[0].split("@")[-1].partition(":")
        return cls(host or "localhost", int(port or 6379), **kwargs)

    def _out(self, value):
        return value.decode() if self._decode and isinstance(value, bytes) else value

    async def _do(self, *command):
        failure = net.failure(self._where)
        await net.wait(net.latency(self._where, 0.01), "redis " + " ".join(map(str, command)))
        if failure is not None:
            raise ConnectionError(f"Error connecting to {self._where}.")
        for key, deadline in list(_deadlines.items()):
            if deadline <= time.monotonic():
                del _deadlines[key]
                _store.pop(key, None)

    async def _value(self, kind, command, key, *rest):
        """The value at a key, made if it is not there; it must be of this kind."""
        await self._do(command, key, *rest)
        value = _store.setdefault(_name(key), kind())
        if not isinstance(value, kind):
            raise ResponseError("WRONGTYPE Operation against a key holding the wrong kind of value")
        return value

    async def ping(self):
        await self._do("PING")
        return True

    async def get(self, key):
        await self._do("GET", key)
        return self._out(_store.get(_name(key)))

    async def mget(self, keys, *more):
        keys = [keys, *more] if isinstance(keys, str) else [*keys, *more]
        await self._do("MGET", *keys)
        return [self._out(_store.get(_name(key))) for key in keys]

    async def set(self, key, value, ex=None, px=None, nx=False, xx=False, **kwargs):
        await self._do("SET", key)
        key = _name(key)
        if nx and key in _store or xx and key not in _store:
            return None
        _store[key] = _bytes(value)
        _deadlines.pop(key, None)
        seconds = ex if ex is not None else px and px / 1000
        if seconds:
            _deadlines[key] = time.monotonic() + seconds
        return True

    async def setex(self, key, seconds, value):
        return await self.set(key, value, ex=seconds)

    async def setnx(self, key, value):
        return bool(await self.set(key, value, nx=True))

    async def mset(self, mapping):
        await self._do("MSET")
        _store.update((_name(key), _bytes(value)) for key, value in mapping.items())
        return True

    async def incrby(self, key, amount=1):
        await self._do("INCRBY", key, amount)
        number = int(_store.get(_name(key), 0)) + amount
        _store[_name(key)] = _bytes(number)
        return number

    incr = incrby

    async def decr(self, key, amount=1):
        return await self.incrby(key, -amount)

    async def delete(self, *keys):
        await self._do("DEL", *keys)
        return sum(_store.pop(_name(key), None) is not None for key in keys)

    async def exists(self, *keys):
        await self._do("EXISTS", *keys)
        return sum(_name(key) in _store for key in keys)

    async def expire(self, key, seconds):
        await self._do("EXPIRE", key, seconds)
        if _name(key) in _store:
            _deadlines[_name(key)] = time.monotonic() + seconds
        return _name(key) in _store

    async def ttl(self, key):
        await self._do("TTL", key)
        if _name(key) not in _store:
            return -2
        return round(_deadlines[_name(key)] - time.monotonic()) if _name(key) in _deadlines else -1

    async def keys(self, pattern="*"):
        await self._do("KEYS", pattern)
        head, star, tail = pattern.partition("*")
        found = [key for key in _store if key.startswith(head) and key.endswith(tail) and (star or key == head)]
        return [self._out(key.encode()) for key in found]

    async def flushdb(self):
        await self._do("FLUSHDB")
        _store.clear()
        return True

    flushall = flushdb

    async def rpush(self, key, *values):
        items = await self._value(list, "RPUSH", key)
        items.extend(map(_bytes, values))
        return len(items)

    async def lpush(self, key, *values):
        items = await self._value(list, "LPUSH", key)
        items[:0] = map(_bytes, reversed(values))
        return len(items)

    async def lpop(self, key):
        items = await self._value(list, "LPOP", key)
        return self._out(items.pop(0)) if items else None

    async def rpop(self, key):
        items = await self._value(list, "RPOP", key)
        return self._out(items.pop()) if items else None

    async def llen(self, key):
        return len(await self._value(list, "LLEN", key))

    async def lrange(self, key, start, end):
        items = await self._value(list, "LRANGE", key, start, end)
        return [self._out(item) for item in items[start:None if end == -1 else end + 1]]

    async def hset(self, key, field=None, value=None, mapping=None):
        fields = await self._value(dict, "HSET", key)
        new = dict(mapping or {})
        if field is not None:
            new[field] = value
        added = sum(_bytes(name) not in fields for name in new)
        fields.update((_bytes(name), _bytes(value)) for name, value in new.items())
        return added

    async def hget(self, key, field):
        return self._out((await self._value(dict, "HGET", key, field)).get(_bytes(field)))

    async def hgetall(self, key):
        fields = await self._value(dict, "HGETALL", key)
        return {self._out(name): self._out(value) for name, value in fields.items()}

    async def hincrby(self, key, field, amount=1):
        fields = await self._value(dict, "HINCRBY", key, field)
        number = int(fields.get(_bytes(field), 0)) + amount
        fields[_bytes(field)] = _bytes(number)
        return number

    async def sadd(self, key, *values):
        members = await self._value(set, "SADD", key)
        before = len(members)
        members.update(map(_bytes, values))
        return len(members) - before

    async def srem(self, key, *values):
        members = await self._value(set, "SREM", key)
        before = len(members)
        members.difference_update(map(_bytes, values))
        return before - len(members)

    async def smembers(self, key):
        return {self._out(member) for member in await self._value(set, "SMEMBERS", key)}

    async def sismember(self, key, value):
        return int(_bytes(value) in await self._value(set, "SISMEMBER", key))

    async def publish(self, channel, message):
        await self._do("PUBLISH", channel)
        listeners = _channels.get(channel, [])
        for queue in listeners:
            data = {"type": "message", "pattern": None, "channel": channel.encode(), "data": _bytes(message)}
            queue.put_nowait({name: self._out(value) for name, value in data.items()})
        return len(listeners)

    def pubsub(self, **kwargs):
        return PubSub(self)

    def pipeline(self, transaction=True):
        return Pipeline(self)

    def lock(self, name, timeout=None, blocking_timeout=None, **kwargs):
        return Lock(self, name, timeout, blocking_timeout)

    async def aclose(self):
        pass

    close = aclose

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


StrictRedis = Redis
from_url = Redis.from_url


class ConnectionPool:
    def __init__(self, **kwargs):
        pass

    from_url = classmethod(lambda cls, url, **kwargs: cls())


class Pipeline:
    """Commands that are sent together by `execute`: one after the other, in the time of one."""

    def __init__(self, client):
        self._client, self._commands = client, []

    def __getattr__(self, name):
        def add(*args, **kwargs):
            self._commands.append((name, args, kwargs))
            return self
        return add

    async def execute(self):
        await self._client._do("EXEC")
        commands, self._commands = self._commands, []
        client = Redis.__new__(type(self._client))
        client.__dict__.update(self._client.__dict__)
        client._do = _at_once
        return [await getattr(client, name)(*args, **kwargs) for name, args, kwargs in commands]

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self._commands.clear()


async def _at_once(*command):
    pass


class PubSub:
    def __init__(self, client):
        self._client, self._queue = client, asyncio.Queue()

    async def subscribe(self, *channels):
        await self._client._do("SUBSCRIBE", *channels)
        for channel in channels:
            _channels.setdefault(channel, []).append(self._queue)

    async def unsubscribe(self, *channels):
        for channel in channels or list(_channels):
            if self._queue in _channels.get(channel, ()):
                _channels[channel].remove(self._queue)

    async def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        try:
            return await asyncio.wait_for(self._queue.get(), timeout)
        except asyncio.TimeoutError:
            return None

    async def listen(self):
        while True:
            yield await self._queue.get()

    async def aclose(self):
        await self.unsubscribe()

    close = aclose

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class Lock:
    """Tried again each tenth of a second."""

    def __init__(self, client, name, timeout, blocking_timeout):
        self._client, self._name, self._timeout, self._patience = client, name, timeout, blocking_timeout

    async def acquire(self, blocking=True, **kwargs):
        start = time.monotonic()
        while not await self._client.set(self._name, "held", px=self._timeout and self._timeout * 1000, nx=True):
            if not blocking or self._patience is not None and time.monotonic() - start >= self._patience:
                return False
            await asyncio.sleep(0.1)
        return True

    async def release(self):
        if not await self._client.delete(self._name):
            raise LockError("Cannot release an unlocked lock")

    async def __aenter__(self):
        if not await self.acquire():
            raise LockError("Unable to acquire lock within the time specified")
        return self

    async def __aexit__(self, *exc):
        await self.release()
