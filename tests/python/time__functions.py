import time

print(time.time(), time.monotonic(), time.perf_counter(), time.process_time(), time.time_ns(), time.monotonic_ns(), time.perf_counter_ns())
time.sleep(1.25)
print(time.time(), time.monotonic(), time.perf_counter(), time.process_time())
t = time.localtime()
print(t, t.tm_year, t[0], t.tm_yday, len(t), tuple(t))
print(time.gmtime(0), time.strftime("%Y-%m-%d %H:%M:%S"), time.strftime("%A %d %B", time.gmtime(86400 * 45)), time.ctime(), time.ctime(0), time.asctime(time.gmtime(5)))
print(time.mktime(time.gmtime(1000)), time.strptime("2024-05-06", "%Y-%m-%d"), time.strptime("10:20 PM", "%I:%M %p").tm_hour)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.strftime(5), lambda: time.strptime("x", "%Y")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
start = time.perf_counter()
time.sleep(0.5)
print(f"{time.perf_counter() - start:.2f}s", time.get_clock_info("monotonic").monotonic, time.thread_time())

