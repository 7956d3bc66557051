import asyncio


async def ask_model(question):
    print("asking")
    try:
        await asyncio.sleep(10)
        return "42"
    except asyncio.CancelledError:
        print("hanging up")
        await asyncio.sleep(1)
        print("hung up")
        raise


async def main():
    try:
        answer = await asyncio.wait_for(ask_model("why?"), timeout=3)
        print("answer:", answer)
    except TimeoutError:
        print("no answer")


asyncio.run(main())
