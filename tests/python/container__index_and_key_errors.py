import collections

d = {"a": 1}
for text in ("[1][1]", "[1][-2]", "()[0]", "'a'[1]", "b'a'[5]", "range(3)[3]", "range(3)['a']", "{}['x']", "{}[[]]", "{}[{}]", "{[]: 1}", "{[]}", "{{}}", "d['b']", "d[1, 2]", "len[0]", "int[0]", "list[0]", "set()[0]", "object()[0]", "[].pop()", "{}.pop('k')", "{}.popitem()", "set().pop()", "{1}.remove(2)", "[1].remove(2)", "[1].index(2)", "(1,).index(2)", "'abc'.index('x')", "b'abc'.index(b'x')", "[].pop(0)", "[1].pop(5)", "[1, 2].insert('a', 1)", "[1].extend(5)", "[3, 'a'].sort()", "[1].sort(5)", "'a' + 1", "1 + 'a'", "'a' * 'b'", "[1] + (1,)", "(1,) + [1]", "b'a' + 'a'", "'a' + b'a'", "[] - []", "{} + {}", "{1} + {2}", "{} | []", "set() | []", "set() & [1]", "'a' - 'b'", "-'a'", "~1.5", "+[]", "not_", "1 < 'a'", "[] < ()", "{} < {}", "None < 1", "1j < 2j", "1 in 5", "1 in 'abc'", "'a' in b'abc'", "[] in {}", "1 if [] < 'a' else 2", "'abc'[1:2:0]", "[1,2][::'a']", "'a' % 1", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%(a)s' % {}", "'%z' % 1", "'%' % 1", "'{}'.format()", "'{0} {}'.format(1)", "'{a}'.format()", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{:q}'.format(1)", "'{.x}'.format(1)", "'{[0]}'.format(1)", "'{'.format()", "'}'.format()", "'{!z}'.format(1)", "','.join([1])", "','.join(5)", "'a'.split('')", "'a'.split(1)", "'a'.replace('a')", "'abc'.count()", "'a'.encode('foo')", "b'\\xff'.decode()", "'é'.encode('ascii')", "'a'.center()", "'a'.center(5, 'xx')", "'a'.ljust('b')", "'a'.startswith(1)", "'a'.strip(1)", "'a'.zfill('x')", "'ab'.translate(5)", "str.maketrans('ab', 'c')", "'a'.partition('')", "int('0x1g', 16)", "int('')", "int(' 1_000 ')", "int('1__0')", "float('')", "int(float('nan'))", "int(float('inf'))", "1 // 0", "1 % 0", "1 / 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0 ** -1", "0.0 ** -1", "2 ** 'a'", "1 << -1", "1 >> -1", "1 << 'a'", "1.5 << 1", "1.5 | 1", "divmod(1.0, 0)", "(-1) ** 0.5", "1j / 0", "collections.deque([1]).remove(2)", "collections.deque().pop()", "collections.deque([1])[3]", "collections.Counter()['x']", "collections.defaultdict(int)['x']", "collections.defaultdict(5)", "collections.OrderedDict().popitem()", "collections.namedtuple('P', 'x y')(1)", "collections.namedtuple('P', 'x x')", "d.foo", "d['a']['b']", "d()"):
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def target(text):
    try:
        exec(text)
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


for text in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b = []", "a, b = {1: 2}", "(a, b), c = 1, 2", "[a, b] = 'abc'", "for a, b in [1]: pass", "a, b, *c = [1]", "x = [1]; x[5] = 1", "x = (1,); x[0] = 1", "x = 'a'; x[0] = 'b'", "x = [1, 2, 3]; x[::2] = [1]", "x = [1]; x[0:1] = 5", "x = [1]; del x[3]", "x = {}; del x['a']", "x = (1,); del x[0]", "x = {1}; x[0] = 1", "x = {}; x[[]] = 1", "x = range(3); x[0] = 1", "with 5: pass", "for x in 5: pass", "x = [*5]", "x = {**5}", "x = {*5}", "print(*5)", "assert 0, 'm'", "assert []", "import os.nothing", "raise KeyError", "raise KeyError('a b')", "raise KeyError(1, 2)", "raise StopIteration(5)", "x = 5; x.y = 1", "x = 1; x[0]", "x += 1", "int = 5; int('5')", "b = bytearray(b'a'); b[0] = 300", "b = bytearray(b'a'); b.append('x')"):
    target(text)
