print("%5d|%-5s|%05.1f|%x|%r|%%" % (42, "ab", 3.14159, 255, "q"))
print("%(a)s %(b)03d" % {"a": 1, "b": 2})
print("{:>8}|{:<8}|{:^8}|{:,}".format("r", "l", "c", 1234567), "{0[k]} {1.real}".format({"k": 1}, 2))
print(format(3.14159, ".2f"), format(255, "#x"), format("x", "*^5"))
