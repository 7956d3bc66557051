from collections import namedtuple as _namedtuple

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_NO_NETLOC = ("mailto", "data", "tel", "news")


class _Location:
    """What the host's part of an address holds."""

    __slots__ = ()

    def _parts(self):
        info, _, host = self.netloc.rpartition("@")
        host, _, port = host.partition("]") if host.startswith("[") else (None, None, host)
        if host is None:
            host, _, port = port.partition(":")
        else:
            host, port = host[1:], port.removeprefix(":")
        user, colon, password = info.partition(":")
        return user if info else None, password if colon else None, host or None, port or None

    username = property(lambda self: self._parts()[0])
    password = property(lambda self: self._parts()[1])

    @property
    def hostname(self):
        host = self._parts()[2]
        return None if host is None else host.lower()

    @property
    def port(self):
        port = self._parts()[3]
        if port is None:
            return None
        if not port.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(_Location, _namedtuple("SplitResult", "scheme netloc path query fragment", module="urllib.parse")):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Location, _namedtuple("ParseResult", "scheme netloc path params query fragment", module="urllib.parse")):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(_namedtuple("DefragResult", "url fragment", module="urllib.parse")):
    __slots__ = ()

    def geturl(self):
        return f"{self.url}#{self.fragment}" if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.strip()
    netloc = query = fragment = ""
    before, colon, rest = url.partition(":")
    if colon and before[:1].isalpha() and all(c.isalnum() or c in "+-." for c in before):
        scheme, url = before.lower(), rest
    if url.startswith("//"):
        end = min((at for at in (url.find(mark, 2) for mark in "/?#") if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    last = path.rfind("/") + 1
    if ";" in path[last:]:
        at = path.index(";", last)
        path, params = path[:at], path[at + 1 :]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme in ("http", "https", "ftp", "file", "ws", "wss") and url[:2] == "//":
        url = f"//{netloc}{'/' if url and not url.startswith('/') else ''}{url}"
    if scheme:
        url = f"{scheme}:{url}"
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    url, _, fragment = url.partition("#")
    return DefragResult(url, fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return base or url
    there = urlparse(url, urlparse(base).scheme, allow_fragments)
    here = urlparse(base, "", allow_fragments)
    if there.scheme != here.scheme or there.scheme in _NO_NETLOC:
        return url
    if there.netloc:
        return urlunparse(there)
    there = there._replace(netloc=here.netloc)
    if not there.path and not there.params:
        there = there._replace(path=here.path, params=here.params, query=there.query or here.query)
        return urlunparse(there)
    if there.path.startswith("/"):
        parts = there.path.split("/")
    else:
        parts = here.path.split("/")[:-1] + there.path.split("/")
        if here.netloc and parts[0] != "":
            parts.insert(0, "")
    result = []
    for part in parts:
        if part == "..":
            if len(result) > 1 or result and result[0]:
                result.pop()
        elif part != ".":
            result.append(part)
    if parts[-1] in (".", ".."):
        result.append("")
    return urlunparse(there._replace(path="/".join(result) or "/"))


def quote_from_bytes(bs, safe="/"):
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    return "".join(chr(byte) if byte in _UNRESERVED or byte in safe else f"%{byte:02X}" for byte in bs)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif not isinstance(string, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(string, str) else b" "
    if isinstance(safe, str):
        safe += " "
    return quote(string, safe, encoding, errors).replace(" ", "+") if space in string else quote(string, safe.rstrip(" "), encoding, errors)


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode()
    first, *parts = string.split(b"%")
    result = first
    for part in parts:
        try:
            result += bytes.fromhex(part[:2].decode("ascii")) + part[2:] if len(part) >= 2 else b"%" + part
        except ValueError:
            result += b"%" + part
    return result


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()

    def text(value):
        return quote_via(value if isinstance(value, bytes) else str(value), safe)

    pairs = []
    for key, value in query:
        many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__")
        pairs += [f"{text(key)}={text(each)}" for each in (value if many else (value,))]
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for field in qs.split(separator) if qs else ():
        name, equals, value = field.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values and (equals or field):
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
