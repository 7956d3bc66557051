"""A small crawler with depth and a visited set."""
import asyncio
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlparse

import aiohttp


@dataclass
class Crawler:
    root: str
    limit: int = 6
    seen: set[str] = field(default_factory=set)
    results: dict[str, int] = field(default_factory=dict)

    async def fetch(self, session: aiohttp.ClientSession, url: str) -> str | None:
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=3), headers={"User-Agent": "bot"}, ssl=False) as resp:
                self.results[url] = resp.status
                if resp.status != 200:
                    return None
                return await resp.text()
        except (aiohttp.ClientError, asyncio.TimeoutError) as exc:
            print(f"! {url}: {exc!r}")
            self.results[url] = -1
            return None

    def links(self, url, text):
        return [urljoin(url, f"page/{len(text) % 7}"), urljoin(url, "/delay/4"), urljoin(url, "/status/404")]

    async def worker(self, session, queue, n):
        while True:
            url = await queue.get()
            if url not in self.seen and len(self.seen) < self.limit:
                self.seen.add(url)
                text = await self.fetch(session, url)
                if text:
                    for link in self.links(url, text):
                        await queue.put(link)
                print(f"[{n}] {urlparse(url).path or '/'} -> {self.results[url]}")
            queue.task_done()

    async def run(self):
        queue = asyncio.Queue()
        queue.put_nowait(self.root)
        async with aiohttp.ClientSession() as session:
            workers = [asyncio.create_task(self.worker(session, queue, n)) for n in range(3)]
            await queue.join()
            for w in workers:
                w.cancel()
        return self.results


if __name__ == "__main__":
    crawler = Crawler("https://example.com")
    for url, status in sorted(asyncio.run(crawler.run()).items()):
        print(status, url)
