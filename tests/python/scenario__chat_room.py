import asyncio


class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        self.members[name] = asyncio.Queue()
        return self.members[name]

    async def say(self, who, text):
        for name, inbox in self.members.items():
            if name != who:
                await inbox.put(f"{who}: {text}")


async def listen(name, inbox, count):
    for _ in range(count):
        print(f"[{name}]", await inbox.get())


async def speak(room, name, *lines):
    for pause, line in lines:
        await asyncio.sleep(pause)
        await room.say(name, line)


async def main():
    room = Room()
    inboxes = {name: room.join(name) for name in ("Ann", "Bob", "小王")}
    async with asyncio.TaskGroup() as group:
        for name, count in (("Ann", 2), ("Bob", 2), ("小王", 2)):
            group.create_task(listen(name, inboxes[name], count), name=name)
        group.create_task(speak(room, "Ann", (1, "hello")))
        group.create_task(speak(room, "Bob", (1.5, "hi")))
        group.create_task(speak(room, "小王", (0.5, "你好")))


asyncio.run(main())
