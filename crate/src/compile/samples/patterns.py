def f(subject):
    match subject:
        case 1: return 1
        case -1.5 | "a" | b"b" | 1 + 2j: x = 1
        case None | True: x = 2
        case mod.CONST: x = 3
        case [] | (): x = 4
        case [a]: return a
        case [a, b, *rest] if a > b: return rest
        case [first, *_, last]: x = first, last
        case [*_, 1]: pass
        case [*_]: pass
        case [1, [2, c], {"k": v}]: return c, v
        case {}: pass
        case {"a": 1, "b": [x, y], **others}: return x, y, others
        case {"k": 1 | 2 as k}: return k
        case {**all_}: return all_
        case Point(): pass
        case Point(0, y=0): pass
        case Point(x, y, z=Other(w)) as whole: return x, y, w, whole
        case [Point(x=0), *more] | [*more, Point(x=1)]: return more
        case (a, b) | [a, b, _] | {"b": b, "a": a}: return a, b
        case (p, q, r) | [_, r, q, p] | {"x": (q, (r, p))}: return p, q, r
        case [a, ((1 as b) | b)] if b: return b
        case str() | int() as s: return s
        case _ if subject: pass
        case _: return
for x in y:
    match x, y:
        case (a, b):
            continue
        case c:
            break
match x:
    case _: pass
match x:
    case y: pass
match x:
    case 1: pass
match = case = type = 1
print(match, case, type)
def captured(x):
    match x:
        case [a, {"b": b}]:
            return lambda: (a, b)
        case ([a] | (1 as a)) | {"a": a}: return a
