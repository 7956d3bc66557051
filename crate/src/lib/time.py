def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    from datetime import datetime

    return struct_time((*datetime.strptime(data_string, format).timetuple()[:8], -1))


def get_clock_info(name, /):
    from types import SimpleNamespace

    return SimpleNamespace(implementation="virtual", monotonic=name != "time", adjustable=False, resolution=1e-09)


def tzset():
    pass
