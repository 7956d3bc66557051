class A: pass
import datetime
from dataclasses import dataclass
for f in (lambda: A()+1, lambda: A()<A(), lambda: datetime.date(2024,1,1)+5, lambda: datetime.timedelta(1) < 5, lambda: 5 + datetime.datetime.now(), lambda: [] < datetime.date(2024,1,1), lambda: -A(), lambda: A()[0], lambda: len(datetime.date(2024,1,1)), lambda: datetime.date(2024,1,1)(), lambda: datetime.date(2024,1,1).nope, lambda: iter(datetime.date(2024,1,1))):
    try: f()
    except Exception as e: print(e)
import collections, fractions, uuid
for f in (lambda: collections.Counter()+1, lambda: fractions.Fraction(1)+"a", lambda: collections.deque()+1, lambda: collections.deque()<1, lambda: uuid.uuid4()<5, lambda: collections.OrderedDict() < 1, lambda: collections.namedtuple("P","x")(1)+1, lambda: fractions.Fraction(1) < "a"):
    try: f()
    except Exception as e: print(e)
