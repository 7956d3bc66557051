def two(a, b):
    pass


def keyword(*, key):
    pass


calls = [
    lambda: two(1),
    lambda: two(1, 2, 3),
    lambda: two(1, a=2),
    lambda: two(1, 2, c=3),
    lambda: keyword(1),
    lambda: keyword(),
    lambda: two(),
    lambda: two(*3),
    lambda: two(**3),
    lambda: two(**{"a": 1}, a=2),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
