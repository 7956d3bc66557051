# tqdm: goes through what it is given and draws no bar, as there is no terminal.

import asyncio as _asyncio


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, **kwargs):
        self.iterable, self.desc, self.n = iterable, desc, 0
        self.total = len(iterable) if total is None and hasattr(iterable, "__len__") else total

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    async def __aiter__(self):
        async for item in self.iterable:
            yield item
            self.n += 1

    def update(self, n=1):
        self.n += n

    def set_description(self, *args, **kwargs):
        pass

    set_postfix = close = refresh = set_description

    @staticmethod
    def write(text, **kwargs):
        print(text)

    @classmethod
    def as_completed(cls, fs, *, timeout=None, **kwargs):
        return iter(_asyncio.as_completed(fs, timeout=timeout))

    @classmethod
    async def gather(cls, *fs, **kwargs):
        return await _asyncio.gather(*fs)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
