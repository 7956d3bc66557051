def classify(action):
    try:
        action()
    except ZeroDivisionError:
        return "division"
    except (KeyError, IndexError) as error:
        return f"lookup {error!r}"
    except ArithmeticError:
        return "arithmetic"
    except Exception as error:
        return f"other {type(error).__name__}"
    else:
        return "fine"
    finally:
        print("finally")


print(classify(lambda: 1 / 0))
print(classify(lambda: {}["k"]))
print(classify(lambda: [][3]))
print(classify(lambda: 2.0**10000))
print(classify(lambda: int("z")))
print(classify(lambda: None))
