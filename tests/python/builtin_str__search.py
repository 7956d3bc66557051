def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


text = "中文abc中文abc"
for name in ["find", "rfind", "index", "rindex", "count"]:
    method = getattr(text, name)
    show(lambda: [method("中文"), method("abc", 3), method("abc", 0, 5), method("a", -3)])
    show(lambda: method("zzz"))
show(lambda: ["abc".find(""), "abc".find("", 3), "abc".find("", 4), "abc".count(""), "abc".rfind(""), "".count("")])
show(lambda: "abc".find(1))
show(lambda: "abc".find("a", "b"))
show(lambda: "abc".find("c", None, -1))
show(lambda: "abc".find("c", -100, 10**30))
show(lambda: [text.startswith("中"), text.startswith("a", 2), text.startswith(("x", "中文")), text.startswith(()), text.endswith("c", 0, 5)])
show(lambda: ["".startswith("", 1), "a".startswith("", 1), "a".endswith("")])
show(lambda: "abc".startswith(1))
show(lambda: "abc".startswith(("a", 1)))
show(lambda: "abc".startswith(("x", 1)))

for sep in [None, ",", ", "]:
    for most in (-1, 0, 1, 2):
        sample = "  a, b,c ,  d  "
        print(sample.split(sep, most), sample.rsplit(sep, most))
show(lambda: "".split())
show(lambda: "".split(","))
show(lambda: "a".split(""))
show(lambda: "a".split(1))
show(lambda: "a b c".split(maxsplit=1))
show(lambda: "a-b-c".rsplit(sep="-", maxsplit=1))
show(lambda: "a\nb\r\nc\rd\x0be\u2028f\n\n".splitlines())
show(lambda: "a\nb\r\n".splitlines(True))
show(lambda: "a\n".splitlines(keepends=True))
show(lambda: "a=b=c".partition("="))
show(lambda: "a=b=c".rpartition("="))
show(lambda: "abc".partition("="))
show(lambda: "abc".rpartition("="))
show(lambda: "abc".partition(""))
show(lambda: "abc".partition(1))
show(lambda: "a" in "abc")
show(lambda: 1 in "abc")
