whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """The template as pieces: (text, None), or (as written, name); a lone delimiter has the name ''."""
        rest = self.template
        while rest:
            text, found, rest = rest.partition(self.delimiter)
            yield text, None
            if not found:
                return
            if rest.startswith(self.delimiter):
                yield self.delimiter, None
                rest = rest[len(self.delimiter) :]
                continue
            braced = rest.startswith("{")
            name = ""
            for c in rest[braced:]:
                if not (name + c).isascii() or not (name + c).isidentifier():
                    break
                name += c
            end = len(name) + braced
            if braced and not rest[end:].startswith("}"):
                name = ""
            if not name:
                yield self.delimiter, ""
                continue
            end += braced
            yield self.delimiter + rest[:end], name
            rest = rest[end:]

    def _invalid(self, before):
        lines = before.split("\n")
        return ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1]) + 1}")

    def substitute(self, mapping={}, /, **kws):
        values = {**mapping, **kws}
        before = result = ""
        for text, name in self._parts():
            if name == "":
                raise self._invalid(before)
            before += text
            result += text if name is None else str(values[name])
        return result

    def safe_substitute(self, mapping={}, /, **kws):
        values = {**mapping, **kws}
        return "".join(str(values[name]) if name in values else text for text, name in self._parts())

    def is_valid(self):
        return all(name != "" for _, name in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, name in self._parts() if name))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
