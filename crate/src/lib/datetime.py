MINYEAR = 1
MAXYEAR = 9999
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_MONTHS = """January February March April May June July August September October November December""".split()
_FULL_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MICROSECONDS_PER_DAY = 86_400_000_000


def _round_half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    if 2 * rest > denominator or 2 * rest == denominator and quotient % 2:
        quotient += 1
    return quotient


class timedelta:
    __slots__ = ("_total",)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        parts = (
            (days, _MICROSECONDS_PER_DAY), (seconds, 1_000_000), (microseconds, 1), (milliseconds, 1000), (minutes, 60_000_000),
            (hours, 3_600_000_000), (weeks, 7 * _MICROSECONDS_PER_DAY),
        )
        total = 0
        fraction = 0.0
        for amount, unit in parts:
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                part = (amount - whole) * unit
                total += int(part)
                fraction += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta days component: {type(amount).__name__}")
        return cls._make(total + round(fraction))

    @classmethod
    def _make(cls, total):
        days = total // _MICROSECONDS_PER_DAY
        if not -1_000_000_000 < days < 1_000_000_000:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._total = total
        return self

    @property
    def days(self):
        return self._total // _MICROSECONDS_PER_DAY

    @property
    def seconds(self):
        return self._total % _MICROSECONDS_PER_DAY // 1_000_000

    @property
    def microseconds(self):
        return self._total % 1_000_000

    def total_seconds(self):
        return self._total / 1_000_000

    def __repr__(self):
        parts = [f"{name}={value}" for name in ("days", "seconds", "microseconds") if (value := getattr(self, name))]
        return f"{_module_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06}" if self.microseconds else text

    def __add__(self, other):
        return timedelta._make(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._make(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._total * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._make(_round_half_even(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._make(_round_half_even(self._total, other) if other > 0 else _round_half_even(-self._total, -other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            sign = -1 if numerator < 0 else 1
            return timedelta._make(_round_half_even(sign * denominator * self._total, abs(numerator)))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._make(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._make(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._make(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._make(abs(self._total))

    def __bool__(self):
        return self._total != 0

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total)


timedelta.min = timedelta(-999_999_999)
timedelta.max = timedelta(days=999_999_999, hours=23, minutes=59, seconds=59, microseconds=999_999)
timedelta.resolution = timedelta(microseconds=1)


def _module_name(object):
    cls = type(object)
    return f"{cls.__module__}.{cls.__qualname__}"


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    most = 29 if month == 2 and _is_leap(year) else _DAYS[month]
    if not 1 <= day <= most:
        raise ValueError(f"day {day} must be in range 1..{most} for month {month} in year {year}")


def _check_time(hour, minute, second, microsecond):
    limits = (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59), ("microsecond", microsecond, 999_999))
    for name, value, most in limits:
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= most:
            raise ValueError(f"{name} must be in 0..{most}, not {value}")


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "-" if offset._total < 0 else "+"
    seconds, microseconds = divmod(abs(offset._total), 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02}{separator}{minutes % 60:02}"
    if seconds or microseconds:
        text += f"{separator}{seconds:02}"
    return f"{text}.{microseconds:06}" if microseconds else text


def _strftime(fields, template, microsecond, offset, zone):
    """The directives of parts of a second and of the zone first, the others by the calendar."""
    result = ""
    rest = template
    while rest:
        text, percent, rest = rest.partition("%")
        result += text
        if not percent:
            break
        if rest[:2] == ":z":
            result, rest = result + _offset_text(offset), rest[2:]
            continue
        directive, rest = rest[:1], rest[1:]
        if directive == "f":
            result += f"{microsecond:06}"
        elif directive == "z":
            result += _offset_text(offset, "")
        elif directive == "Z":
            result += zone or ""
        else:
            result += _format(*fields, "%" + directive)
    return result


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromordinal(cls, ordinal):
        if not 1 <= ordinal <= 3_652_059:
            raise ValueError(f"ordinal must be in 1..{3_652_059}, not {ordinal}" if ordinal >= 1 else "ordinal must be >= 1")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_from_ordinal(719_163 + int(timestamp // 86_400)))

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now() / 1_000_000)

    @classmethod
    def fromisoformat(cls, date_string):
        return cls(*_parse_date(date_string, date_string))

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(_iso_week(self._year, self._month, self._day))

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_module_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return self.strftime("%a %b %e 00:00:00 %Y")

    def strftime(self, format):
        return _strftime((self._year, self._month, self._day, 0, 0, 0), format, 0, None, None)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        from time import gmtime

        return gmtime((self.toordinal() - 719_163) * 86_400)

    def replace(self, year=None, month=None, day=None):
        new = [own if given is None else given for own, given in zip((self._year, self._month, self._day), (year, month, day))]
        return type(self)(*new)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and isinstance(self, datetime) == isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 1 <= ordinal <= 3_652_059:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if self._comparable(other) else NotImplemented


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}"
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return f"UTC{_offset_text(self._offset)}" if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"


UTC = timezone.utc = timezone(timedelta(0))


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        return cls(*_parse_time(time_string.removeprefix("T"), time_string))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_module_name(self)}({_time_arguments(self)})"

    def strftime(self, format):
        fields = (1900, 1, 1, self._hour, self._minute, self._second)
        return _strftime(fields, format, self._microsecond, self.utcoffset(), self.tzname())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, **changes):
        fields = {name: getattr(self, name) for name in ("hour", "minute", "second", "microsecond", "tzinfo", "fold")}
        return type(self)(**fields | changes)

    def _key(self):
        return self._hour, self._minute, self._second, self._microsecond

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _time_text(value, timespec):
    text = f"{value._hour:02}:{value._minute:02}:{value._second:02}"
    if timespec == "auto":
        timespec = "microseconds" if value._microsecond else "seconds"
    match timespec:
        case "hours":
            return text[:2]
        case "minutes":
            return text[:5]
        case "seconds":
            return text
        case "milliseconds":
            return f"{text}.{value._microsecond // 1000:03}"
        case "microseconds":
            return f"{text}.{value._microsecond:06}"
    raise ValueError("Unknown timespec value")


def _time_arguments(value):
    parts = [value._hour, value._minute, value._second, value._microsecond]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    text = ", ".join(map(str, parts))
    if value._tzinfo is not None:
        text += f", tzinfo={value._tzinfo!r}"
    return text + (f", fold={value._fold}" if value._fold else "")


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            name = "month" if month is None else "day"
            place = 2 if month is None else 3
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _from_microseconds(cls, total, tz):
        """From microseconds since 0001-01-01, in UTC."""
        days, rest = divmod(total, _MICROSECONDS_PER_DAY)
        if not 1 <= days + 1 <= 3_652_059:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1_000_000)
        made = cls(*_from_ordinal(days + 1), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def now(cls, tz=None):
        return cls._from_microseconds(_now() + 719_162 * _MICROSECONDS_PER_DAY, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        numerator, denominator = timestamp.as_integer_ratio()
        return cls._from_microseconds(
            _round_half_even(numerator * 1_000_000, denominator) + 719_162 * _MICROSECONDS_PER_DAY, tz
        )

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        day, clock = date_string[:10], date_string[11:]
        if "-" not in day:
            day, clock = date_string[:8], date_string[9:]
        return cls(*_parse_date(day, date_string), *(_parse_time(clock, date_string) if clock else ()))

    @classmethod
    def strptime(cls, date_string, format):
        return cls(*_strptime(date_string, format))

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _microseconds(self):
        """Since 0001-01-01, by the clock on the wall."""
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return (self.toordinal() - 1) * _MICROSECONDS_PER_DAY + seconds * 1_000_000 + self._microsecond

    def timestamp(self):
        offset = self.utcoffset()
        total = self._microseconds() - 719_162 * _MICROSECONDS_PER_DAY
        return (total - (offset._total if offset is not None else 0)) / 1_000_000

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        offset = self.utcoffset() or timedelta(0)
        return type(self)._from_microseconds(self._microseconds() - offset._total, tz)

    def timetuple(self):
        from time import gmtime

        return gmtime((self._microseconds() - 719_162 * _MICROSECONDS_PER_DAY) // 1_000_000)

    utctimetuple = timetuple

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold")
        return type(self)(**{name: getattr(self, name) for name in names} | changes)

    def isoformat(self, sep="T", timespec="auto"):
        return f"{date.isoformat(self)}{sep}{_time_text(self, timespec)}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        return f"{_module_name(self)}({self._year}, {self._month}, {self._day}, {_time_arguments(self)})"

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def strftime(self, format):
        fields = (self._year, self._month, self._day, self._hour, self._minute, self._second)
        return _strftime(fields, format, self._microsecond, self.utcoffset(), self.tzname())

    def _key(self):
        offset = self.utcoffset()
        return self._microseconds() - (offset._total if offset is not None else 0)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def _comparable(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        made = type(self)._from_microseconds(self._microseconds() + other._total, None)
        return made.replace(tzinfo=self._tzinfo) if self._tzinfo is not None else made

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._make(self._key() - other._key())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999_999), timedelta.resolution
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)
datetime.resolution = timedelta.resolution


def _parse_date(text, whole):
    parts = (text[:4], text[5:7], text[8:]) if "-" in text else (text[:4], text[4:6], text[6:])
    if tuple(map(len, parts)) != (4, 2, 2) or not all(part.isdigit() for part in parts):
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    return tuple(map(int, parts))


def _parse_offset(text, whole):
    sign = -1 if text[0] == "-" else 1
    hour, minute, second, microsecond, _ = _parse_time(text[1:], whole)
    return timezone(sign * timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond))


def _parse_time(text, whole):
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], UTC
    for sign in "+-":
        text, found, offset = text.partition(sign)
        if found:
            zone = _parse_offset(sign + offset, whole)
            zone = zone if zone._offset else UTC
    text, _, fraction = text.replace(",", ".").partition(".")
    parts = text.split(":") if ":" in text else [text[at : at + 2] for at in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or not all(len(part) == 2 and part.isdigit() for part in parts) or not (fraction or "0").isdigit():
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    hour, minute, second = [*map(int, parts), 0, 0][:3]
    return hour, minute, second, int(fraction[:6].ljust(6, "0")) if fraction else 0, zone


# The most digits of each numeric directive.
_WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2, "y": 2, "j": 3, "f": 6}


def _strptime(text, template):
    mismatch = ValueError(f"time data {text!r} does not match format {template!r}")
    fields = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
    afternoon = zone = None
    rest = text
    pattern = template
    for short, long in (("%T", "%H:%M:%S"), ("%F", "%Y-%m-%d"), ("%D", "%m/%d/%y"), ("%R", "%H:%M")):
        pattern = pattern.replace(short, long)
    while pattern:
        c, pattern = pattern[0], pattern[1:]
        if c.isspace():
            rest = rest.lstrip()
            continue
        if c != "%":
            if not rest.startswith(c):
                raise mismatch
            rest = rest[1:]
            continue
        directive, pattern = pattern[:1], pattern[1:]
        if directive in _WIDTHS:
            count = 0
            while count < _WIDTHS[directive] and rest[count : count + 1].isdigit():
                count += 1
            if not count or directive == "Y" and count < 4:
                raise mismatch
            number, rest = rest[:count], rest[count:]
            fields[directive] = int(number.ljust(6, "0")) if directive == "f" else int(number)
            continue
        if directive in ("b", "B", "a", "A", "p"):
            names = {"b": _MONTHS[1:], "B": _FULL_MONTHS, "a": _WEEKDAYS, "A": _FULL_WEEKDAYS, "p": ("AM", "PM")}[directive]
            found = next((name for name in names if rest.lower().startswith(name.lower())), None)
            if found is None:
                raise mismatch
            rest = rest[len(found) :]
            if directive in "bB":
                fields["m"] = names.index(found) + 1
            elif directive == "p":
                afternoon = found == "PM"
        elif directive == "z":
            if rest.startswith("Z"):
                zone, rest = UTC, rest[1:]
            else:
                length = 6 if rest[3:4] == ":" else 5
                if rest[:1] not in ("+", "-"):
                    raise mismatch
                zone, rest = _parse_offset(rest[:length], text), rest[length:]
                zone = zone if zone._offset else UTC
        elif directive == "Z":
            found = next((name for name in ("UTC", "GMT") if rest.upper().startswith(name)), None)
            if found is None:
                raise mismatch
            rest = rest[3:]
        elif directive == "%":
            if not rest.startswith("%"):
                raise mismatch
            rest = rest[1:]
        else:
            raise ValueError(f"'{directive}' is a bad directive in format {template!r}")
    if rest:
        raise ValueError(f"unconverted data remains: {rest}")
    if "y" in fields:
        fields["Y"] = fields["y"] + (2000 if fields["y"] < 69 else 1900)
    if "I" in fields:
        fields["H"] = fields["I"] % 12 + (12 if afternoon else 0)
    if "j" in fields:
        _, fields["m"], fields["d"] = _from_ordinal(_to_ordinal(fields["Y"], 1, 1) + fields["j"] - 1)
    return (*(fields[name] for name in "YmdHMSf"), zone)
