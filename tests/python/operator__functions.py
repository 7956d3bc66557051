import operator as op
from operator import attrgetter, itemgetter, methodcaller

print(op.add(1, 2), op.sub(5, 3), op.mul(2, 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(5), op.pos(-1), op.abs(-2), op.invert(5), op.not_(0), op.truth([]), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 3), op.rshift(8, 2), op.is_(None, None), op.is_not(1, None), op.eq(1, 1), op.ne(1, 2), op.lt(1, 2), op.le(2, 2), op.gt(1, 2), op.ge(2, 2), op.contains([1], 1), op.countOf([1, 1], 1), op.indexOf([3, 4], 4), op.concat([1], [2]), op.index(5), op.matmul)
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
    def hi(self, a, b=0): return a + b
p = P(x=1, q=P(y=2), name="n")
print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 5}), attrgetter("x")(p), attrgetter("q.y", "x")(p), methodcaller("upper")("a"), methodcaller("hi", 1, b=2)(p), itemgetter(slice(1, 3))("abcd"))
print(sorted([(1, "b"), (0, "z")], key=itemgetter(1)), max([{"v": 1}, {"v": 3}], key=itemgetter("v")), list(map(op.mul, [1, 2], [3, 4])), itemgetter(1), attrgetter("a.b"), methodcaller("m", 1, k=2))
d = {"a": 1}
op.setitem(d, "b", 2)
op.delitem(d, "a")
print(d, op.getitem(d, "b"), op.iadd([1], [2]), op.length_hint([1, 2]), op.call(len, "abc"))
l = [1]
l = op.iadd(l, [2])
print(l)
for bad in (lambda: itemgetter(5)([1]), lambda: attrgetter("nope")(p), lambda: op.add(1, "a"), lambda: op.indexOf([1], 5), lambda: op.index("a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
