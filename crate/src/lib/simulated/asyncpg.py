# asyncpg: tables in memory, with as much SQL as tutorials use. A table that nobody made has three rows.

import asyncio
import _network as net

_tables = {}


class PostgresError(Exception):
    pass


class InterfaceError(Exception):
    pass


class PostgresSyntaxError(PostgresError):
    pass


class UniqueViolationError(PostgresError):
    pass


class Record(dict):
    def __getitem__(self, key):
        return list(self.values())[key] if isinstance(key, int) else dict.__getitem__(self, key)

    def __iter__(self):
        return iter(self.values())

    def __repr__(self):
        return f"<Record {' '.join(f'{name}={value!r}' for name, value in self.items())}>"


def _table(name):
    if name not in _tables:
        _tables[name] = [{"id": i, "name": f"{name} {i}"} for i in (1, 2, 3)]
    return _tables[name]


_COMPARE = {
    "=": lambda a, b: a == b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b, "!=": lambda a, b: a != b, "<>": lambda a, b: a != b,
}


class _Query:
    """Reads a statement from left to right and does what it says: `rows`, and the `status` line."""

    def __init__(self, sql, args):
        self._sql, self._args, self._words = sql, args, []
        for i, piece in enumerate(sql.split("'")):
            if i % 2:
                self._words.append("'" + piece)
                continue
            for mark in ("(", ")", ",", ";", "=", "<", ">", "!"):
                piece = piece.replace(mark, f" {mark} ")
            self._words += piece.split()
        self._words.reverse()

    def _next(self):
        return self._words.pop() if self._words else ""

    def _take(self, *words):
        """Whether these words come next, in any case; if so they are passed."""
        ahead = [word.upper() for word in self._words[:-len(words) - 1:-1]]
        if ahead != list(words):
            return False
        del self._words[-len(words):]
        return True

    def _list(self, read):
        items = [read()]
        while self._take(","):
            items.append(read())
        return items

    def _value(self):
        word = self._next()
        if word[:1] == "$":
            return self._args[int(word[1:].split(":")[0]) - 1]
        if word[:1] == "'":
            return word[1:]
        if word.upper() in ("TRUE", "FALSE", "NULL"):
            return {"TRUE": True, "FALSE": False, "NULL": None}[word.upper()]
        try:
            return float(word) if "." in word else int(word)
        except ValueError:
            raise PostgresSyntaxError(f"the simulated PostgreSQL does not know {word or 'the end'!r} here: {self._sql}") from None

    def _where(self, rows):
        if not self._take("WHERE"):
            return rows
        while True:
            column, operator = self._next(), self._next()
            while self._words and self._words[-1] in "=<>!":
                operator += self._next()
            holds, value = _COMPARE.get(operator), self._value()
            if holds is None:
                raise PostgresSyntaxError(f"the simulated PostgreSQL does not know {operator!r}: {self._sql}")
            rows = [row for row in rows if row.get(column) is not None and holds(row[column], value)]
            if not self._take("AND"):
                return rows

    def run(self):
        self.rows, self.status = [], self._next().upper()
        step = getattr(self, "_" + self.status.lower(), None)
        if step is not None:
            step()
        elif self.status in ("CREATE", "DROP", "ALTER"):
            self.status += " " + self._next().upper()
        elif self.status not in ("BEGIN", "COMMIT", "ROLLBACK", "SET", "LISTEN"):
            raise PostgresSyntaxError(f"the simulated PostgreSQL does not know {self.status!r}: {self._sql}")
        if self.status == "CREATE TABLE":
            self._take("IF", "NOT", "EXISTS")
            _tables.setdefault(self._next(), [])

    def _select(self):
        if not any(word.upper() == "FROM" for word in self._words):
            return self._constants()
        columns = []
        while not self._take("FROM"):
            columns.append(self._next())
        rows = self._where(_table(self._next()))
        if self._take("ORDER", "BY"):
            column = self._next()
            rows = sorted(rows, key=lambda row: row[column], reverse=self._take("DESC"))
            self._take("ASC")
        if self._take("LIMIT"):
            rows = rows[:self._value()]
        if columns[0].lower() == "count":
            rows = [{"count": len(rows)}]
        elif columns[0] != "*":
            names = [name for name in columns if name != ","]
            rows = [{name: row.get(name) for name in names} for row in rows]
        self._give(rows)
        self.status = f"SELECT {len(rows)}"

    def _constants(self):
        if self._take("PG_SLEEP", "("):
            self._value()
            return self._give([{"pg_sleep": ""}])
        if self._take("VERSION"):
            return self._give([{"version": "PostgreSQL (simulated)"}])
        self._give([{f"?column{i}?" if i else "?column?": value for i, value in enumerate(self._list(self._value))}])

    def _insert(self):
        self._take("INTO")
        name, values = self._next(), {}
        table = _table(name) if name in _tables else _tables.setdefault(name, [])
        self._take("(")
        columns = self._list(self._next)
        self._take(")", "VALUES")
        count = 0
        while self._take("(") or self._take(",", "("):
            values = dict(zip(columns, self._list(self._value)))
            self._take(")")
            table.append({"id": max((row.get("id", 0) for row in table), default=0) + 1, **values})
            count += 1
        self._returning(table[len(table) - count:])
        self.status = f"INSERT 0 {count}"

    def _update(self):
        table = _table(self._next())
        self._take("SET")
        changes = self._list(lambda: (self._next(), self._next() and self._value()))
        rows = self._where(table)
        for row in rows:
            row.update(changes)
        self._returning(rows)
        self.status = f"UPDATE {len(rows)}"

    def _delete(self):
        self._take("FROM")
        table = _table(self._next())
        rows = self._where(table)
        table[:] = [row for row in table if row not in rows]
        self._returning(rows)
        self.status = f"DELETE {len(rows)}"

    def _returning(self, rows):
        if self._take("RETURNING"):
            names = self._list(self._next)
            self._give([row if names == ["*"] else {name: row[name] for name in names} for row in rows])

    def _give(self, rows):
        self.rows = [Record(row) for row in rows]


