def exception():
    """What the nearest `except` or `finally` around the call is handling."""
    try:
        raise
    except RuntimeError as found:
        return None if found.args == ("No active exception to reraise",) else found
    except BaseException as found:
        return found


def exc_info():
    found = exception()
    return (None, None, None) if found is None else (type(found), found, found.__traceback__)
