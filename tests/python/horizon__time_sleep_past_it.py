import time

print("before")
time.sleep(3599.5)
print("just in time", time.monotonic())
time.sleep(1)
print("after")
