import asyncio


async def leaf():
    await asyncio.sleep(1)


async def middle():
    await leaf()


async def main():
    t = asyncio.create_task(middle(), name="m")
    await asyncio.sleep(0)
    for frame in t.get_stack():
        print(frame.f_lineno, frame.f_code.co_name, type(frame).__name__)
    t.print_stack()
    print(t.get_coro().__name__, t.get_coro().cr_await.__name__, t.get_coro().cr_frame.f_lineno, t.get_coro().cr_code.co_name)
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name(), t in asyncio.all_tasks())
    await t
    print(t.get_stack())
    t.print_stack()

    async def bad():
        await asyncio.sleep(0)
        raise ValueError("bad")
    b = asyncio.create_task(bad())
    await asyncio.wait([b])
    print([f.f_code.co_name for f in b.get_stack()])
    b.print_stack()
    print(repr(b.exception()))


asyncio.run(main())
