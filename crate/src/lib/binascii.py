class Error(ValueError):
    pass


def hexlify(data, sep=None, bytes_per_sep=1):
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else hexstr.decode("ascii")
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


a2b_hex = unhexlify
_letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b2a_base64(data, /, *, newline=True):
    bits = int.from_bytes(data, "big")
    padding = -len(data) % 3
    bits <<= 8 * padding
    count = (len(data) + padding) // 3 * 4
    coded = bytes(_letters[bits >> 6 * at & 63] for at in reversed(range(count)))
    return coded[: count - padding] + b"=" * padding + b"\n" * newline


def a2b_base64(data, /, *, strict_mode=False):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        data = data.encode()
    values = [_letters.index(byte) for byte in data.partition(b"=")[0] if byte in _letters]
    rest = len(values) % 4
    if rest == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({len(values)}) cannot be 1 more than a multiple of 4"
        )
    if rest and data.count(b"=") < 4 - rest:
        raise Error("Incorrect padding")
    bits = 0
    for value in values:
        bits = bits << 6 | value
    size = len(values) * 6 // 8
    return (bits >> len(values) * 6 % 8).to_bytes(size, "big")


def crc32(data, crc=0, /):
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xEDB88320 * (crc & 1)
    return crc ^ 0xFFFFFFFF
