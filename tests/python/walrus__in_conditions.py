data = [4, 7, 1, 9]
while (n := data.pop()) != 4:
    if (half := n // 2) > 3:
        print("big", n, half)
print(n, half, [y for x in range(6) if (y := x * x) > 5], y)
