# httpx: AsyncClient sleeps, the rest holds the thread.

import _network as net


class HTTPError(Exception):
    def __init__(self, message="", *, request=None):
        super().__init__(message)
        self.request = request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class RemoteProtocolError(TransportError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class TooManyRedirects(RequestError):
    pass


class DecodingError(RequestError):
    pass


class InvalidURL(Exception):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request=None, response=None):
        super().__init__(message, request=request)
        self.response = response


class Timeout:
    def __init__(self, timeout=5.0, *, connect=None, read=None, write=None, pool=None):
        self.connect, self.write, self.pool = connect or timeout, write or timeout, pool or timeout
        self.read = timeout if read is None else read


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections


class _Transport:
    def __init__(self, **kwargs):
        pass


HTTPTransport = AsyncHTTPTransport = _Transport


class BasicAuth:
    def __init__(self, username, password):
        self.username, self.password = username, password


class codes:
    OK, CREATED, NO_CONTENT, BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 201, 204, 400, 401, 403, 404
    TOO_MANY_REQUESTS, INTERNAL_SERVER_ERROR, BAD_GATEWAY, SERVICE_UNAVAILABLE = 429, 500, 502, 503


class Response(net.Answer):
    def __init__(self, exchange):
        super().__init__(exchange)
        self.reason_phrase = net.PHRASES.get(self.status_code, "")
        self.headers = net.Headers({"content-type": "application/json"})
        self.is_success = 200 <= self.status_code < 300
        self.is_redirect = 300 <= self.status_code < 400
        self.is_client_error = 400 <= self.status_code < 500
        self.is_server_error = self.status_code >= 500
        self.is_error = self.status_code >= 400
        self.http_version = "HTTP/1.1"

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self.content)
        for i in range(0, len(self.content), size):
            yield self.content[i:i + size]

    async def aiter_bytes(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece

    async def aiter_text(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece.decode(errors="replace")

    def iter_lines(self):
        return iter(self.text.splitlines())

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def raise_for_status(self):
        if not self.is_success:
            kind = "Client" if self.status_code < 500 else "Server"
            text = f"{kind} error '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
            raise HTTPStatusError(text, request=self.request, response=self)
        return self

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


_DEFAULT = object()


class _Base(net.Verbs):
    def __init__(self, *, base_url="", timeout=5.0, headers=None, limits=None, params=None, **kwargs):
        self.base_url, self.timeout, self.params = base_url, timeout, params or {}
        self.headers = headers or {}
        self.is_closed = False

    def _begin(self, method, url, params=None, json=None, data=None, content=None, timeout=_DEFAULT, **kwargs):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        body = next((b for b in (json, data, content) if b is not None), None)
        exchange = net.Exchange(method, url, self.base_url, {**dict(self.params), **dict(params or {})}, body)
        limit = self.timeout if timeout is _DEFAULT else timeout
        return exchange, *exchange.wait(limit.read if isinstance(limit, Timeout) else limit)

    def _end(self, exchange, late):
        if late:
            raise ReadTimeout("", request=exchange)
        if not exchange.connects:
            raise ConnectError("All connection attempts failed", request=exchange)
        return Response(exchange)


class _Stream:
    def __init__(self, client, args, kwargs):
        self._call = client, args, kwargs

    async def __aenter__(self):
        client, args, kwargs = self._call
        return await client.request(*args, **kwargs)

    def __enter__(self):
        client, args, kwargs = self._call
        return client.request(*args, **kwargs)

    async def __aexit__(self, *exc):
        pass

    def __exit__(self, *exc):
        pass


class AsyncClient(_Base):
    async def request(self, method, url, **kwargs):
        exchange, seconds, late = self._begin(method, url, **kwargs)
        await net.wait(seconds, exchange.label)
        return self._end(exchange, late)

    async def get(self, url, **kwargs):
        return await self.request("GET", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url, **kwargs)

    def stream(self, method, url, **kwargs):
        return _Stream(self, (method, url), kwargs)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


class Client(_Base):
    def request(self, method, url, **kwargs):
        exchange, seconds, late = self._begin(method, url, **kwargs)
        net.block(seconds, exchange.label)
        return self._end(exchange, late)

    def stream(self, method, url, **kwargs):
        return _Stream(self, (method, url), kwargs)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def request(method, url, **kwargs):
    return Client().request(method, url, **kwargs)


def get(url, **kwargs):
    return Client().get(url, **kwargs)


def post(url, **kwargs):
    return Client().post(url, **kwargs)


def put(url, **kwargs):
    return Client().put(url, **kwargs)


def delete(url, **kwargs):
    return Client().delete(url, **kwargs)


def stream(method, url, **kwargs):
    return Client().stream(method, url, **kwargs)
