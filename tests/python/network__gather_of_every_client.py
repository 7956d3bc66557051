import asyncio
import time

import aiofiles
import aiohttp
import httpx
from openai import AsyncOpenAI


async def stage(name, coroutine):
    print(f"{time.monotonic():.2f} {name} starts")
    result = await coroutine
    print(f"{time.monotonic():.2f} {name} has {result}")
    return result


async def by_aiohttp():
    async with aiohttp.ClientSession() as session:
        async with session.get("https://api.github.com/users/django") as response:
            return (await response.json())["login"]


async def by_httpx():
    async with httpx.AsyncClient() as client:
        return (await client.get("https://httpbin.org/uuid")).json()["uuid"]


async def by_model():
    response = await AsyncOpenAI().chat.completions.create(model="gpt", messages=[{"role": "user", "content": "hey"}])
    return response.choices[0].message.content


async def save(results):
    async with aiofiles.open("results.txt", "w") as f:
        await f.write("\n".join(results))
    async with aiofiles.open("results.txt") as f:
        return await f.read()


async def main():
    results = await asyncio.gather(stage("aiohttp", by_aiohttp()), stage("httpx", by_httpx()), stage("model", by_model()))
    print(await stage("files", save(results)))


asyncio.run(main())
