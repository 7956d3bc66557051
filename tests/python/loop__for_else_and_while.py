for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    print(n, end=",")
else:
    print(" else")
