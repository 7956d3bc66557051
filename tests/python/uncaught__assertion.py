value = 3
assert value > 2, "fine"
assert value > 5, f"{value} is too small"
