import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def handle(name):
    token = user.set(name)
    await asyncio.sleep(0)
    print(name, user.get())
    if name == "a":
        user.reset(token)
        print("reset", user.get())


async def main():
    user.set("main")
    await asyncio.gather(handle("a"), handle("b"))
    print(user.get())


asyncio.run(main())
