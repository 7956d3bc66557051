x = "outer"
print([x * 2 for x in range(4) if x % 2])
print(x)
print({k: [v for v in range(k)] for k in range(3)}, {c for c in "aab"} == {"a", "b"})
print([(a, b) for a in range(3) for b in "xy" if a != 1])
print(sum(n * n for n in range(5)), any(n > 3 for n in range(5)), [*(n for n in "ab"), *[1]])
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)])