class Connection:
    def __init__(self, where):
        self._where, self._closed = where, False

    async def _run(self, sql, args):
        if self._closed:
            raise InterfaceError("connection is closed")
        await _call(self._where, " ".join(sql.split()), net.number_after("pg_sleep(", sql.lower()))
        query = _Query(sql, args)
        query.run()
        return query

    async def fetch(self, query, *args, timeout=None):
        return (await self._run(query, args)).rows

    async def fetchrow(self, query, *args, timeout=None):
        rows = await self.fetch(query, *args)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        row = await self.fetchrow(query, *args)
        return None if row is None else row[column]

    async def execute(self, query, *args, timeout=None):
        return (await self._run(query, args)).status

    async def executemany(self, query, args, *, timeout=None):
        for each in args:
            await self.execute(query, *each)

    async def prepare(self, query):
        raise NotImplementedError("prepare() is not simulated here: use fetch(query, ...) or execute(query, ...)")

    def transaction(self, **kwargs):
        return _Transaction()

    def is_closed(self):
        return self._closed

    async def close(self):
        self._closed = True


class _Transaction:
    """Puts back what its body did when that fails."""

    async def start(self):
        self._before = {name: [dict(row) for row in table] for name, table in _tables.items()}

    async def commit(self):
        pass

    async def rollback(self):
        _tables.clear()
        _tables.update(self._before)

    async def __aenter__(self):
        await self.start()

    async def __aexit__(self, kind, error, trace):
        if kind is not None:
            await self.rollback()


async def _call(where, label, seconds=None):
    failure = net.failure(where)
    await net.wait(net.latency(where, 0.01 if seconds is None else float(seconds)), label)
    if failure is not None:
        raise ConnectionRefusedError(111, f"Connect call failed ({where})")


def _place(dsn, host, port):
    if not dsn:
        return f"{host}:{port}"
    place = dsn.split("://")[-1].split("/")[0].split("@")[-1]
    return place if ":" in place else f"{place}:5432"


async def connect(dsn=None, *, host="localhost", port=5432, **kwargs):
    where = _place(dsn, host, port)
    await _call(where, f"connect to {where}")
    return Connection(where)


class _Acquiring:
    def __init__(self, pool):
        self._pool, self._connection = pool, None

    def __await__(self):
        return self.__aenter__().__await__()

    async def __aenter__(self):
        await self._pool._free.acquire()
        self._connection = Connection(self._pool._where)
        return self._connection

    async def __aexit__(self, *exc):
        self._pool._free.release()


class Pool:
    """At most `max_size` connections at a time; who comes later waits."""

    def __init__(self, where, size):
        self._where, self._size, self._free = where, size, asyncio.Semaphore(size)

    def acquire(self, *, timeout=None):
        return _Acquiring(self)

    async def release(self, connection):
        self._free.release()

    async def fetch(self, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetch(*args, **kwargs)

    async def fetchrow(self, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetchrow(*args, **kwargs)

    async def fetchval(self, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetchval(*args, **kwargs)

    async def execute(self, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.execute(*args, **kwargs)

    def get_size(self):
        return self._size

    async def close(self):
        pass

    async def __aenter__(self):
        await _call(self._where, f"connect to {self._where}")
        return self

    def __await__(self):
        return self.__aenter__().__await__()

    async def __aexit__(self, *exc):
        pass


def create_pool(dsn=None, *, min_size=10, max_size=10, host="localhost", port=5432, **kwargs):
    return Pool(_place(dsn, host, port), max_size)
