"""What a sentence says that is in no column of a row: a clock, an amount of time in words, a later day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.domain.common.zones import zone_named
from bot.domain.safety.report_and_block import MARKED_FOR
from tests.views.truths.world import Row, World, day_of

Phrase = Callable[[World], set[str]]

A_SEASON: Final = timedelta(days=91)
NOES: Final = frozenset({"declined", "closed"})


def _clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(zone_named(zone)):%H:%M}"


def city_of(zone: str) -> str:
    """Return the city of a zone's name."""
    return zone.rpartition("/")[2].replace("_", " ")


def _others(seen: World) -> Iterator[str]:
    yield from (row["zone"] for row in seen.rows["people"] if row["id"] != seen.me.id)


def _quiet(seen: World, column: str, usual: str) -> set[str]:
    return {row[column] or usual for row in seen.of("settings", person=seen.me.id)} or {usual}


def _at_once(seen: World) -> Iterator[str]:
    for row in seen.of("mentors", person=seen.me.id):
        yield f"at most {row['at_once']} {'person' if row['at_once'] == 1 else 'people'} at a time"


def _monthly(seen: World) -> int:
    return sum(
        seen.programme.kind(row["kind"]).minutes * row["places"]
        for row in seen.of("offers", mentor=seen.me.id, per="month")
    )


def _a_month(minutes: int) -> str:
    """Return minutes in tens below three quarters of an hour, in half hours above."""
    if minutes < 45:
        return f"About {-(-minutes // 10) * 10} minutes a month"
    halves = (minutes + 15) // 30
    if halves == 2:
        return "About 1 hour a month"
    return f"About {halves // 2}{'½' if halves % 2 else ''} hours a month"


def _offered_at_a_time(seen: World) -> str:
    rows = seen.of("offers", mentor=seen.me.id, per="time")
    return ", ".join(f"{row['places']} × {seen.programme.kind(row['kind']).name.lower()}" for row in rows)


def given(seen: World) -> list[tuple[str, str]]:
    """Return the kind and the mentee of each answer and each meeting of the last quarter."""
    since, me = seen.now - A_SEASON, seen.me.id
    denied = {row["mentorship"] for row in seen.of("meetings", met="not-yet")}
    held = {row["mentorship"] for row in seen.rows["meetings_held"]}
    answers = [row for row in seen.of("asks", mentor=me, status="answered") if row["ended_at"] > since]
    met = [row for row in seen.of("mentorships", mentor=me) if _met(row, since, seen.now, held, denied)]
    return [(row["kind"], row["mentee"]) for row in (*answers, *met)]


def _met(row: Row, since: datetime, now: datetime, held: set[str], denied: set[str]) -> bool:
    at = row["meets_at"]
    return row["id"] in held or (at is not None and since < at <= now and row["id"] not in denied)


def _season(seen: World) -> str:
    minutes = sum(seen.programme.kind(kind).once for kind, _ in given(seen))
    if minutes < 60:
        return f"about {minutes} minutes"
    hours = (minutes + 30) // 60
    return f"about {hours} hour{'s' * (hours != 1)}"


def _helped(seen: World) -> str:
    people = len({mentee for _, mentee in given(seen)})
    return f"{people} {'person was' if people == 1 else 'people were'} helped by you"


def _again(seen: World) -> Iterator[str]:
    """Yield the days on which a mentor may be asked again who could not take somebody's last ask."""
    for row in seen.of("asks", mentee=seen.me.id):
        if row["status"] in NOES and row["ended_at"]:
            yield day_of(row["ended_at"] + seen.programme.caps.again_after, seen.me.zone)


def _month(seen: World, ask: Row) -> str:
    """Return the month of an ask: “March”, with the year where it is another one."""
    sent = ask["sent_at"].astimezone(zone_named(seen.me.zone))
    return f"{sent:%B}" if sent.year == seen.now.year else f"{sent:%B %Y}"


def _rooms(seen: World, zones: Iterator[str]) -> Iterator[str]:
    for zone in zones:
        yield from (_clock(row["due_at"], zone) for row in seen.of("outbox", kind="welcome"))


def _wished(seen: World) -> Iterator[str]:
    for row in seen.of("wishes", person=seen.me.id):
        chosen = (value for values in dict(row["chosen"]).values() for value in values)
        yield from (row["words"], f"“{row['words']}”", *chosen)


PHRASES: Final[Mapping[str, Phrase]] = {
    "now, on their clock": lambda w: {_clock(w.now, w.me.zone)},
    "today": lambda w: {day_of(w.now, w.me.zone)},
    "the city of their time zone": lambda w: {city_of(w.me.zone)},
    "the city of somebody else's time zone": lambda w: set(map(city_of, _others(w))),
    "their quiet hours begin": lambda w: _quiet(w, "quiet_from", f"{w.programme.quiet.start:%H:%M}"),
    "their quiet hours end": lambda w: _quiet(w, "quiet_until", f"{w.programme.quiet.end:%H:%M}"),
    "the people they take at a time": lambda w: set(_at_once(w)),
    "the time that their monthly offers take": lambda w: {_a_month(_monthly(w))},
    "what they offer at a time": lambda w: {_offered_at_a_time(w)},
    "the time they gave in the season": lambda w: {_season(w)},
    "the people they helped in the season": lambda w: {_helped(w)},
    "the mentor may be asked again": lambda w: set(_again(w)),
    "the month in which they asked": lambda w: {_month(w, row) for row in w.of("asks", mentee=w.me.id)},
    "the month in which they were asked": lambda w: {_month(w, row) for row in w.of("asks", mentor=w.me.id)},
    "the room opens, on their own clock": lambda w: set(_rooms(w, iter((w.me.zone,)))),
    "the room opens, on the clock of somebody else": lambda w: set(_rooms(w, _others(w))),
    "the day that the room opens": lambda w: {
        day_of(row["due_at"], w.me.zone) for row in w.of("outbox", kind="welcome")
    },
    "the community's contact": lambda w: {w.programme.contact},
    "what they wish to be told of": lambda w: set(_wished(w)),
    "how long an account is recognised": lambda w: {str(max(MARKED_FOR, w.programme.caps.again_after).days)},
    "how they begin to be a mentor": lambda w: {f"/{w.programme.commands.get('be-a-mentor', 'be-a-mentor')}"},
}
"""For each phrase: what it can be, for the person who reads it."""
