from _support import digest as _digest

# Of each algorithm: the bytes of its result, and of its blocks.
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}
algorithms_available = algorithms_guaranteed = set(_sizes)


class HASH:
    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = b""
        self.update(data)

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(obj, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(obj)

    def digest(self):
        return _digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in _sizes:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(name.lower(), data)


def _constructor(name):
    def construct(data=b"", *, usedforsecurity=True):
        return HASH(name, data)

    construct.__name__ = construct.__qualname__ = f"openssl_{name}"
    return construct


md5, sha1, sha224, sha256, sha384, sha512 = map(_constructor, _sizes)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    from hmac import digest

    size = _sizes[hash_name][0]
    key = b""
    for block in range(1, -(-(dklen or size) // size) + 1):
        last = digest(password, salt + block.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = digest(password, last, hash_name)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(size, "big")
    return key[: dklen or size]


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
    raise NotImplementedError(f"hashlib.{name} is not available here: there are {', '.join(_sizes)}")
