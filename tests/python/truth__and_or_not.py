def say(value):
    print("say", value, end="; ")
    return value


print(say(0) or say("") or say("last"))
print(say(1) and say([]) and say("not reached"))
print(not say(None), 0 if say({}) else 1, [] or {} or None)
print(1 in [1] == True, (1 in [1]) == True, None is None, [] is not [])
