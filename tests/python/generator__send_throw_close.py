def talk():
    received = []
    try:
        while True:
            try:
                received.append((yield len(received)))
            except ValueError as error:
                received.append(f"error {error}")
    finally:
        print("closing with", received)


g = talk()
print(next(g), g.send("a"), g.throw(ValueError("b")), g.send("c"))
g.close()
print(list(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)
