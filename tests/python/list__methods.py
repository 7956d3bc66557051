items = [3, 1, 2]
items.append(5)
items.extend([4, 4])
items.insert(1, "x")
items.remove("x")
print(items, items.index(4), items.count(4), items.pop(), items.pop(0), items)
items.sort(reverse=True)
print(items, sorted(items, key=lambda n: -n), items[::-1], items[1:3], items[-1])
items[1:2] = [9, 9, 9]
del items[0]
items.reverse()
print(items, items + [1], items * 2, 9 in items, [1, 2] < [1, 3], [[]] * 2)
copy = items.copy()
copy.clear()
print(items, copy)
for call in (lambda: items[50], lambda: items.remove("no"), lambda: [].pop(), lambda: items["a"], lambda: [1] + (2,)):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
