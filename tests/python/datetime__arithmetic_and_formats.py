from datetime import UTC, date, datetime, time, timedelta, timezone
import datetime as dt

d = datetime(2024, 2, 29, 13, 5, 9, 123456)
print(d, repr(d), d.isoformat(), d.isoformat(" ", "seconds"), d.isoformat(timespec="milliseconds"), d.date(), d.time(), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday)
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %U %W %p %I %y %% %d/%m %c|%x|%X|%w|%u|%G-%V|%e|%Z|%z|"), f"{d:%d %B %Y}", f"{d}", d.ctime())
print(datetime.strptime("2024-01-15 10:30:00", "%Y-%m-%d %H:%M:%S"), datetime.strptime("15/Jan/24 3PM", "%d/%b/%y %I%p"), datetime.strptime("2024-01-15T10:30:00+0200", "%Y-%m-%dT%H:%M:%S%z"), datetime.strptime("Monday January 5 2026", "%A %B %d %Y"), datetime.strptime("1.5", "%S.%f"))
print(datetime.fromisoformat("2024-01-15"), datetime.fromisoformat("2024-01-15T10:30:00Z"), datetime.fromisoformat("2024-01-15 10:30:00.5+02:00"), date.fromisoformat("20240115"), time.fromisoformat("10:30"))
print(d + timedelta(days=1), d - timedelta(hours=5), d - datetime(2024, 1, 1), (d - datetime(2024, 1, 1)).total_seconds(), d.replace(year=2023, day=1), d > datetime(2024, 1, 1), max(d, datetime(2025, 1, 1)))
t = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(t, repr(t), t.days, t.seconds, t.microseconds, t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), -t, abs(-t), divmod(t, timedelta(hours=5)), timedelta(weeks=1), timedelta(seconds=90), timedelta(hours=-1), repr(timedelta(0)), timedelta(0.5), bool(timedelta(0)), t / timedelta(hours=1), sum([t, t], timedelta()), timedelta(milliseconds=1500), timedelta.max, timedelta.resolution)
now = datetime.now()
print(now, datetime.now(UTC), datetime.today().date() == date.today(), datetime.now(timezone.utc).isoformat(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1.5, timezone.utc).timestamp(), datetime(2024, 1, 1, tzinfo=UTC).timestamp())
tz = timezone(timedelta(hours=5, minutes=30), "IST")
a = datetime(2024, 1, 1, 12, tzinfo=tz)
print(a, repr(a), a.astimezone(UTC), a.utcoffset(), a.tzname(), timezone.utc, repr(tz), timezone(timedelta(hours=-3)), a == a.astimezone(UTC), a - datetime(2024, 1, 1, tzinfo=UTC), a.tzinfo)
x = date(2024, 12, 25)
print(x, repr(x), x.year, x - date(2024, 1, 1), x + timedelta(7), x.strftime("%d.%m.%y"), x.isoformat(), x.replace(month=1), x.toordinal(), date.fromordinal(738000), x < date(2025, 1, 1), date.min, date.max, x.weekday(), hash(x) == hash(date(2024, 12, 25)), f"{x:%A}")
m = time(8, 5, 30)
print(m, repr(m), m.hour, m.strftime("%H:%M"), m.replace(hour=9), m < time(9), m.isoformat("minutes"), time(1, 2, 3, 4), datetime.combine(x, m), time.max)
for bad in (lambda: datetime(2024, 13, 1), lambda: date(2023, 2, 29), lambda: time(25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: datetime.fromisoformat("nope"), lambda: d - 5, lambda: d < a, lambda: d + d, lambda: datetime(2024, 1, 1, 24), lambda: d < date(2024, 1, 1), lambda: timedelta("x")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(d.timestamp(), d.toordinal(), d.min, d.max, d.resolution, d.astimezone(UTC), d.utctimetuple()[:6], dt.MINYEAR, dt.MAXYEAR, d.fold, isinstance(d, date), x == d, list(map(str, [d.hour, d.minute, d.second, d.microsecond])))
print(datetime.utcnow())
