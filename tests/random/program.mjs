// A random program as a tree, so that it can be shrunk. A statement is a line of Python, or a list of parts
// { head, body }, as `try:` with its `except:`.

const INDENT = '    ';

export function text({ functions, main }) {
  const parts = functions.map(({ head, body }) => [{ head, body }]);
  return [PRELUDE, ...parts.map((part) => lines([part], '').join('\n')), lines([[{ head: 'async def main():', body: main }]], '').join('\n'), ENDING].join(
    '\n\n\n',
  );
}

// What every program may use. Tasks stand under their names in T.
const PRELUDE = `import asyncio
import contextlib
import time

T = {}
F = {}
L = asyncio.Lock()
S = asyncio.Semaphore(2)
E = asyncio.Event()
C = asyncio.Condition()
B = asyncio.Barrier(2)
Q = asyncio.Queue(maxsize=1)
P = asyncio.PriorityQueue()


class Oops(Exception):
    pass


def tell(me, *words):
    print(me, *[repr(word) if isinstance(word, BaseException) else word for word in words])


def inner(error):
    return [inner(e) for e in error.exceptions] if isinstance(error, BaseExceptionGroup) else repr(error)


def future(name):
    if name not in F:
        F[name] = asyncio.get_running_loop().create_future()
    return F[name]


def outcome(task):
    if not task.done():
        return "pending"
    if task.cancelled():
        return "cancelled"
    return repr(task.exception()) if task.exception() else repr(task.result())


def report(task):
    print("callback", task.get_name(), outcome(task), asyncio.current_task())`;

const ENDING = `try:
    print("main", asyncio.run(main()))
except BaseException as error:
    print("run", inner(error))`;

function lines(statements, indent) {
  if (statements.length === 0) return [`${indent}pass`];
  return statements.flatMap((statement) =>
    typeof statement === 'string'
      ? [indent + statement]
      : statement.flatMap(({ head, body }) => [indent + head, ...lines(body, indent + INDENT)]),
  );
}

// The programs that are one step smaller, the smallest first.
export function smaller({ functions, main }) {
  const withoutOne = functions.map((_, n) => ({ functions: without(functions, n), main }));
  const inMain = bodies(main).map((body) => ({ functions, main: body }));
  const inFunctions = functions.flatMap((fn, n) =>
    bodies(fn.body).map((body) => ({ functions: functions.with(n, { ...fn, body }), main })),
  );
  return [...withoutOne, ...inMain, ...inFunctions];
}

const without = (list, n) => list.toSpliced(n, 1);

// A body without one of its statements, with what stands in one in its place, or with one made smaller.
function bodies(body) {
  const halves = body.length > 3 ? [body.slice(0, body.length >> 1), body.slice(body.length >> 1)] : [];
  return [
    ...halves,
    ...body.map((_, n) => without(body, n)),
    ...body.flatMap((statement, n) => (typeof statement === 'string' ? [] : unwrapped(statement).map((inside) => body.toSpliced(n, 1, ...inside)))),
    ...body.flatMap((statement, n) => (typeof statement === 'string' ? [] : reduced(statement).map((less) => body.with(n, less)))),
  ];
}

const unwrapped = (parts) => parts.map(({ body }) => body);

function reduced(parts) {
  const fewer = parts.length > 1 ? parts.slice(1).map((_, n) => without(parts, n + 1)) : [];
  const inside = parts.flatMap((part, n) => bodies(part.body).map((body) => parts.with(n, { ...part, body })));
  return [...fewer, ...inside];
}
