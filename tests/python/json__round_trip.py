import json

data = {"name": "é中", "list": [1, 2.5, None, True], "nested": {"k": []}}
text = json.dumps(data)
print(text, json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True))
print(json.loads(text) == data, json.loads('[1, "x", {"a": null}]'))
try:
    json.loads("{bad}")
except json.JSONDecodeError as error:
    print(error)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
