def collect(item, items=[]):
    items.append(item)
    return items


print(collect(1), collect(2), collect(3, []), collect(4))
print(collect.__defaults__, collect.__name__, collect.__doc__)
