try:
    import numpy
except ModuleNotFoundError as error:
    print(type(error).__name__, error, error.name)
try:
    from pandas.core import frame
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    import os.nothing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from os import nothing_like_this
except (ImportError, NotImplementedError) as error:
    print(type(error).__name__)
try:
    from collections import Missing
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    import yaml
except ImportError:
    yaml = None
print(yaml is None)
