import asyncio


async def ask(model, seconds):
    print("asking the", model)
    await asyncio.sleep(seconds)
    return "the " + model + " says 42"


async def main():
    print(await ask("big model", 8))


asyncio.run(main())
