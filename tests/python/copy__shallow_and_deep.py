import copy
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field


class Node:
    def __init__(self, v):
        self.v = v
        self.next = None
        self.items = [1]

    def __repr__(self):
        return f"Node({self.v}, {self.items})"


class Custom:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


@dataclass
class D:
    a: list = field(default_factory=list)


n = Node(1)
n.next = n
s, d = copy.copy(n), copy.deepcopy(n)
s.items.append(2)
print(n, s, d, s.next is n, d.next is d, s is n)
x = [1, [2, 3], {"k": [4]}, (5, [6]), {7}]
y, z = copy.copy(x), copy.deepcopy(x)
x[1].append(9)
x[2]["k"].append(9)
x[3][1].append(9)
print(x, y, z, y[1] is x[1], z[1] is x[1])
print(copy.copy(Custom()), copy.deepcopy(Custom()), copy.deepcopy([Custom()]), copy.copy(5), copy.deepcopy("s"), copy.copy((1,)) , copy.copy({1: 2}), copy.copy({1}), copy.deepcopy(None))
loop = []
loop.append(loop)
c = copy.deepcopy(loop)
print(c[0] is c, c is not loop)
shared = [1]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1])
print(copy.deepcopy(defaultdict(list, a=[1])), copy.copy(OrderedDict(a=1)), copy.deepcopy(deque([[1]])), copy.deepcopy(D([1])), copy.copy(len) is len, copy.deepcopy(Node) is Node)
print(copy.replace(D([1]), a=[2]))


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


o = Slots()
p = copy.deepcopy(o)
print(p.a, p.a is o.a, hasattr(p, "b"))
