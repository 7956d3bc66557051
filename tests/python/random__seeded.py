import random

random.seed(7)
print(random.random(), random.randint(1, 100), random.uniform(1, 2), random.choice("abcdef"))
items = list(range(8))
random.shuffle(items)
print(items, random.sample(range(100), 4), random.choices("xyz", k=5), random.randrange(0, 100, 5))
print(random.gauss(0, 1), random.expovariate(2), random.getrandbits(40))
own = random.Random("text")
print(own.random(), own.choice([1, 2, 3]))
