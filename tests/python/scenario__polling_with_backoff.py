import asyncio


class Service:
    def __init__(self):
        self.calls = 0

    async def ask(self):
        self.calls += 1
        await asyncio.sleep(0.1)
        if self.calls < 4:
            raise ConnectionError(f"refused ({self.calls})")
        return {"state": "ready", "calls": self.calls}


async def poll(service, tries=5, delay=0.5):
    for attempt in range(1, tries + 1):
        try:
            return await service.ask()
        except ConnectionError as error:
            print(f"{attempt}: {error}; again in {delay}s")
            await asyncio.sleep(delay)
            delay *= 2
    raise TimeoutError("gave up")


async def main():
    print(await poll(Service()))
    try:
        await poll(Service(), tries=2)
    except TimeoutError as error:
        print(error)


asyncio.run(main())
