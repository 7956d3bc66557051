s = "Hello, World"
print(s.lower(), s.upper(), s.title(), s.swapcase(), s.capitalize(), s.casefold(), "ß".upper(), "ﬁ".casefold())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.rindex("l"), s.count("l"), s.count(""), s.find("o", 5), s.count("o", 0, 5))
print(s.startswith("He"), s.startswith(("a", "H")), s.endswith("ld"), s.endswith("o", 0, 5), s.startswith("W", 7))
print(s.replace("l", "L"), s.replace("l", "L", 1), s.replace("", "-")[:9], s.removeprefix("Hello"), s.removesuffix("World"), s.removeprefix("x"))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b,,c".rsplit(",", 1), " a  b ".split(), " a b c ".split(None, 1), "".split(), "".split(","), "abc".split("b"), "a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), "a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "abc".rpartition("x"))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "www.x.com".lstrip("w."), "\t\n x\n".strip())
print("a".center(5, "*"), "ab".center(5, "*"), "a".ljust(3, "-") + "|", "a".rjust(3) + "|", "42".zfill(5), "-42".zfill(5), "+7".zfill(4), "a\tb\tcd".expandtabs(4), "a\tb".expandtabs())
print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), "½".isnumeric(), "٣".isdecimal(), " \n".isspace(), "Abc Def".istitle(), "abc".islower(), "ABC".isupper(), "a_b1".isidentifier(), "1a".isidentifier(), "é".isascii(), "a\n".isprintable(), "".isalpha(), "".isprintable(), "class".isidentifier())
print("-".join("abc"), "".join(["x", "y"]), ", ".join({"a": 1, "b": 2}), "abc"[::-1], "abcdef"[1:5:2], "abc" * 2, "b" in "abc", "abc" < "abd", "a" "b", len("日本"), ord("日"), chr(26085), "abc"[-1], max("hello"), sorted("hello"), list("abc"))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": None, "o": "0", "l": "LL"})), "abc".translate({97: "z", 98: None}), str.maketrans("ab", "xy", "c"))
print("é".encode(), "é".encode("latin-1"), "日".encode("utf-16-le"), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"\xc3\xa9".decode(), b"\xff".decode("utf-8", "replace"), b"\xff".decode("latin-1"), b"a\xffb".decode("ascii", "ignore"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n cr\r bs\\ nul\0 \x1b \x7f é 日 \u200b 😀"), ascii("é日😀"), "\u00e9" == "é", "a\
b", """x
y""", r"\n", "\x41\101")
print("{}".format("x"), "%s" % "x", "abc".__len__(), "abc".__contains__("b"), "a".__add__("b"), "abc".__getitem__(1), str(), str(5), str(b"x"), str(b"x", "utf-8"), str([1]))
b = bytes([72, 105])
print(b, b[0], b[:1], b + b"!", b.hex(), b.hex(":") if len(b) else "", bytes.fromhex("48 69"), b.decode(), list(b), b"a,b".split(b","), b"x".upper(), b"ab".replace(b"a", b"z"), b" x ".strip(), b"abc".find(b"c"), b"%d %s" % (5, b"x"), bytes(3), bytes("é", "utf-8"), b"\x00\xff'", b'"', b"a" in b"abc", 97 in b"abc", b.join([b"1", b"2"]), b"abc".startswith(b"a"), int.from_bytes(b"\x01\x00"), (258).to_bytes(2, "little"), b"a" < b"b", hash(b"a") == hash(b"a"))
ba = bytearray(b"abc")
ba[0] = 65
ba.append(100)
ba.extend(b"ef")
del ba[1]
print(ba, ba.pop(), ba.decode(), len(ba), bytes(ba), ba[1:3], ba == b"Acde", ba.find(b"d"), ba.upper(), bytearray(2), ba + b"x", ba * 2)
