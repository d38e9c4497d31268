"""What proves a value in a sentence: a row of the database, a count over the rows, or a limit of the code."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.domain.common.zones import zone_named
from bot.domain.people.names import called
from bot.views.common.reader import Described
from tests.views.truths.counts import COUNTED, LIMITS
from tests.views.truths.finding import DATES as DATE_PLACES
from tests.views.truths.finding import NAMES
from tests.views.truths.phrases import PHRASES, city_of
from tests.views.truths.world import DATES, PEOPLE, World, dated

BETWEEN: Final = re.compile(r", | and | or | · ")
NAMELESS: Final = "a mentee without a name"
NOBODY_CHOSEN: Final = "nobody by name, where nobody is chosen to read reports"


def witnesses(seen: World, place: str, value: str) -> frozenset[str]:
    """Return every witness that agrees with what was put into a place."""
    said = {what for what, phrase in PHRASES.items() if _bare(value) in phrase(seen)}
    if place in NAMES:
        return frozenset(said | set(_of_names(seen, value)))
    if place in DATE_PLACES:
        return frozenset(said | {what for what in DATES if value in set(_written(seen, what))})
    return frozenset(said | set(_of_numbers(seen, value)))


def _of_names(seen: World, value: str) -> Iterator[str]:
    if isinstance(value, Described):
        unnamed = [*seen.of("asks", unnamed=True), *seen.of("carries", unnamed=True)]
        if any(seen.concerns_me(row) for row in unnamed):
            yield NAMELESS
        if not seen.people("report_readers", "person", agreed=True):
            yield NOBODY_CHOSEN
        return
    for what, who in PEOPLE.items():
        allowed = set(_names(seen, who(seen)))
        if allowed and all(_bare(part) in allowed for part in _parts(value, allowed)):
            yield what


def _parts(value: str, allowed: set[str]) -> list[str]:
    return [value] if _bare(value) in allowed else BETWEEN.split(value)


def _bare(name: str) -> str:
    return name.strip("\u2068\u2069")


def _names(seen: World, ids: set[str]) -> Iterator[str]:
    for row in seen.rows["people"]:
        if row["id"] in ids and row["name"]:
            yield row["name"]
            yield called(row["name"], row["locale"])


def _written(seen: World, what: str) -> Iterator[str]:
    """Yield the ways in which people write a date, a time, or both, on the clocks of those concerned."""
    zones = {seen.me.zone, *(row["zone"] for row in seen.rows["people"])}
    for at in dated(seen, what):
        if not isinstance(at, datetime):
            yield f"{at:%A} {at.day} {at:%B}"
            continue
        for zone in zones:
            local = at.astimezone(zone_named(zone))
            day = f"{local:%A} {local.day} {local:%B}"
            yield from (day, f"{local:%A}", f"{local:%B}", f"{local:%H:%M}", f"{day} at {local:%H:%M}")
            yield f"{day}, {local:%H:%M}"
            yield from (f"{day}, {local:%H:%M} {city_of(zone)} / {_there(at, other)}" for other in zones)


def _there(at: datetime, zone: str) -> str:
    return f"{at.astimezone(zone_named(zone)):%H:%M} {city_of(zone)}"


def _of_numbers(seen: World, value: str) -> Iterator[str]:
    plain = value.replace(",", "")
    if not plain.isdecimal():
        return
    yield from (what for what, count in COUNTED.items() if int(plain) in count(seen))
    yield from (what for what, limit in LIMITS.items() if int(plain) == limit)
