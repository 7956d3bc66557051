def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


# Case
for text in ["hello World", "ßtraße", "they're BILL's", "ΣΑΣ", "ǆ x", "中文 text", "", "İI"]:
    print([text.upper(), text.lower(), text.capitalize(), text.title(), text.swapcase(), text.casefold()])

# What characters are
for text in ["abc", "ABC", "Abc Def", "a1", "12", "²", "½", "١٢", "三", " \t", "", "a b", "é", "_x9", "9x", "名前", "a\n", "ǅ"]:
    print(repr(text), [
        name for name in ["isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isascii", "isprintable",
                          "isidentifier", "islower", "isupper", "istitle"]
        if getattr(text, name)()
    ])

# Fields
for width in (0, 5, 6, 7, 8):
    print(["ab".center(width, "*"), "abc".center(width, "."), "中".ljust(width), "中文".rjust(width, "-"), "-42".zfill(width)])
show(lambda: "x".center(5, "ab"))
show(lambda: "x".ljust(5, 3))
show(lambda: "a\tb\tccc\td".expandtabs())
show(lambda: "01\t012\t0123\t01234".expandtabs(4))
show(lambda: "a\tb".expandtabs(0))

# Taking off
print("  x y \n".strip(), "xxabcxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), sep="|")
print("中文abc中".strip("中"))
show(lambda: "x".strip(3))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removesuffix(""))

# Replacing and translating
print("aaaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "中文中".replace("中", "x"))
show(lambda: "a".replace(1, "b"))
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), "中x".translate({ord("中"): "zhong", "x": None, ord("x"): None}))
print(str.maketrans({"a": 1, 98: "b"}))
show(lambda: str.maketrans("ab", "c"))
show(lambda: "abc".translate({97: 0x110000}))

# Joining
print(", ".join(["a", "b"]), "-".join("xyz"), "".join(c for c in "gen"), ",".join({"k": 1}))
show(lambda: ",".join(["a", 1]))
show(lambda: ",".join(5))

# Bytes and back
print("héllo 中".encode(), "abc".encode("ascii"), "é".encode("latin-1"), "é".encode("ascii", "replace"), "é中".encode("ascii", "backslashreplace"))
show(lambda: "é".encode("ascii"))
show(lambda: "aé中b".encode("ascii"))
show(lambda: "x".encode("nonsense"))
print(str(b"abc", "utf-8"), str(b"\xff", "utf-8", "replace"), str(b"abc"))
show(lambda: str(b"\xff\xfe", "utf-8"))
show(lambda: str("x", "utf-8"))
show(lambda: str(1, "utf-8"))
print(str(), str(12), str(None), str([1, "a"]))
