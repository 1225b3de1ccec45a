#!/usr/bin/env python3
"""Reckons legal deadlines a second time, by the words of the laws: Python's standard library, and nothing of the house.

    oracle.py write [FILE]   writes the vectors (default: vectors.csv beside this program)
    oracle.py check FILE     reckons each row of a file of vectors again; says which differ
    oracle.py holidays       writes the holidays of 2025 to 2029, as the statutes give them (holidays.csv)

A row is a request, what happened to it and the moment of reading; the answer is the last day, the first instant that is too late
(UTC) and the state. See README.md for the columns. Holidays are derived from the statutes, not looked up in a table.
"""
import csv
import datetime as dt
import os
import sys
from zoneinfo import ZoneInfo

UTC = dt.timezone.utc
DAY = dt.timedelta(days=1)
COLUMNS = ["id", "pack", "clock", "subject", "received", "reopened", "waits", "extended", "acknowledged", "answered",
           "ended", "as_of", "last_day", "due", "state", "cites"]


# ---- holidays, from the words that make them -------------------------------------------------------------------------

def nth(year, month, weekday, n):
    """The n-th weekday (Monday 0) of a month; -1 for the last."""
    days = [dt.date(year, month, d) for d in range(1, 32) if valid(year, month, d)]
    return [d for d in days if d.weekday() == weekday][n - 1 if n > 0 else n]


def valid(year, month, day):
    try:
        dt.date(year, month, day)
        return True
    except ValueError:
        return False


def easter(year):
    """Gauss's rule in the form of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def japan(year):
    """Act on National Holidays, Arts. 2 and 3; the equinoxes by the usual approximation for 1980 to 2099."""
    leap = (year - 1980) // 4
    spring = int(20.8431 + 0.242194 * (year - 1980) - leap)
    autumn = int(23.2488 + 0.242194 * (year - 1980) - leap)
    named = {dt.date(year, m, d) for m, d in [(1, 1), (2, 11), (2, 23), (3, spring), (4, 29), (5, 3), (5, 4), (5, 5),
                                              (8, 11), (9, autumn), (11, 3), (11, 23)]}
    named |= {nth(year, 1, 0, 2), nth(year, 7, 0, 3), nth(year, 9, 0, 3), nth(year, 10, 0, 2)}
    off = set(named)
    for day in sorted(named):                       # Art. 3(2): one on a Sunday, the nearest later day that is none
        if day.weekday() == 6:
            kept = day
            while kept in named:
                kept += DAY
            off.add(kept)
    for day in named:                               # Art. 3(3): a day between two national holidays
        if day + 2 * DAY in named and day + DAY not in named:
            off.add(day + DAY)
    return off


def germany(year):
    sunday = easter(year)
    return ({dt.date(year, m, d) for m, d in [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)]}
            | {sunday + n * DAY for n in (-2, 1, 39, 50)})


def england(year):
    """Banking and Financial Dealings Act 1971, Sch. 1, and the substitutes proclaimed for weekends."""
    off = {easter(year) - 2 * DAY, easter(year) + DAY, nth(year, 5, 0, 1), nth(year, 5, 0, -1), nth(year, 8, 0, -1)}
    for day in (dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)):
        while day.weekday() > 4 or day in off:
            day += DAY
        off.add(day)
    return off


def states(year):
    """5 U.S.C. 6103(a) and (b)(1); Executive Order 11582 for Sundays. The next New Year may be kept on 31 December."""
    off = {nth(year, 1, 0, 3), nth(year, 2, 0, 3), nth(year, 5, 0, -1), nth(year, 9, 0, 1), nth(year, 10, 0, 2),
           nth(year, 11, 3, 4)}
    for day in (dt.date(year, 1, 1), dt.date(year, 6, 19), dt.date(year, 7, 4), dt.date(year, 11, 11),
                dt.date(year, 12, 25), dt.date(year + 1, 1, 1)):
        off.add(day - DAY if day.weekday() == 5 else day + DAY if day.weekday() == 6 else day)
    return off


class Country:
    def __init__(self, zone, rule):
        self.zone, self.rule, self.years = ZoneInfo(zone), rule, {}

    def works(self, day):
        off = self.years.setdefault(day.year, self.rule(day.year))
        return day.weekday() < 5 and day not in off

    def day(self, moment):
        return moment.astimezone(self.zone).date()

    def midnight_after(self, day):
        return dt.datetime.combine(day + DAY, dt.time(), self.zone).astimezone(UTC)


JAPAN = Country("Asia/Tokyo", japan)
GERMANY = Country("Europe/Berlin", germany)
ENGLAND = Country("Europe/London", england)
CALIFORNIA = Country("America/Los_Angeles", states)


# ---- counting --------------------------------------------------------------------------------------------------------

def months_later(day, n):
    """Regulation 1182/71 Art. 3(2)(c): the same date, or the last day of a month that has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    date = day.day
    while not valid(year, month + 1, date):
        date -= 1
    return dt.date(year, month + 1, date)


