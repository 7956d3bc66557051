def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: [bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"ab"), bytes(range(3)), bytes(bytearray(b"x"))])
show(lambda: bytes("x"))
show(lambda: bytes([256]))
show(lambda: bytes(-1))
show(lambda: bytes(1.5))
show(lambda: bytes(["a"]))
show(lambda: bytes(b"x", "utf-8"))
data = b"Hello, World"
show(lambda: [data.upper(), data.lower(), data.swapcase(), data.capitalize(), b"the cat's hat".title()])
show(lambda: [data.find(b"o"), data.rfind(b"o"), data.find(111), data.index(b"W"), data.count(b"l"), data.find(b"zz")])
show(lambda: data.index(b"zz"))
show(lambda: data.find("o"))
show(lambda: data.find(256))
show(lambda: [data.split(b", "), data.split(), data.rsplit(b"o", 1), data.partition(b", "), b"a\nb\r\nc".splitlines()])
show(lambda: [data.replace(b"l", b"L", 1), data.strip(b"Hd"), b"  x ".strip(), data.startswith(b"He"), data.endswith((b"x", b"ld"))])
show(lambda: data.startswith("He"))
show(lambda: [b"ab".center(5), b"ab".ljust(5, b"."), b"-5".zfill(4), b"a\tb".expandtabs(4)])
show(lambda: [b",".join([b"a", b"b"]), data.hex(), data.hex(":"), b"abcdef".hex("_", 4), bytes.fromhex("48 65 6c")])
show(lambda: b",".join(["a"]))
show(lambda: bytes.fromhex("4"))
show(lambda: bytes.fromhex("zz"))
show(lambda: [data.decode(), b"\xe4\xb8\xad".decode(), b"\xff".decode("latin-1"), b"a\xffb".decode(errors="replace"), b"a\xff".decode("ascii", "ignore")])
show(lambda: b"a\xff".decode())
show(lambda: b"\xe4\xb8".decode())
show(lambda: b"\x80".decode("ascii"))
show(lambda: [data[0], data[-1:], data[1:4], data * 2, data + b"!", 72 in data, b"ell" in data, len(data), list(b"ab")])
show(lambda: [b"a1".isalnum(), b"a".isalpha(), b"1".isdigit(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"Ab".istitle()])
show(lambda: b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"))
show(lambda: [b"a" < b"b", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a")])

array = bytearray(b"abc")
array.append(100)
array.extend([101, 102])
array.insert(0, 64)
array[1] = 65
del array[2]
print(array, array.pop(), array.pop(0), array)
array.remove(100)
array.reverse()
array += b"!"
print(array, array.copy(), array.upper(), bytearray(2), bytearray("x", "utf-8"), bytearray.fromhex("00ff"))
array.clear()
print(array)
show(lambda: array.pop())
show(lambda: bytearray(b"a").remove(98))
show(lambda: bytearray(b"a").append(256))
show(lambda: hash(array))
