import asyncio


class Traced(asyncio.Future):
    def __init__(self, label):
        super().__init__()
        self.label = label

    def set_result(self, value):
        print("setting", self.label, value)
        super().set_result(value)

    def __repr__(self):
        return f"<Traced {self.label}>"


async def setter(f):
    await asyncio.sleep(0.1)
    f.set_result("v")


async def main():
    f = Traced("one")
    print(f, isinstance(f, asyncio.Future), asyncio.isfuture(f), f.done())
    t = asyncio.create_task(setter(f))
    print(await f, f.result(), f.done())
    for bad in (lambda: f.set_result(2), lambda: f.set_exception(ValueError()), lambda: Traced("x").result(), lambda: Traced("x").exception(), lambda: Traced("z").set_exception(5)):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, e)
    order = []
    g = asyncio.get_running_loop().create_future()
    g.add_done_callback(lambda f: order.append("a"))

    def b(f):
        order.append("b")
    g.add_done_callback(b)
    g.add_done_callback(b)
    print(g.remove_done_callback(b))
    g.add_done_callback(lambda f: order.append(("c", f.result())))
    g.set_result(1)
    print(order)
    await asyncio.sleep(0)
    print(order)
    g.add_done_callback(lambda f: order.append("late"))
    await g
    print(order)
    await asyncio.sleep(0)
    print(order)
    h = asyncio.get_running_loop().create_future()
    h.set_exception(ValueError)
    try:
        await h
    except ValueError as e:
        print(repr(e), h.exception() is e)
    it = iter(asyncio.get_running_loop().create_future())
    print(next(it))
    try:
        next(it)
    except RuntimeError as e:
        print(e)
    k = asyncio.get_running_loop().create_future()
    k.cancel("message")
    try:
        await k
    except asyncio.CancelledError as e:
        print(e.args)
    try:
        k.result()
    except asyncio.CancelledError as e:
        print(e.args)
    try:
        k.exception()
    except asyncio.CancelledError as e:
        print(e.args)
    print(k.cancel(), k.cancelled(), k.get_loop() is asyncio.get_running_loop())
    await t


asyncio.run(main())
