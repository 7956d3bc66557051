import re

patterns = ["(", ")", "a)", "[", "[a", "*", "+a", "a**", "a{2}{3}", "a{3,2}", "\\", "\\q", "[\\q]", "(?P<n>a)(?P<n>b)", "(?P<1a>x)", "(?P<>x)", "(?P<a", "(?P=nope)", "(?Px)", "(?<x)", "(?", "(?x", "(?q)", "\\1", "(a)\\2", "(\\1)", "[z-a]", "[\\d-z]", "(?<=a+)b", "(?<=a|bc)", "a(?i)b", "(?i-i:a)", "(?(1)a|b|c)", "(?(x)a)", "(?(0)a)", "\\x1", "\\u12", "(?#comment", "(?:a", "a|*", "^*", "(?P<a b>c)", "(?(2)a)", "\\777", "(a", "x{99999999999}", "(?=a", "a???", "\\8", "a\n(b"]
for pattern in patterns:
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, error.msg, error.pos, error.lineno, error.colno)
for bad in (
    lambda: re.sub("a", r"\2", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\g<", "a"), lambda: re.sub("a", r"\g", "a"),
    lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", "\\", "a"), lambda: re.sub("a", r"\g<1x>", "a"), lambda: re.sub("a", r"\g<5>", "a"),
    lambda: re.match("(a)", "a").group(2), lambda: re.match("(a)", "a")["x"], lambda: re.match("(a)", "a").start(5),
    lambda: re.match("a", 5), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.compile(5), lambda: re.compile(re.compile("a"), re.I),
    lambda: re.findall("a", None), lambda: re.search("x", "y").group(), lambda: re.sub("a", lambda m: 5, "a"), lambda: re.compile("a").nope,
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(re.error is re.PatternError, re.error.__name__, issubclass(re.error, Exception), re.error.__module__)
print(type(re.compile("a")), type(re.match("a", "a")), isinstance(re.match("a", "a"), re.Match), re.Pattern)
