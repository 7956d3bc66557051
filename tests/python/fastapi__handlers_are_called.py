import asyncio

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, HTTPException, Query
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

app = FastAPI(title="Shop")
router = APIRouter()


class Item(BaseModel):
    name: str
    price: float = 1.0
    tags: list[str] = Field(default_factory=list)


@app.on_event("startup")
async def startup():
    print("started")


@app.get("/")
async def root():
    await asyncio.sleep(0.5)
    return {"hello": "world"}


@router.post("/items", response_model=Item)
async def create(item: Item, background: BackgroundTasks):
    background.add_task(print, "sync note", item.name)
    background.add_task(notify, item.name)
    return item


async def notify(name):
    await asyncio.sleep(1)
    print("notified", name)


@app.get("/missing/{n}")
async def missing(n: int, q: str = Query(None), user=Depends(root)):
    raise HTTPException(status_code=404, detail=f"no {n}")


app.include_router(router, prefix="/api")


async def main():
    print(app.title, app.version)
    for handler in app.handlers["startup"]:
        await handler()
    for method, path, function in app.routes:
        print(method, path, function.__name__)
    tasks = BackgroundTasks()
    print(await root(), await create(Item(name="lamp"), tasks))
    await tasks()
    try:
        await missing(7)
    except HTTPException as error:
        print(error.status_code, error.detail, error)
    response = JSONResponse({"a": 1}, status_code=201)
    print(response.content, response.status_code)
    stream = StreamingResponse((n async for n in numbers()), media_type="text/plain")
    print([n async for n in stream.body_iterator], stream.media_type)


async def numbers():
    for n in range(3):
        await asyncio.sleep(0.1)
        yield n


asyncio.run(main())
