import asyncio
import time


def send():
    time.sleep(3)


async def metronome():
    for beat in range(1, 5):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def upload():
    await asyncio.sleep(0.5)
    print("upload: begin")
    await asyncio.to_thread(send)
    print("upload: done")


async def main():
    await asyncio.gather(
        asyncio.create_task(metronome(), name="metronome"),
        asyncio.create_task(upload(), name="upload"),
    )


asyncio.run(main())
