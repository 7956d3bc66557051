def attempt():
    error = "outer"
    try:
        raise ValueError("v")
    except ValueError as error:
        print(error)
    try:
        print(error)
    except UnboundLocalError as unbound:
        print(unbound)


attempt()
