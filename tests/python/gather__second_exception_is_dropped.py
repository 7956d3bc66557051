import asyncio


async def fail(delay, text):
    await asyncio.sleep(delay)
    raise LookupError(text)


async def main():
    try:
        await asyncio.gather(fail(1, "first"), fail(2, "second"), fail(1, "third"))
    except LookupError as error:
        print(error)
    await asyncio.sleep(3)
    print("end")


asyncio.run(main())