def working_days_later(country, day, n, skipped=frozenset()):
    while n:
        day += DAY
        if country.works(day) and day not in skipped:
            n -= 1
    return day


def stretched(day, first, skipped):
    """A period that began after `first` and would end with `day`, longer by each day that does not count towards it."""
    used, end, probe = set(), day, first
    while probe < end:
        probe += DAY
        if probe in skipped and probe not in used:
            used.add(probe)
            end += DAY
    return end


def next_working(country, day):
    """Regulation 1182/71 Art. 3(4)."""
    while not country.works(day):
        day += DAY
    return day


def days_between(country, start, end):
    """From the day of the question on, up to the day of the answer, which counts again."""
    day, last, days = country.day(start), country.day(end), set()
    while day < last:
        days.add(day)
        day += DAY
    return days


# ---- the laws --------------------------------------------------------------------------------------------------------

class Clock:
    """One deadline: the country it lives in, the term, and what may move it."""

    def __init__(self, cites, country, unit, amount, longer=None, starts_after=(), rests=(), prompt=None, first=False,
                 whole_first=False, rolls=False, reopens=False, acknowledges=False):
        self.cites, self.country, self.unit, self.amount, self.longer = cites, country, unit, amount, longer
        self.starts_after, self.rests, self.prompt = starts_after, rests, prompt
        self.first, self.whole_first, self.rolls = first, whole_first, rolls
        self.reopens, self.acknowledges = reopens, acknowledges

    def last_day(self, start, amount, skipped):
        first = self.country.day(start)
        at_midnight = start.astimezone(self.country.zone).time() == dt.time()
        before = first - DAY if self.first or (self.whole_first and at_midnight) else first
        if self.unit == "working":
            end = working_days_later(self.country, before, amount, skipped)
        elif self.unit == "months":
            end = stretched(months_later(first, amount), first, skipped)
        else:
            end = stretched(before + amount * DAY, before, skipped)
        return next_working(self.country, end) if self.rolls else end


OWED = ("IDENTITY", "PARTICULARS", "FEE", "MANDATE")
CLOCKS = {
    ("appi-2022-04", "LAWSUIT", "ACCESS"): Clock(
        "APPI Art. 39(1); Civil Code Arts. 140, 141, 143", JAPAN, "days", 14, whole_first=True),
    ("gdpr-2018-05", "ANSWER", "ACCESS"): Clock(
        "GDPR Art. 12(3); Reg. 1182/71 Art. 3", GERMANY, "months", 1, longer=3, rests=("IDENTITY",), prompt=3, rolls=True),
    ("uk-2026-06", "ANSWER", "ACCESS"): Clock(
        "UK GDPR Art. 12A; Reg. 1182/71 Art. 3", ENGLAND, "months", 1, longer=3, starts_after=("IDENTITY", "FEE"),
        rests=("PARTICULARS",), rolls=True),
    ("uk-2026-06", "ANSWER", "ERASURE"): Clock(
        "UK GDPR Art. 12A(1)-(4); Reg. 1182/71 Art. 3", ENGLAND, "months", 1, longer=3,
        starts_after=("IDENTITY", "FEE"), rolls=True),
    ("uk-2026-06", "ACKNOWLEDGE", "COMPLAINT"): Clock(
        "Data Protection Act 2018 (UK) s. 164A", ENGLAND, "days", 30, first=True, acknowledges=True),
    ("ccpa-2023-03", "ACKNOWLEDGE", "ACCESS"): Clock("11 CCR 7021(a)", CALIFORNIA, "working", 10, acknowledges=True),
    ("ccpa-2023-03", "ANSWER", "ACCESS"): Clock("11 CCR 7021(b)", CALIFORNIA, "days", 45, longer=90, first=True),
    ("ccpa-2023-03", "ANSWER", "CEASE_PROVISION"): Clock("11 CCR 7026(f)", CALIFORNIA, "working", 15),
    ("internal-2026-11", "ACKNOWLEDGE", "ACCESS"): Clock("own target", JAPAN, "working", 2, acknowledges=True),
    ("internal-2026-11", "ANSWER", "ACCESS"): Clock("own target", JAPAN, "working", 10, rests=OWED, reopens=True),
    ("internal-2026-11", "ANSWER", "INFORMATION"): Clock("own target", JAPAN, "working", 5, rests=OWED, reopens=True),
}


