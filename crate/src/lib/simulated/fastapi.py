# fastapi: the decorators note the handlers and give them back unchanged. Nothing is served: a program calls them itself.
# `app.routes` are (method, path, handler); `app.handlers` has the handlers of each event.


class HTTPException(Exception):
    def __init__(self, status_code, detail=None, headers=None):
        super().__init__(f"{status_code}: {detail}")
        self.status_code, self.detail, self.headers = status_code, detail, headers


class WebSocketDisconnect(Exception):
    pass


class BackgroundTasks:
    """`await tasks()` runs what was added, one after the other."""

    def __init__(self):
        self.tasks = []

    def add_task(self, func, *args, **kwargs):
        self.tasks.append((func, args, kwargs))

    async def __call__(self):
        for func, args, kwargs in self.tasks:
            result = func(*args, **kwargs)
            if hasattr(result, "__await__"):
                await result


class Request:
    pass


class WebSocket:
    pass


class UploadFile:
    pass


class status:
    HTTP_200_OK, HTTP_201_CREATED, HTTP_202_ACCEPTED, HTTP_204_NO_CONTENT = 200, 201, 202, 204
    HTTP_400_BAD_REQUEST, HTTP_401_UNAUTHORIZED, HTTP_403_FORBIDDEN, HTTP_404_NOT_FOUND = 400, 401, 403, 404
    HTTP_409_CONFLICT, HTTP_422_UNPROCESSABLE_ENTITY, HTTP_429_TOO_MANY_REQUESTS = 409, 422, 429
    HTTP_500_INTERNAL_SERVER_ERROR, HTTP_503_SERVICE_UNAVAILABLE = 500, 503


class _Marker:
    def __init__(self, *args, **kwargs):
        self.args = args


Depends = Query = Path = Body = Header = Cookie = Form = File = Security = _Marker


class APIRouter:
    def __init__(self, *, prefix="", title="FastAPI", version="0.1.0", lifespan=None, **kwargs):
        self.routes, self.handlers, self.prefix = [], {}, prefix
        self.title, self.version, self.lifespan, self.state = title, version, lifespan, _Marker()

    def _route(self, method, path):
        def register(func):
            self.routes.append((method, self.prefix + path, func))
            return func
        return register

    def get(self, path, **kwargs):
        return self._route("GET", path)

    def post(self, path, **kwargs):
        return self._route("POST", path)

    def put(self, path, **kwargs):
        return self._route("PUT", path)

    def patch(self, path, **kwargs):
        return self._route("PATCH", path)

    def delete(self, path, **kwargs):
        return self._route("DELETE", path)

    def websocket(self, path, **kwargs):
        return self._route("WEBSOCKET", path)

    def on_event(self, name):
        def register(func):
            self.handlers.setdefault(name, []).append(func)
            return func
        return register

    def include_router(self, router, prefix="", **kwargs):
        self.routes += [(method, prefix + path, func) for method, path, func in router.routes]


class FastAPI(APIRouter):
    def middleware(self, kind):
        return lambda func: func

    def add_middleware(self, *args, **kwargs):
        pass

    def exception_handler(self, exc):
        return lambda func: func


from fastapi.responses import Response
