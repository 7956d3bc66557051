import string
from string import Formatter, Template

print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits, string.octdigits, repr(string.whitespace), len(string.printable), string.ascii_lowercase[:3], string.ascii_uppercase[-3:])
t = Template("$name owes $$${amount} to ${who}_x")
print(t.substitute(name="A", amount=5, who="B"), t.safe_substitute(name="A"), t.substitute({"name": 1, "amount": 2}, who=3), t.template)
for bad in (lambda: t.substitute(name=1), lambda: Template("$").substitute(), lambda: Template("$1").substitute()):
    try:
        bad()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.capwords("hello wORLD  again"), string.capwords("a-b c", "-"), Template("$a $b").get_identifiers(), Template("$a $").is_valid())
print(Formatter().format("{0} {name:>5} {1!r}", 1, "x", name="n"))
