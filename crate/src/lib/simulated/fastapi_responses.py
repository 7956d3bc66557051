class Response:
    def __init__(self, content=None, status_code=200, media_type=None, headers=None, **kwargs):
        self.content, self.status_code = content, status_code
        self.media_type, self.headers = media_type, headers or {}


class JSONResponse(Response):
    pass


class HTMLResponse(Response):
    pass


class PlainTextResponse(Response):
    pass


class RedirectResponse(Response):
    pass


class FileResponse(Response):
    pass


class StreamingResponse(Response):
    """`body_iterator` is what was passed in."""

    def __init__(self, content, status_code=200, media_type=None, headers=None, **kwargs):
        super().__init__(content, status_code, media_type, headers)
        self.body_iterator = content
