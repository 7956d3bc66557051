import asyncio

from openai import AsyncOpenAI, OpenAI

client = AsyncOpenAI(api_key="sk-test")


async def ask(prompt):
    response = await client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "system", "content": "short"}, {"role": "user", "content": prompt}], temperature=0
    )
    choice = response.choices[0]
    print(asyncio.get_running_loop().time(), choice.message.content, choice.message.role, choice.finish_reason)
    return response.usage.total_tokens


async def stream(prompt):
    chunks = await client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}], stream=True
    )
    async for chunk in chunks:
        print(chunk.choices[0].delta.content or "", end="|", flush=True)
    print()


async def main():
    print(await asyncio.gather(*(ask(p) for p in ("one", "two", "three"))))
    await stream("tell me a story")
    try:
        await asyncio.wait_for(ask("slow"), timeout=0.5)
    except asyncio.TimeoutError:
        print("too slow")
    response = OpenAI().chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}])
    print(asyncio.get_running_loop().time(), response)
    async with AsyncOpenAI() as other:
        print(type(other.chat.completions).__name__)


asyncio.run(main())
