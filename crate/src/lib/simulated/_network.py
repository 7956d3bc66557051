# The one model of the simulated network: how long a call takes, whether it fails, and what it answers.
# A call is one sleep: `await wait(seconds, label)`, or `block(seconds, label)`, which holds the thread.
# A place is a URL without its scheme. `rules` are the program's own comments: see the native part.

import json
from _simulated import wait

LATENCY = 1.0
PHRASES = {
    200: "OK", 201: "Created", 204: "No Content", 301: "Moved", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
}

_asked = [0] * len(rules)


def _covers(place, where):
    place, where = place.rstrip("/"), where.lower()
    return place == "*" or where.startswith(place) and where[len(place):][:1] in ("", "/", "?", ":")


def _rule(kind, where):
    """What the rule says that names the place most closely; of several, the last."""
    found = None
    for rule in rules:
        if rule[1] == kind and _covers(rule[0], where) and (found is None or len(rule[0]) >= len(found[0])):
            found = rule
    return found and found[2]


def latency(where, default):
    seconds = _rule("latency", where)
    return default if seconds is None else seconds


def failure(where):
    """How this call fails: with a status, with 0 (no connection), or None (not at all). It counts the call."""
    status = None
    for i, rule in enumerate(rules):
        if rule[1] == "fail" and _covers(rule[0], where):
            _asked[i] += 1
            if status is None and rule[3] < _asked[i] <= rule[4]:
                status = rule[2] or 0
    return status


def number_after(mark, text):
    """The first number that stands after the mark, as text, or None."""
    for rest in text.split(mark)[1:]:
        digits = rest[:len(rest) - len(rest.lstrip("0123456789."))]
        whole, _, part = digits.partition(".")
        part = part.partition(".")[0]
        if whole:
            return f"{whole}.{part}" if part else whole


def _pairs(query):
    if not query:
        return {}
    from urllib.parse import parse_qsl
    return dict(parse_qsl(query))


def dumps(data):
    return json.dumps(data, ensure_ascii=False)


class Headers(dict):
    """Names in any case."""

    def _name(self, name):
        return next((own for own in self if own.lower() == str(name).lower()), name)

    def __getitem__(self, name):
        return dict.__getitem__(self, self._name(name))

    def __contains__(self, name):
        return dict.__contains__(self, self._name(name))

    def get(self, name, default=None):
        return dict.get(self, self._name(name), default)


class Exchange:
    """A request over HTTP, and what comes of it."""

    def __init__(self, method, url, base="", params=None, body=None):
        url = str(url)
        if base and "://" not in url:
            url = str(base).rstrip("/") + "/" + url.lstrip("/")
        if params:
            query = "&".join(f"{k}={v}" for k, v in dict(params).items())
            url += ("&" if "?" in url else "?") + query
        self.method, self.url, self.body = method, url, body
        self.label = f"{method} {url}"
        self.where = url.split("://", 1)[-1]
        seconds = number_after("/delay/", url)
        self.latency = latency(self.where, LATENCY if seconds is None else float(seconds))
        self.failure = failure(self.where)

    def wait(self, limit=None):
        """The seconds until the answer, or until the limit, and whether it comes too late for that."""
        late = limit is not None and limit < self.latency
        return (limit if late else self.latency), late

    @property
    def connects(self):
        return self.failure != 0 and not self.host.endswith(".invalid")

    @property
    def host(self):
        host = self.where.split("/", 1)[0].split("?", 1)[0]
        return host.split("@")[-1].split(":")[0].lower()

    def answer(self):
        """Status and data."""
        where, _, _ = self.where.partition("#")
        where, _, query = where.partition("?")
        path = "/" + where.partition("/")[2] if "/" in where else ""
        reply, asked = _rule("reply", self.where), number_after("/status/", path)
        status = self.failure or (int(asked.split(".")[0]) if asked else 200)
        if self.failure or asked:
            return status, {"status": status}
        if reply is not None:
            return status, json.loads(reply)
        if path == "/json":
            slide = {"title": "Wake up to WonderWidgets!", "type": "all"}
            show = {"author": "Yours Truly", "date": "date of publication", "slides": [slide], "title": "Sample Slide Show"}
            return status, {"slideshow": show}
        if path == "/uuid":
            return status, {"uuid": "00000000-0000-4000-8000-000000000042"}
        if self.host == "api.github.com" and path.startswith("/users/"):
            name = path.split("/")[2]
            return status, {"login": name, "id": len(name), "public_repos": 7, "url": self.url}
        data = {"args": _pairs(query), "url": self.url}
        if self.method != "GET":
            data["method"] = self.method
        if self.body is not None:
            data["json"] = self.body
        return status, data


class Verbs:
    """A client's `get`, `post` and so on, by its `request`."""

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)


class Answer:
    """What a response has whose body has been read."""

    def __init__(self, exchange):
        self.url, self.request = exchange.url, exchange
        self.status_code, self._data = exchange.answer()
        self._seconds = exchange.latency
        self.encoding, self.cookies, self.history = "utf-8", {}, []

    def json(self, **kwargs):
        return self._data

    @property
    def text(self):
        return dumps(self._data)

    @property
    def content(self):
        return self.text.encode()

    @property
    def elapsed(self):
        from datetime import timedelta
        return timedelta(seconds=self._seconds)


class StatusError(Exception):
    """A model's answer with a status that is an error."""

    def __init__(self, message, *, response=None, body=None, status=None):
        super().__init__(message)
        self.message, self.response, self.body = message, response, body
        self.status_code = getattr(response, "status_code", status)


class ModelCall:
    """A call of a language model. `errors`: what it raises when it is late ("late"), has no connection (0), or by status."""

    def __init__(self, url, limit, errors):
        self._exchange, self._errors = Exchange("POST", url), errors
        seconds, self._late = self._exchange.wait(limit)
        self.sleep = seconds, self._exchange.label
        self.chunk = 0.1, "chunk of " + self._exchange.label
        self.fails = not self._exchange.connects or self._exchange.failure

    def check(self):
        if self._late:
            raise self._errors["late"]("Request timed out.")
        if not self._exchange.connects:
            raise self._errors[0]("Connection error.")
        status = self._exchange.failure
        if status:
            kind = self._errors.get(status) or self._errors[500 if status >= 500 else "status"]
            raise kind(f"Error code: {status} - {PHRASES.get(status, '')}", status=status)


def words(model, messages):
    """What a simulated language model says: it repeats the last message."""
    last = messages[-1]["content"] if messages else ""
    return f"[{model}] {last}"


def pieces(text):
    return [text[i:i + 4] for i in range(0, len(text), 4)]
