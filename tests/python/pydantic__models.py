from datetime import datetime
from typing import Optional

from pydantic import BaseModel, Field, ValidationError


class User(BaseModel):
    id: int
    name: str = "nobody"
    score: float = Field(default=0.5, description="points")
    active: bool = True
    email: Optional[str] = None


class Admin(User):
    level: int = 3


user = User(id="7", name="Ada", score=3)
print(user, repr(user))
print(user.id + 1, user.score, user.email)
print(user.model_dump(), user.dict() == user.model_dump())
print(user.model_dump_json())
print(user == User(id=7, name="Ada", score=3.0), user == Admin(id=7))
print(Admin(id=1, level="9"))
for data in ({}, {"id": "x"}, {"id": 1, "name": 5}, {"id": 1, "score": "high"}):
    try:
        print(User(**data))
    except ValidationError as error:
        print(type(error).__name__, error, isinstance(error, ValueError))


class Event(BaseModel):
    at: datetime
    tags: list = Field(default_factory=list)


event = Event(at=datetime(2024, 5, 1, 12, 30))
event.tags.append("x")
print(event, Event(at=None).tags)
print(event.json())
