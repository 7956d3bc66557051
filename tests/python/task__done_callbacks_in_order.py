import asyncio


def report(task):
    print("report", task.get_name(), task.result())


async def work():
    return 42


async def main():
    task = asyncio.create_task(work(), name="worker")
    task.add_done_callback(report)
    task.add_done_callback(lambda t: print("lambda", t is task))
    task.add_done_callback(print_once := lambda t: print("removed"))
    print(task.remove_done_callback(print_once))
    await task
    print("main goes on")
    task.add_done_callback(lambda t: print("added late"))
    print("added")
    await asyncio.sleep(0)


asyncio.run(main())
