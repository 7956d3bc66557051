import time

import requests

start = time.time()
response = requests.get("https://api.github.com/users/guido", params={"page": 1})
print(response, response.status_code, response.reason, response.ok, response.url)
print(response.json())
print(response.text)
print(response.headers["Content-Type"], len(response.content))
print(requests.post("https://httpbin.org/post", json={"a": [1, None, True]}).json())
print(requests.post("https://httpbin.org/post", data="text").json())
print(requests.request("delete", "https://httpbin.org/items/3").json())
with requests.Session() as session:
    session.headers.update({"Authorization": "token"})
    print(session.get("https://httpbin.org/json").json()["slideshow"]["title"], session.headers)
for url in ("https://httpbin.org/status/404", "https://httpbin.org/status/500", "https://x.invalid/y"):
    try:
        requests.get(url).raise_for_status()
    except requests.exceptions.HTTPError as error:
        print("HTTPError", error)
    except requests.exceptions.ConnectionError as error:
        print("ConnectionError", error)
try:
    requests.get("https://httpbin.org/delay/10", timeout=3)
except requests.Timeout as error:
    print(type(error).__name__, error, isinstance(error, requests.RequestException), isinstance(error, OSError))
print(f"{time.time() - start:.1f}")
requests.get("https://httpbin.org/status/403").raise_for_status()
