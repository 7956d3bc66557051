def numbers():
    n = 0
    while True:
        print("make", n)
        yield n
        n += 1


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def take(count, source):
    for _ in range(count):
        yield next(source)


print(list(take(2, evens(numbers()))))
squares = (n * n for n in range(5))
print(next(squares), sum(squares), sum(squares))
