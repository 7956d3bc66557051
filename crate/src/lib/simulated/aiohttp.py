# The client of aiohttp: a request is one sleep.

import _network as net


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    pass


ClientConnectorDNSError = ClientConnectorError


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    pass


class ServerTimeoutError(ServerConnectionError, TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history=(), *, status=0, message="", headers=None):
        url = getattr(request_info, "real_url", None)
        super().__init__(f"{status}, message={message!r}, url={url!r}")
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect


class TCPConnector:
    def __init__(self, *, limit=100, limit_per_host=0, **kwargs):
        self.limit, self.limit_per_host, self.closed = limit, limit_per_host, False

    async def close(self):
        self.closed = True


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login, self.password, self.encoding = login, password, encoding


class FormData(dict):
    def add_field(self, name, value, **kwargs):
        self[name] = value


class _Content:
    def __init__(self, data):
        self._rest = data

    async def read(self, n=-1):
        n = len(self._rest) if n < 0 else n
        piece, self._rest = self._rest[:n], self._rest[n:]
        return piece

    async def readline(self):
        return await self.read(self._rest.find(b"\n") + 1 or -1)

    async def iter_chunked(self, n):
        while self._rest:
            yield await self.read(n)

    def iter_any(self):
        return self.iter_chunked(-1)

    def iter_chunks(self):
        return ((piece, True) async for piece in self.iter_any())

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class ClientResponse:
    def __init__(self, exchange):
        self.method, self.url = exchange.method, exchange.url
        self.status, self._data = exchange.answer()
        self.reason = net.PHRASES.get(self.status, "")
        self.headers = net.Headers({"Content-Type": "application/json"})
        self.content_type, self.charset, self.cookies, self.history = "application/json", "utf-8", {}, ()
        self.ok = self.status < 400
        self.real_url, self.host = self.url, exchange.host
        self.closed = False
        self.content = _Content(net.dumps(self._data).encode())

    async def json(self, **kwargs):
        return self._data

    async def text(self, *args, **kwargs):
        return net.dumps(self._data)

    async def read(self):
        return net.dumps(self._data).encode()

    @property
    def request_info(self):
        return self

    @property
    def content_length(self):
        return len(net.dumps(self._data).encode())

    def raise_for_status(self):
        if self.status >= 400:
            raise ClientResponseError(self, (), status=self.status, message=self.reason, headers=self.headers)

    def release(self):
        self.closed = True

    close = release

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.release()

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"


class _Request:
    def __init__(self, coro):
        self._coro = coro

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        return await self._coro

    async def __aexit__(self, *exc):
        pass


class ClientSession(net.Verbs):
    def __init__(self, base_url="", *, timeout=None, headers=None, connector=None, raise_for_status=False, **kwargs):
        self._base, self._timeout, self.closed = base_url, timeout, False
        self._raise = raise_for_status
        self.headers, self.connector = headers or {}, connector

    async def _request(self, method, url, json=None, data=None, params=None, timeout=None, raise_for_status=None, **kwargs):
        if self.closed:
            raise RuntimeError("Session is closed")
        exchange = net.Exchange(method, url, self._base, params, json if json is not None else data)
        limit = timeout if timeout is not None else self._timeout
        limit = limit.total if isinstance(limit, ClientTimeout) else limit
        seconds, late = exchange.wait(limit)
        await net.wait(seconds, exchange.label)
        if late:
            raise ServerTimeoutError(f"Timeout on reading data from {exchange.url}")
        if not exchange.connects:
            raise ClientConnectorError(f"Cannot connect to {exchange.url}")
        response = ClientResponse(exchange)
        if self._raise if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    def request(self, method, url, **kwargs):
        return _Request(self._request(method.upper(), url, **kwargs))

    def ws_connect(self, url, **kwargs):
        raise NotImplementedError("WebSockets are not simulated here: use requests, or two asyncio.Queue for the two directions")

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


def request(method, url, **kwargs):
    return ClientSession().request(method, url, **kwargs)
