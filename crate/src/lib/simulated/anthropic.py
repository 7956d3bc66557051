# anthropic: as openai here, with other shapes.

from types import SimpleNamespace as _NS
import _network as net


class AnthropicError(Exception):
    pass


class APIError(AnthropicError):
    pass


class APIConnectionError(APIError):
    pass


class APITimeoutError(APIConnectionError):
    pass


class APIStatusError(net.StatusError, APIError):
    pass


class RateLimitError(APIStatusError):
    pass


class InternalServerError(APIStatusError):
    pass


def _message(model, messages):
    text = net.words(model, messages)
    usage = _NS(input_tokens=sum(len(m["content"]) for m in messages), output_tokens=len(text))
    content = [_NS(type="text", text=text)]
    return _NS(id="msg_42", model=model, role="assistant", stop_reason="end_turn", content=content, usage=usage)


_ERRORS = {
    "late": APITimeoutError, 0: APIConnectionError, "status": APIStatusError, 429: RateLimitError, 500: InternalServerError,
}


class _Stream:
    def __init__(self, call, model, messages):
        self._call, self._model, self._messages = call, model, messages

    async def __aenter__(self):
        if self._call.fails:
            await net.wait(*self._call.sleep)
            self._call.check()
        return self

    async def __aexit__(self, *exc):
        pass

    @property
    def text_stream(self):
        return self._chunks()

    async def _chunks(self):
        for piece in net.pieces(net.words(self._model, self._messages)):
            await net.wait(*self._call.chunk)
            yield piece

    async def get_final_message(self):
        return _message(self._model, self._messages)


class _Part:
    def __init__(self, timeout):
        self._timeout = timeout

    def _call(self):
        return net.ModelCall("https://api.anthropic.com/v1/messages", self._timeout, _ERRORS)


class _AsyncMessages(_Part):
    async def create(self, *, model, messages, max_tokens, **kwargs):
        call = self._call()
        await net.wait(*call.sleep)
        call.check()
        return _message(model, messages)

    def stream(self, *, model, messages, max_tokens, **kwargs):
        return _Stream(self._call(), model, messages)


class _Messages(_Part):
    def create(self, *, model, messages, max_tokens, **kwargs):
        call = self._call()
        net.block(*call.sleep)
        call.check()
        return _message(model, messages)


class AsyncAnthropic:
    def __init__(self, *, api_key=None, timeout=None, **kwargs):
        self.api_key, self.timeout, self.messages = api_key, timeout, _AsyncMessages(timeout)

    async def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Anthropic:
    def __init__(self, *, api_key=None, timeout=None, **kwargs):
        self.api_key, self.timeout, self.messages = api_key, timeout, _Messages(timeout)