def moment(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC) if text else None


def waits_of(text):
    found = []
    for part in filter(None, text.split(" ")):
        owed, span = part.split("=")
        begin, _, end = span.partition("/")
        found.append((owed, moment(begin), moment(end)))
    return sorted(found, key=lambda wait: wait[1])


def reckon(row):
    """The answer to a row: last day, due, state."""
    clock = CLOCKS[row["pack"], row["clock"], row["subject"]]
    as_of = moment(row["as_of"])
    seen = lambda name: moment(row[name]) if row[name] and moment(row[name]) <= as_of else None
    received, told, answered, ended = moment(row["received"]), seen("extended"), seen("answered"), seen("ended")
    stopped = seen("acknowledged") or answered if clock.acknowledges else answered
    horizon = min(filter(None, [stopped, ended, as_of]))
    opened = seen("reopened") if clock.reopens and seen("reopened") else received

    def lay(amount):
        start, skipped, resting = opened, set(), False
        for owed, asked, brought in waits_of(row["waits"]):
            brought = brought if brought and brought <= as_of else None
            late = clock.country.midnight_after(clock.last_day(start, amount, skipped)) <= asked
            if asked >= horizon or late or (brought and brought < opened):
                continue
            if owed in clock.starts_after:
                if not brought:
                    return None
                start = max(start, brought)
            if owed in clock.rests and (clock.prompt is None or clock.country.day(asked)
                                        <= working_days_later(clock.country, clock.country.day(opened), clock.prompt)):
                skipped |= days_between(clock.country, asked, brought or horizon)
                resting = resting or not brought
        return clock.last_day(start, amount, skipped), resting

    laid = lay(clock.amount)
    if laid and clock.longer and told and told < clock.country.midnight_after(laid[0]):
        laid = lay(clock.longer)
    due = clock.country.midnight_after(laid[0]) if laid else None
    if stopped:
        state = "MET" if not due or stopped < due else "LATE"
    elif ended:
        state = "ENDED"
    elif not due:
        state = "NOT_BEGUN"
    else:
        state = "OVERDUE" if as_of >= due else "RESTING" if laid[1] else "RUNNING"
    return laid[0].isoformat() if laid else "", due.strftime("%Y-%m-%dT%H:%M:%SZ") if due else "", state


# ---- the rows --------------------------------------------------------------------------------------------------------

