_HELP = "uvicorn serves nothing here: no request can come in. Call the handlers, as in asyncio.run(handler())"


def run(app, **kwargs):
    raise NotImplementedError(_HELP)


class Config:
    def __init__(self, app, **kwargs):
        raise NotImplementedError(_HELP)


Server = Config
