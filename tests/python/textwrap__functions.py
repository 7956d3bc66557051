import textwrap

text = "The quick brown fox jumped over the lazy dog. It was a well-known, state-of-the-art dog -- really!"
for width in (20, 33, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), "|", textwrap.shorten(text, 40, placeholder="..."), "|", textwrap.shorten("Hello  world!", 12), "|", textwrap.shorten("Hello world", 11))
print(textwrap.wrap("supercalifragilisticexpialidocious words", 10), textwrap.wrap("supercalifragilistic words", 10, break_long_words=False))
print(textwrap.wrap("a-b-c hyphen-ated words-and-more", 12), textwrap.wrap("hyphen-ated words", 8, break_on_hyphens=False))
print(textwrap.wrap(""), textwrap.wrap("   "), textwrap.wrap("one\ttwo\nthree  four", 9), textwrap.wrap("a  b", 3, drop_whitespace=False))
print(textwrap.wrap(text, 25, max_lines=2), textwrap.wrap(text, 25, max_lines=2, placeholder="~"))
print(textwrap.dedent("""
    def f():
        return 1

      odd
    """))
print(repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("no\n  change")), repr(textwrap.dedent("    a\n   \n    b\n")))
print(textwrap.indent("one\n\ntwo\n", "> "), textwrap.indent("one\n\ntwo", "+ ", lambda line: True))
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)
try:
    textwrap.shorten("hello world", 3)
except ValueError as error:
    print(error)
w = textwrap.TextWrapper(width=15, initial_indent="- ")
print(w.wrap("some words to be wrapped here"), w.width)