def at(country, text):
    """A time on the wall of that country, as an instant."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=country.zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rows():
    def row(key, received, **more):
        country = CLOCKS[key].country
        times = {name: at(country, more[name]) for name in
                 ("reopened", "extended", "acknowledged", "answered", "ended") if name in more}
        waits = " ".join(owed + "=" + at(country, begin) + "/" + (at(country, end) if end else "")
                         for owed, begin, end in more.get("waits", ()))
        made = dict.fromkeys(COLUMNS, "")
        made.update(pack=key[0], clock=key[1], subject=key[2], received=at(country, received), waits=waits, **times)
        made["as_of"] = at(country, more.get("as_of", received))
        made["cites"] = CLOCKS[key].cites
        return made

    plain = ["2027-01-31T10:00:00", "2028-01-31T10:00:00", "2028-01-29T23:59:59", "2027-01-29T09:00:00",
             "2028-02-29T12:00:00", "2027-02-28T08:30:00", "2026-08-31T18:00:00", "2027-03-31T00:00:00",
             "2027-03-30T23:59:59", "2026-12-31T23:59:59", "2026-11-22T10:12:13", "2026-12-24T15:00:00",
             "2027-04-28T17:00:00", "2027-04-30T22:00:00", "2026-09-18T20:00:00", "2026-07-03T11:00:00",
             "2027-10-30T01:30:00", "2027-03-14T01:59:59", "2027-03-28T00:30:00", "2029-12-02T09:00:00"]
    for key in sorted(CLOCKS):
        for received in plain:
            yield row(key, received)
    for key in sorted(CLOCKS):                              # read later, answered at the last moment, ended
        last = CLOCKS[key].last_day(moment(at(CLOCKS[key].country, "2027-04-06T10:00:00")), CLOCKS[key].amount, set())
        stop = "acknowledged" if CLOCKS[key].acknowledges else "answered"
        for time, late in ((f"{last}T23:59:59", "2029-01-01T00:00:00"), (f"{last + DAY}T00:00:00", "2029-01-01T00:00:00")):
            yield row(key, "2027-04-06T10:00:00", as_of=time)
            yield row(key, "2027-04-06T10:00:00", as_of=late, **{stop: time})
        yield row(key, "2027-04-06T10:00:00", as_of="2027-05-06T10:00:00", ended="2027-04-07T09:00:00")
    spans = [("2027-04-07T10:00:00", "2027-04-12T16:00:00"), ("2027-04-06T11:00:00", "2027-04-08T09:00:00"),
             ("2027-04-09T23:59:59", "2027-04-10T00:00:00"), ("2027-04-14T10:00:00", "2027-05-10T10:00:00"),
             ("2027-04-08T10:00:00", None), ("2028-01-05T10:00:00", "2028-01-09T10:00:00")]
    for key in sorted(CLOCKS):                              # what the person owes, in every law
        for owed in OWED:
            for begin, end in spans:
                yield row(key, "2027-04-06T10:00:00", waits=[(owed, begin, end)], as_of="2027-05-20T12:00:00")
    for key in sorted(k for k in CLOCKS if CLOCKS[k].longer):
        for received, told in (("2027-01-31T10:00:00", "2027-02-20T10:00:00"), ("2027-01-31T10:00:00", "2027-06-01T10:00:00"),
                               ("2026-11-30T10:00:00", "2026-12-15T10:00:00"), ("2027-05-31T10:00:00", "2027-06-30T10:00:00"),
                               ("2028-11-29T10:00:00", "2028-12-01T10:00:00")):
            yield row(key, received, extended=told, as_of="2029-06-01T00:00:00")
            yield row(key, received, extended=told, as_of=received,)
        yield row(key, "2027-04-06T10:00:00", extended="2027-04-20T10:00:00", as_of="2027-08-01T00:00:00",
                  waits=[("IDENTITY", "2027-04-07T10:00:00", "2027-04-12T10:00:00"),
                         ("PARTICULARS", "2027-04-10T10:00:00", "2027-04-15T10:00:00")])
        yield row(key, "2027-04-06T10:00:00", extended="2027-04-20T10:00:00", as_of="2027-08-01T00:00:00",
                  waits=[("PARTICULARS", "2027-06-01T10:00:00", "2027-06-11T10:00:00")])
    for key in sorted(k for k in CLOCKS if CLOCKS[k].reopens):
        yield row(key, "2027-04-06T10:00:00", reopened="2027-04-26T09:00:00", as_of="2027-05-07T10:00:00")
        yield row(key, "2027-04-06T10:00:00", reopened="2027-04-26T09:00:00", as_of="2027-05-20T10:00:00",
                  waits=[("IDENTITY", "2027-04-07T10:00:00", "2027-04-09T10:00:00"),
                         ("FEE", "2027-04-28T10:00:00", "2027-05-07T10:00:00")])


def write(name):
    with open(name, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        for number, row in enumerate(rows(), 1):
            row["id"] = f"g{number:04d}"
            row["last_day"], row["due"], row["state"] = reckon(row)
            out.writerow(row)


def check(name):
    with open(name, newline="", encoding="utf-8") as file:
        wrong = [(row["id"], reckon(row), (row["last_day"], row["due"], row["state"]))
                 for row in csv.DictReader(file)
                 if reckon(row) != (row["last_day"], row["due"], row["state"])]
    for number, mine, theirs in wrong:
        print(f"{number}: reckoned {mine}, written {theirs}")
    return 1 if wrong else 0


def holidays(name):
    with open(name, "w", encoding="utf-8") as file:
        for calendar, rule in (("DE", germany), ("GB-EAW", england), ("JP", japan), ("US", states)):
            days = {day for year in range(2025, 2030) for day in rule(year) if 2025 <= day.year < 2030}
            file.writelines(f"{calendar},{day}\n" for day in sorted(days))


if __name__ == "__main__":
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vectors.csv")
    if sys.argv[1:2] == ["write"]:
        write(sys.argv[2] if len(sys.argv) > 2 else here)
    elif sys.argv[1:] == ["holidays"]:
        holidays(os.path.join(os.path.dirname(here), "holidays.csv"))
    elif sys.argv[1:2] == ["check"] and len(sys.argv) == 3:
        sys.exit(check(sys.argv[2]))
    else:
        sys.exit(__doc__)
