import asyncio
from datetime import datetime, timedelta


async def main():
    start = datetime.now()
    print(start, start.strftime("%H:%M:%S"))
    await asyncio.sleep(90)
    later = datetime.now()
    print(later - start, later.isoformat(), (start + timedelta(days=1)).date(), later > start)


asyncio.run(main())
