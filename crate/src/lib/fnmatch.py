import re as _re


def translate(pat):
    text = ""
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        end = pat.find("]", at + 1 + pat.startswith("!", at)) if letter == "[" else -1
        if letter == "*":
            text += ".*"
        elif letter == "?":
            text += "."
        elif end > 0:
            inside = pat[at:end].replace("\\", "\\\\")
            text += f"[{'^' + inside[1:] if inside.startswith('!') else inside}]"
            at = end + 1
        else:
            text += _re.escape(letter)
    return rf"(?s:{text})\z"


def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]


def filterfalse(names, pat):
    return [name for name in names if not fnmatchcase(name, pat)]
