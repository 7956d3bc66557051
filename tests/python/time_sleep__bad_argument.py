import time

for value in (-1, "1", None):
    try:
        time.sleep(value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
