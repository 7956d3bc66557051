def everything(items):
    for item in items:
        try:
            with open(item) as first, open(item):
                if item:
                    return first
                elif first:
                    break
                elif items:
                    continue
                with first as (a, b):
                    return a, b
        except (ValueError, TypeError) as error:
            if error:
                return error
            elif item:
                break
            else:
                continue
            raise
        except KeyError:
            raise RuntimeError("x") from None
        except:
            return 1
        else:
            return item
        finally:
            print("done")
            for x in item:
                if x:
                    break
    while True:
        try:
            return items.pop()
        finally:
            break
    while True:
        try:
            return 2
        finally:
            continue
    try:
        return items
    finally:
        return 5

def nested():
    try:
        try:
            return f()
        finally:
            while True:
                try:
                    return 2
                finally:
                    break
    finally:
        try:
            g()
        except Exception as e:
            print(e)
        finally:
            h()

def groups():
    for x in y:
        try:
            f()
        except* ValueError as eg:
            print(eg)
            for i in eg.exceptions:
                if i:
                    break
                continue
        except* (OSError, TypeError):
            raise
        except* KeyError as eg:
            raise ValueError from eg
        else:
            return 1
        finally:
            return 2

def reraises():
    try:
        raise
    except ValueError as e:
        raise e
    try:
        f()
    except ValueError:
        try:
            g()
        except TypeError as e:
            return e
        finally:
            return h()

try:
    import missing
except ImportError:
    missing = None
try:
    pass
finally:
    pass
try:
    x
except:
    pass
with a: pass
with (a as b, c as d.e, f as g[0],): pass
def captured():
    try:
        f()
    except E as error:
        return lambda: error
def swallowing():
    for x in y:
        with a as b:
            try:
                continue
            finally:
                with c:
                    return d()
    return 5
