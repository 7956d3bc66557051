import asyncio


async def ask(model, seconds):
    print("asking the", model)
    await asyncio.sleep(seconds)
    return "the " + model + " says 42"


async def main():
    try:
        async with asyncio.timeout(2):
            answer = await ask("big model", 8)
    except TimeoutError:
        answer = await ask("small model", 1)
    print(answer)


asyncio.run(main())
