def f(how):
    for n in range(3):
        try:
            if how == "return":
                return f"returned {n}"
            if how == "continue" and n == 1:
                continue
            if how == "break" and n == 1:
                break
            print("body", n)
        finally:
            print("finally", n)
    else:
        return "loop ended"
    return "broke out"


for how in ("return", "continue", "break", "plain"):
    print(f(how))
