import asyncio

import anthropic

client = anthropic.AsyncAnthropic()


async def ask(prompt):
    message = await client.messages.create(model="claude", max_tokens=100, messages=[{"role": "user", "content": prompt}])
    print(message.content[0].text, message.stop_reason, message.usage.input_tokens, message.usage.output_tokens)
    return message.id


async def main():
    print(await asyncio.gather(ask("hello"), ask("world")))
    async with client.messages.stream(model="claude", max_tokens=10, messages=[{"role": "user", "content": "stream it"}]) as stream:
        async for text in stream.text_stream:
            print(f"{asyncio.get_running_loop().time():.1f} {text!r}")
        final = await stream.get_final_message()
    print(final.content[0].text, final.role)
    print(anthropic.Anthropic(api_key="k").messages.create(model="c", max_tokens=1, messages=[{"role": "user", "content": "x"}]).content)
    print(asyncio.get_running_loop().time(), issubclass(anthropic.RateLimitError, anthropic.APIError))


asyncio.run(main())
