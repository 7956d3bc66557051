import binascii


def _bytes(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    return bytes(s)


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    coded = binascii.b2a_base64(s, newline=False)
    return coded if altchars is None else coded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    if validate and s.rstrip(b"=").translate(None, binascii._letters):
        raise binascii.Error("Only base64 data is allowed")
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[at : at + 57]) for at in range(0, len(s), 57))


decodebytes = b64decode


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if s.translate(None, b"0123456789ABCDEF" + (b"abcdef" if casefold else b"")):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_letters32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def b32encode(s):
    padding = -len(s) % 5
    bits = int.from_bytes(s, "big") << 8 * padding
    count = (len(s) + padding) // 5 * 8
    coded = bytes(_letters32[bits >> 5 * at & 31] for at in reversed(range(count)))
    unused = (0, 1, 3, 4, 6)[padding]
    return coded[: count - unused] + b"=" * unused


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    letters = s.rstrip(b"=")
    if letters.translate(None, _letters32):
        raise binascii.Error("Non-base32 digit found")
    bits = 0
    for letter in letters:
        bits = bits << 5 | _letters32.index(letter)
    return (bits >> len(letters) * 5 % 8).to_bytes(len(letters) * 5 // 8, "big")
