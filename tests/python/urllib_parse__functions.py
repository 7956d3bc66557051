from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse
import urllib.parse

u = urlparse("https://user:pw@www.Example.com:8080/path/to;p=1?q=1&r=a%20b#frag")
print(u)
print(u.scheme, u.netloc, u.path, u.params, u.query, u.fragment, u.hostname, u.port, u.username, u.password, u.geturl())
print(urlsplit("http://x.org/a?b"), urlparse("relative/path"), urlparse("//host/x"), urlparse("mailto:a@b.c"), urlparse("http://x").port)
print(u._replace(path="/new").geturl(), urlunparse(("http", "h", "/p", "", "q=1", "")))
print(urlencode({"a": 1, "b": "x y", "c": "ü&"}), urlencode([("k", [1, 2])], doseq=True), urlencode({"a": [1]}))
print(parse_qs("a=1&a=2&b=&c=x+y%21"), parse_qsl("a=1&b=2"), parse_qs("b=", keep_blank_values=True))
print(quote("a b/c?d=é"), quote("a/b", safe=""), quote_plus("a b&c/d"), unquote("a%20b%C3%A9"), unquote_plus("a+b%21"), quote(b"\xff"))
for base, url in (("http://a/b/c/d", "g"), ("http://a/b/c/d", "../g"), ("http://a/b/c/d", "/g"), ("http://a/b/c/d", "?y"), ("http://a/b/c/d", "//h/x"), ("http://a/b/c/d", "http://z"), ("http://a/b/c/d/", "./e/../f"), ("http://a", "x"), ("http://a/b", "#f")):
    print(urljoin(base, url))
print(urldefrag("http://a/b#c"), urllib.parse.urlparse("http://[::1]:80/x").hostname)
