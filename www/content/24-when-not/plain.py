import time


def step(name, seconds):
    time.sleep(seconds)
    print(f"{name} done")


step("mix", 1)
step("bake", 3)
step("ice", 2)
