import asyncio
from fastapi import FastAPI

app = FastAPI()
SECONDS = {"hello": 1, "poem": 2, "novel": 30, "haiku": 1}


async def model(prompt):
    await asyncio.sleep(SECONDS[prompt])
    return f"{prompt}: done"


async def answer(prompt, slots):
    async with slots:
        try:
            return await asyncio.wait_for(model(prompt), timeout=3)
        except (TimeoutError, KeyError):
            return f"{prompt}: no answer"


@app.post("/batch")
async def batch(prompts: list[str]):
    slots = asyncio.Semaphore(2)
    answers = await asyncio.gather(
        *(answer(prompt, slots) for prompt in prompts)
    )
    return {"answers": answers}


print(asyncio.run(batch(["hello", "poem", "novel", "rhyme", "haiku"])))
