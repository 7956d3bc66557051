try:
    raise
except RuntimeError as error:
    print(error)
