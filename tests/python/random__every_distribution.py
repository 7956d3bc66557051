import random

random.seed(42)
print(random.random(), random.uniform(1, 10), random.randint(1, 100), random.randrange(0, 100, 5), random.randrange(10), random.choice("abc"), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=5), random.choices("ab", cum_weights=[1, 10], k=3), random.sample(range(100), 5), random.getrandbits(16), random.randbytes(4))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(["a", "b"], counts=[3, 2], k=3), random.triangular(0, 10, 5), random.triangular())
print([random.gauss(0, 1) for _ in range(5)])
print([random.normalvariate(10, 2) for _ in range(5)])
print([random.expovariate(1.5) for _ in range(5)])
print([random.betavariate(2, 3) for _ in range(3)], [random.gammavariate(2, 3) for _ in range(3)], [random.gammavariate(0.5, 1) for _ in range(3)], [random.gammavariate(1, 2) for _ in range(2)])
print([random.lognormvariate(0, 1) for _ in range(3)], [random.paretovariate(3) for _ in range(3)], [random.weibullvariate(1, 1.5) for _ in range(3)], [random.vonmisesvariate(0, 4) for _ in range(3)])
print([random.binomialvariate(10, 0.3) for _ in range(5)], [random.binomialvariate(100, 0.5) for _ in range(5)], random.binomialvariate())
r = random.Random(7)
print(r.random(), r.randint(1, 6), r.gauss(), random.Random("text").random(), random.Random(b"x").random())
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), r is not random, isinstance(r, random.Random))
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[1]), lambda: random.shuffle((1, 2)), lambda: random.randrange(1.5), lambda: random.seed([1]), lambda: random.choices([1], weights=[0]), lambda: random.randint(1.5, 2), lambda: random.sample(range(3), -1), lambda: random.choice({1: 2})):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
random.seed(1)
print([random.gauss(5, 2) for _ in range(200)][-3:], sum(random.gauss(0, 1) for _ in range(1000)), sum(random.expovariate(2) for _ in range(1000)), sum(random.normalvariate() for _ in range(500)), sum(random.betavariate(1, 2) for _ in range(200)), sum(random.lognormvariate(0, .5) for _ in range(300)), sum(random.vonmisesvariate(1, 2) for _ in range(200)))
