class Box:
    def __init__(self):
        self.n = 1


def index():
    print("index once")
    return 0


box, items = Box(), [[1], 2]
box.n += 5
items[index()] += [7]
alias = items[0]
alias += [8]
items[1] **= 3
items[1] //= 3
text = "a"
text += "b"
text *= 3
print(box.n, items, alias is items[0], text)
frozen = ([],)
try:
    frozen[0] += [1]
except TypeError as error:
    print(error, frozen)
