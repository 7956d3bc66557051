s = "  Hello, World  "
print(s.strip().lower().split(", "), s.strip().replace("l", "L", 2), "-".join("abc"), s.find("World"), "x" in s)
print("a,b,,c".split(","), " a  b ".split(), "a\nb\n".splitlines(), "k=v=w".partition("="), "k=v=w".rsplit("=", 1))
print("abc"[::-1], "abc" * 2, "abc".center(9, "*"), "7".zfill(3), "abc".startswith(("x", "a")), "aXbX".count("X"))
print("title case".title(), "swap".upper().swapcase(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle())
print("{} {1} {name:>5}".replace("{}", "{0}").format("a", "b", name="n"), "%s %5.2f %d%%" % ("x", 1.5, 3))
print(repr("quote ' and \" and \n and é and 中"), ord("中"), chr(20013), "中文".encode(), "ß".upper())
