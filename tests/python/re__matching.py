import re

text = "Order #123: 2 apples @ $1.50, 10 pears @ $0.75 on 2024-01-15 by ann@example.com"
print(re.findall(r"\d+", text), re.findall(r"(\w+)@(\w+)\.com", text), re.findall(r"\$(\d+\.\d\d)", text))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", text)
print(m, m.group(), m.group(1, 2), m["day"], m.groups(), m.groupdict(), m.span(), m.span("month"), m.start(), m.end(3), m.lastindex, m.lastgroup, m.pos, m.endpos == len(text), m.re.pattern, m.string is text, m.regs)
print(m.expand(r"\3/\2/\g<year>"), bool(m), m[0])
print(re.match(r"Order", text), re.match(r"order", text), re.match("order", text, re.I), re.fullmatch(r"\d+", "123"), re.fullmatch(r"\d+", "123a"))
for m in re.finditer(r"(?P<n>\d+) (?P<what>\w+)", text):
    print(m.start(), m["n"], m["what"], m)
print(re.sub(r"\d", "#", "a1b22"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<a>x)", r"[\g<a>\g<0>\g<1>]", "axb"), re.sub("a", "b", "aaaa", count=2), re.subn("a", "b", "aaaa"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 and 22"), re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub(r"(a)|b", r"<\1>", "ab"), re.sub("a", r"\n\\\t", "xa"))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(,)", "a,b"), re.split(r"\s+", " a b "), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1), re.split(r"(-)|(,)", "a-b,c"))
p = re.compile(r"""
    (\d+)   # number
    \s*
    ([a-z]+)  # unit
""", re.VERBOSE | re.IGNORECASE)
print(p.findall("5 KG 10lb"), p.flags, p.groups, p.groupindex, p.pattern[:5])
print(re.compile("a"), re.compile("a", re.I), re.compile("a", re.I | re.M | re.S), re.compile(b"a"), re.compile("a", re.A), re.compile("(?i)a").flags, re.compile("x" * 5) == re.compile("xxxxx"))
print(re.I, repr(re.I | re.M), re.IGNORECASE, re.M.value, int(re.S), re.X, re.A | re.I, re.RegexFlag(0), re.I.name, re.NOFLAG)
print(re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"\w$", "ab\ncd\n"), re.findall(r"\w$", "ab\ncd\n", re.M), re.findall("a.b", "a\nb"), re.findall("a.b", "a\nb", re.S), re.findall(r"\Aa|b\Z", "a\nb"))
print(re.findall(r"(?<=\$)\d+", text), re.findall(r"\w+(?=@)", text), re.findall(r"\b\w{2}\b", text), re.findall(r"(?<!\d)\d(?!\d)", text), re.findall(r"(?!a)\w", "abc"))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), bool(re.match(r"^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", "Passw0rd1")))
print(re.findall(r"<.+>", "<a><b>"), re.findall(r"<.+?>", "<a><b>"), re.findall(r"a{2,3}", "aaaaa"), re.findall(r"a{2,3}?", "aaaaa"), re.findall(r"(ab)+", "ababab"), re.findall(r"(?:ab)+", "ababab"), re.findall("a{,2}", "aaa"), re.findall("a{2}", "aaaa"))
print(re.findall(r"(\w)\1", "aabbcd"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a\"b' c"), re.findall(r"(?i:A)b", "abAbAB"), re.match(r"(a)?(?(1)b|c)", "ab"), re.match(r"(a)?(?(1)b|c)", "c"))
print(re.match(r"(a+)+$", "aaaaaaaaaaaaaaaaab"), re.match(r"a++b", "aaab"), re.match(r"a++ab", "aaab"), re.match(r"(?>a+)ab", "aaab"), re.match(r"(a|b)*?c", "abac"), re.match(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").groups())
print(re.escape("a.b*c [x] 1-2 é_"), re.escape(b"a.b"), re.findall(r"[^\W\d_]+", "ab1_cé"), re.findall(r"\w+", "é日本 x", re.A), re.findall(r"[à-ü]", "Éé", re.I), re.findall(r"\s", "a\u00a0b\tc"))
print(re.findall(r"[]a]", "]a"), re.findall(r"[a\-z]", "a-z"), re.findall(r"[-a]", "-a"), re.findall(r"[^ab]", "abc"), re.findall(r"[\d.]+", "1.5 x"), re.findall("\\\\", "a\\b"), re.findall(r"\x41\u0042\103", "ABC"), re.findall(r"{", "{"), re.findall("a{x", "a{x"))
print(p.search("xx 5kg", 3), p.match("xx 5kg", 3), p.search("5kg", 0, 1), re.compile("^a").search("ba", 1), re.compile("a$").search("ab", 0, 1), re.compile("b").fullmatch("abc", 1, 2))
print(re.search(r"(\d+)(px)?", "5").groups(), re.search(r"(\d+)(px)?", "5").groups("none"), re.search("(?P<a>x)?(?P<b>y)", "y").groupdict(default="-"), re.search("(a)(b)?", "a").lastindex, re.search("((a)b)", "ab").lastindex, re.search("(a)(b)?", "a").span(2))
print(re.findall(b"\\d+", b"1 22"), re.sub(b"a", b"b", b"aa"), re.split(b",", b"a,b"), re.match(b"(?P<x>a)", b"ab").groupdict())
print([m.span() for m in re.finditer("a*", "baac")], re.findall(r"(a)(b)?", "ab a"), re.findall("()", "ab"), re.findall(r"(?:(a)|b)*", "ab"))
tokens = re.compile(r"(?P<NUMBER>\d+(\.\d*)?)|(?P<ID>[A-Za-z]+)|(?P<OP>[+\-*/=])|(?P<SKIP>\s+)|(?P<BAD>.)")
print([(m.lastgroup, m.group()) for m in tokens.finditer("x = 3.5 * y2 ?")])
print(re.findall(r"(?m)^(\w+):\s*(.*)$", "Host: a.b\nAccept: */*\n"), re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
print(re.match("ß", "ẞ", re.I), re.match("K", "\u212a", re.I), re.match("[a-z]", "K", re.I))
