import asyncio


class Worker:
    async def run(self, event):
        try:
            await event.wait()
        finally:
            print("never")


async def wait_for(task):
    await task[0]


async def main():
    event = asyncio.Event()
    done = asyncio.create_task(asyncio.sleep(0.5), name="done")
    tasks = [None, None]
    tasks[0] = asyncio.create_task(wait_for(tasks[1:]), name="left")
    tasks[1] = asyncio.create_task(Worker().run(event), name="right")
    await done
    tasks[1].set_name("renamed")
    asyncio.create_task(asyncio.Queue().get())
    await event.wait()


asyncio.run(main())
