# openai: a completion takes a second, each chunk of a streamed one a tenth; the answer repeats the last message.

from types import SimpleNamespace as _NS
import _network as net


class OpenAIError(Exception):
    pass


class APIError(OpenAIError):
    pass


class APIConnectionError(APIError):
    pass


class APITimeoutError(APIConnectionError):
    pass


class APIStatusError(net.StatusError, APIError):
    pass


class AuthenticationError(APIStatusError):
    pass


class BadRequestError(APIStatusError):
    pass


class RateLimitError(APIStatusError):
    pass


class InternalServerError(APIStatusError):
    pass


_ERRORS = {
    "late": APITimeoutError, 0: APIConnectionError, "status": APIStatusError, 400: BadRequestError,
    401: AuthenticationError, 429: RateLimitError, 500: InternalServerError,
}


def _completion(model, messages):
    text = net.words(model, messages)
    message = _NS(role="assistant", content=text)
    usage = _NS(prompt_tokens=sum(len(m["content"]) for m in messages), completion_tokens=len(text))
    usage.total_tokens = usage.prompt_tokens + usage.completion_tokens
    return _NS(id="chatcmpl-42", model=model, usage=usage, choices=[_NS(index=0, message=message, finish_reason="stop")])


def _chunk(text, finish=None):
    return _NS(choices=[_NS(index=0, finish_reason=finish, delta=_NS(content=text))])


async def _stream(call, model, messages):
    for piece in net.pieces(net.words(model, messages)):
        await net.wait(*call.chunk)
        yield _chunk(piece)
    yield _chunk(None, "stop")


def _stream_now(call, model, messages):
    for piece in net.pieces(net.words(model, messages)):
        net.block(*call.chunk)
        yield _chunk(piece)
    yield _chunk(None, "stop")


def _spoken(model, input):
    messages = [{"content": input}] if isinstance(input, str) else input
    return _NS(id="resp_42", model=model, output_text=net.words(model, messages))


def _embedded(input):
    texts = [input] if isinstance(input, str) else input
    return _NS(data=[_NS(index=i, embedding=[len(text) / 100, 0.5, 0.25]) for i, text in enumerate(texts)])


class _Part:
    def __init__(self, host, timeout):
        self._host, self._timeout = host, timeout

    def _call(self, path):
        return net.ModelCall(self._host + path, self._timeout, _ERRORS)


class _AsyncCompletions(_Part):
    async def create(self, *, model, messages, stream=False, **kwargs):
        call = self._call("/chat/completions")
        if stream and not call.fails:
            return _stream(call, model, messages)
        await net.wait(*call.sleep)
        call.check()
        return _completion(model, messages)


class _Completions(_Part):
    def create(self, *, model, messages, stream=False, **kwargs):
        call = self._call("/chat/completions")
        if stream and not call.fails:
            return _stream_now(call, model, messages)
        net.block(*call.sleep)
        call.check()
        return _completion(model, messages)


class _AsyncResponses(_Part):
    async def create(self, *, model, input, **kwargs):
        call = self._call("/responses")
        await net.wait(*call.sleep)
        call.check()
        return _spoken(model, input)


class _AsyncEmbeddings(_Part):
    async def create(self, *, model, input, **kwargs):
        call = self._call("/embeddings")
        await net.wait(*call.sleep)
        call.check()
        return _embedded(input)


class _Client:
    def __init__(self, *, api_key=None, base_url=None, timeout=None, **kwargs):
        self.api_key, self.base_url, self.timeout = api_key, base_url, timeout
        self._at = str(base_url or "https://api.openai.com/v1").rstrip("/"), timeout


class AsyncOpenAI(_Client):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.chat = _NS(completions=_AsyncCompletions(*self._at))
        self.responses, self.embeddings = _AsyncResponses(*self._at), _AsyncEmbeddings(*self._at)

    async def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class OpenAI(_Client):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.chat = _NS(completions=_Completions(*self._at))
