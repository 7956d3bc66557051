import base64
import binascii
import hashlib
import hmac
import secrets

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"hello").hexdigest(), getattr(hashlib, name)().hexdigest()[:16])
h = hashlib.sha256()
h.update(b"hel")
h.update(b"lo")
print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), h.digest()[:4], h.digest_size, h.block_size, h.name, h.copy().hexdigest() == h.hexdigest())
print(hashlib.md5("héllo".encode()).hexdigest(), hashlib.md5(b"x" * 1000).hexdigest(), hashlib.sha1(b"y" * 119).hexdigest())
for bad in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope"), lambda: base64.b64encode("text"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(base64.b64encode(b"hello world"), base64.b64decode("aGVsbG8gd29ybGQ="), base64.urlsafe_b64encode(b"\xff\xfe\xfd"), base64.urlsafe_b64decode(b"__79"), base64.b64encode(b""))
print(base64.b32encode(b"hello"), base64.b32decode("NBSWY3DP"), base64.b16encode(b"hi"), base64.b16decode("6869"), base64.encodebytes(b"hi"))
print(binascii.hexlify(b"abc"), binascii.crc32(b"hello"), binascii.hexlify(b"abc", "-"))
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.new(b"key", b"message", "md5").hexdigest(), hmac.compare_digest("a", "a"))
print(secrets.token_hex(8), secrets.token_urlsafe(8), secrets.token_bytes(4), secrets.randbelow(100), secrets.choice("abc"), secrets.randbits(16), len(secrets.token_hex()))
