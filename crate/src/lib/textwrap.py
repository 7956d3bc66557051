import re



class TextWrapper:
    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
        break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, "\t\n\x0b\x0c\r "), " "))
        return re.findall(r"\s+|\S+", text) if not self.break_on_hyphens else _split_hyphens(text)

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)[::-1]
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line = self._line(chunks, width)
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or self._fits_at_all(chunks, line, width):
                lines.append(indent + "".join(line))
                continue
            lines.append(self._cut(line, lines, indent, width))
            break
        return lines

    def _line(self, chunks, width):
        """Takes the chunks of one line."""
        line = []
        length = 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            room = max(width - length, 1) if width >= 1 else 1
            if self.break_long_words:
                chunk = chunks[-1]
                cut = room
                if self.break_on_hyphens and len(chunk) > room:
                    hyphen = chunk.rfind("-", 0, room)
                    if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                        cut = hyphen + 1
                line.append(chunk[:cut])
                chunks[-1] = chunk[cut:]
            elif not line:
                line.append(chunks.pop())
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _fits_at_all(self, chunks, line, width):
        rest = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return rest and sum(map(len, line)) <= width

    def _cut(self, line, lines, indent, width):
        """The last line that there may be, with the placeholder for what is left out."""
        length = sum(map(len, line))
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                return indent + "".join(line) + self.placeholder
            length -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            return lines.pop().rstrip() + self.placeholder
        return indent + self.placeholder.lstrip()

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _split_hyphens(text):
    """Words and spaces; a word with hyphens between letters comes in pieces."""
    chunks = []
    for word in re.findall(r"\s+|\S+", text):
        start = 0
        for at in range(1, len(word) - 1):
            before, after = word[at - 1], word[at + 1]
            if word[at] == "-" and before.isalpha() and after.isalpha() and word[at + 2 : at + 3].isalpha() and word[max(at - 2, 0)].isalnum() and at >= 2:
                chunks.append(word[start : at + 1])
                start = at + 1
        dash = word.find("--", 1)
        if start == 0 and 0 < dash and word.strip("-") != "" and word[dash:].strip("-"):
            end = dash + len(word[dash:]) - len(word[dash:].lstrip("-"))
            chunks += [word[:dash], word[dash:end]]
            start = end
        chunks.append(word[start:])
    return chunks


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for at, line in enumerate(lines):
        stripped = line.lstrip(" \t")
        if not stripped:
            lines[at] = ""
            continue
        indent = line[: len(line) - len(stripped)]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return "\n".join(line[len(margin or "") :] for line in lines)


def indent(text, prefix, predicate=None):
    predicate = predicate or str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
