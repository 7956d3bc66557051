count = 0


def increase():
    global count, made
    count += 1
    made = "here"


increase()
increase()
print(count, made)


def broken():
    print(count)
    count = 5


try:
    broken()
except UnboundLocalError as error:
    print(error)
