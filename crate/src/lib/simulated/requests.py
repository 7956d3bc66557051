# requests: each call holds the thread for its latency, as `time.sleep` does.

import _network as net


class RequestException(IOError):
    def __init__(self, *args, request=None, response=None):
        super().__init__(*args)
        self.request, self.response = request, response


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class JSONDecodeError(RequestException, ValueError):
    pass


class Response(net.Answer):
    def __init__(self, exchange):
        super().__init__(exchange)
        self.reason = net.PHRASES.get(self.status_code, "")
        self.headers = net.Headers({"Content-Type": "application/json"})
        self.ok = self.status_code < 400

    def iter_content(self, chunk_size=1, decode_unicode=False):
        for i in range(0, len(self.content), chunk_size):
            yield self.content[i:i + chunk_size]

    def iter_lines(self, **kwargs):
        return iter(self.content.splitlines())

    def raise_for_status(self):
        if not self.ok:
            kind = "Client" if self.status_code < 500 else "Server"
            text = f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}"
            raise HTTPError(text, request=self.request, response=self)

    def close(self):
        pass

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def request(method, url, params=None, json=None, data=None, timeout=None, **kwargs):
    exchange = net.Exchange(method.upper(), url, "", params, json if json is not None else data)
    if isinstance(timeout, tuple):
        timeout = timeout[-1]
    seconds, late = exchange.wait(timeout)
    net.block(seconds, exchange.label)
    if late:
        raise ReadTimeout(f"Read timed out. (read timeout={timeout})")
    if not exchange.connects:
        raise ConnectionError(f"Failed to resolve {exchange.url}")
    return Response(exchange)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


class Session(net.Verbs):
    def __init__(self):
        self.headers, self.params, self.cookies, self.auth = {}, {}, {}, None

    def request(self, method, url, params=None, **kwargs):
        return request(method, url, params={**self.params, **dict(params or {})}, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def mount(self, prefix, adapter):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


session = Session

import requests.exceptions
