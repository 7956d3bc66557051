DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []
_enabled = True
_threshold = 2000, 10, 0


def collect(generation=2):
    """Cycles go at the end of the run: nothing is found."""
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    global _threshold
    _threshold = threshold0, threshold1, threshold2


def get_count():
    return 0, 0, 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    return 0


def set_debug(flags, /):
    pass


def freeze():
    pass


unfreeze = freeze


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'gc' has no attribute {name!r}")
    raise NotImplementedError(f"gc.{name} is not available here: objects go with their last reference, and cycles at the end of the run")
