import asyncio
from fastapi import FastAPI

app = FastAPI()
SECONDS = {"hello": 1, "poem": 2, "novel": 30, "haiku": 1}


async def model(prompt):
    await asyncio.sleep(SECONDS[prompt])
    return f"{prompt}: done"


@app.post("/batch")
async def batch(prompts: list[str]):
    answers = await asyncio.gather(*(model(prompt) for prompt in prompts))
    return {"answers": answers}


print(asyncio.run(batch(["hello", "poem", "novel", "rhyme", "haiku"])))
