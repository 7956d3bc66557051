import uuid

a, b = uuid.uuid4(), uuid.uuid4()
print(a, b, a == b, a.version, a.variant, len(str(a)), a.hex, a.int)
print(repr(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x").version)
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.time_low, u.node, u.urn, u.version, u.variant, hash(u) == hash(u.int))
print(uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID("{12345678123456781234567812345678}"), uuid.UUID(hex="urn:uuid:12345678-1234-5678-1234-567812345678") == u)
print(u < uuid.UUID(int=2**127), sorted([uuid.UUID(int=3), uuid.UUID(int=1)]), uuid.NIL, uuid.MAX, str(u)[:8], f"{u}")
for bad in (lambda: uuid.UUID("xyz"), lambda: uuid.UUID(), lambda: setattr(u, "int", 5), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(str(uuid.uuid4())[:8], uuid.uuid4().hex[:6], uuid.UUID(bytes=u.bytes) == u)
