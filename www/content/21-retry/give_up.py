import asyncio


async def send(parcel):
    print(f"sending to {parcel}")
    await asyncio.sleep(1)
    if parcel == "nowhere":
        raise ValueError("no such address")
    raise ConnectionError("line busy")


async def send_patiently(parcel):
    for attempt in range(1, 4):
        try:
            return await send(parcel)
        except Exception:
            await asyncio.sleep(attempt)


async def main():
    for parcel in ("nowhere", "Oslo"):
        try:
            await send_patiently(parcel)
            print(f"{parcel}: delivered")
        except (ValueError, ConnectionError) as error:
            print(f"{parcel}: {error}")


asyncio.run(main())
