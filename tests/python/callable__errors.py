for call in (lambda: 5(), lambda: "x"(), lambda: None(), lambda: [](1), lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: 5[0], lambda: [].append(1, 2), lambda: iter(5), lambda: int(x=5), lambda: {}()):
    try:
        call()
    except TypeError as error:
        print(error)
