import asyncio


async def sort_letters(letters):
    while True:
        letter = await letters.get()
        await asyncio.sleep(1)
        if letter.isdigit():
            print(f"{letter}: sorted")
        else:
            print(f"{letter}: no postcode")
        letters.task_done()


async def main():
    letters = asyncio.Queue()
    for letter in ("28001", "Oslo", "75004"):
        letters.put_nowait(letter)
    sorter = asyncio.create_task(sort_letters(letters), name="sorter")
    await letters.join()
    sorter.cancel()
    print("all sorted")


asyncio.run(main())
