"""Where a person says they are: a city, a country, a zone's name or an offset, as the zones it may mean.

The names come from CLDR by way of Babel, in the languages that the bot speaks. `cities.toml` adds large
cities after which no zone is named, and `clocks_meant.toml` what people call the time of a place.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz
from rapidfuzz.process import extract

from bot.domain.common.zones import LIKELY, RENAMED, city, is_known, zone_named

LANGUAGES = ("en", "de", "fr", "es")
HERE = Path(__file__).parent

SHOWN = 6
"""How many zones are offered at most."""

ALIKE = 75
"""The likeness (0 to 100) from which an unknown name counts as a misspelt one."""

SHORTEST = 4
"""The least length of a name in which a typo is looked for, in letters."""

OFFSET = re.compile(
    r"\s*(?P<base>etc/gmt|gmt|utc|z)?\s*(?P<sign>[+\-\u2212\u2013])\s*(?P<hours>\d{1,2})"
    r"(?:[:.h]?(?P<minutes>00|15|30|45))?\s*(?:h|hours?)?\s*",
    re.IGNORECASE,
)
UTC_ITSELF = frozenset({"utc", "z", "zulu", "etc utc", "universal", "uct"})
SEASONS = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))
GREENWICH = ("Europe/London", "Africa/Accra", "UTC")


def known(written: str) -> str | None:
    """Return the IANA name of the one zone that a person can have meant, or None."""
    meant = _meant(written)
    return meant[0] if len(meant) == 1 and not OFFSET.fullmatch(written) else None


def choices(written: str, now: datetime) -> tuple[str, ...]:
    """Return the IANA names that a person may have meant, the likeliest first; perhaps none.

    An offset means what people mean by it, hours ahead of UTC where it is positive, and gives large cities
    whose clocks are there at this moment.
    """
    if offset := OFFSET.fullmatch(written):
        return _at_offset(_minutes(offset), now)
    return (_meant(written) or _misspelt(written))[:SHOWN]


def _meant(written: str) -> tuple[str, ...]:
    whole = _plain(written)
    if whole in UTC_ITSELF:
        return ("UTC",)
    if found := _names().get(whole, ()):
        return found
    town, comma, country = written.partition(",")
    inside = _territories_named().get(_plain(country), frozenset()) if comma else frozenset[str]()
    return tuple(zone for zone in _names().get(_plain(town), ()) if _territory(zone) in inside)


def _misspelt(written: str) -> tuple[str, ...]:
    words = _plain(written)
    if len(words) < SHORTEST:
        return ()
    close = extract(words, _names().keys(), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=ALIKE)
    return tuple(dict.fromkeys(zone for name, _, _ in close for zone in _names()[name][:1]))


def _minutes(offset: re.Match[str]) -> int:
    # IANA writes two hours ahead of UTC as `Etc/GMT-2`; nobody else does.
    turned = (offset["base"] or "").lower().startswith("etc")
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    return minutes if (offset["sign"] == "+") is not turned else -minutes


def _at_offset(minutes: int, now: datetime) -> tuple[str, ...]:
    wanted = timedelta(minutes=minutes)
    main = (zones[0] for zones in _zones_of().values())
    every = dict.fromkeys((*LIKELY, *_large(), *main, *_named_cities().values()))
    return tuple(zone for zone in every if zone != "UTC" and _offset(zone, now) == wanted)[:SHOWN]


def _offset(zone: str, at: datetime) -> timedelta | None:
    return at.astimezone(zone_named(zone)).utcoffset()


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the zones that each name may mean, by its plain spelling; what is said first wins."""
    names: dict[str, tuple[str, ...]] = {}
    for source in (_abbreviated, _iana, _cities, _windows, _countries, _called_time):
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for name, zones in source():
            found[_plain(name)].update(dict.fromkeys(zones))
        found.pop("", None)
        for name, listed in found.items():
            if listed:
                names.setdefault(name, tuple(listed))
    return names


Named = Iterator[tuple[str, Iterable[str]]]


def _abbreviated() -> Named:
    yield from tomllib.loads((HERE / "clocks_meant.toml").read_text(encoding="utf-8")).items()
    yield "GMT", GREENWICH


def _iana() -> Named:
    cities = _named_cities()
    yield from ((name, [zone]) for name, zone in cities.items())
    whole = ((_plain(zone), zone) for zone in sorted(available_timezones()) if is_known(zone))
    yield from ((name, [zone]) for name, zone in whole if name not in cities)


@cache
def _named_cities() -> Mapping[str, str]:
    # Sorted, so that a city name that two places share always gives the same zone.
    zones = [zone for zone in sorted(available_timezones(), reverse=True) if "/" in zone and is_known(zone)]
    aliases = get_global("zone_aliases")
    return {_plain(city(zone)): RENAMED.get(zone, aliases.get(zone, zone)) for zone in zones}


def _cities() -> Named:
    for zone, said in _large().items():
        yield from ((large, [zone]) for large in said.split(","))
    for language in LANGUAGES:
        for zone, called in Locale(language).time_zones.items():
            if "city" in called and is_known(zone):
                yield str(called["city"]), [RENAMED.get(zone, zone)]


def _windows() -> Named:
    for name, zone in get_global("windows_zone_mapping").items():
        if is_known(zone):
            yield name, [RENAMED.get(zone, zone)]


def _countries() -> Named:
    for name, territories in _territories_named().items():
        for territory in territories:
            yield name, _by_clock(_zones_of().get(territory, ()))


def _by_clock(zones: Iterable[str]) -> tuple[str, ...]:
    """Return one zone for each clock of a country: Germany has two zones, and their clocks agree."""
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        clocks.setdefault(tuple(_offset(zone, season) for season in SEASONS), zone)
    return tuple(clocks.values())


def _called_time() -> Named:
    """Yield what CLDR calls the time of several zones: “Central European Time”."""
    main = {zones[0] for zones in _zones_of().values()} | set(LIKELY)
    within: dict[str, list[str]] = defaultdict(list)
    for zone, called in get_global("meta_zones").items():
        if zone in main:
            within[called].append(zone)
    for language in LANGUAGES:
        for called, said in Locale(language).meta_zones.items():
            zones = sorted(within[called], key=lambda zone: (zone not in LIKELY, zone))
            yield from ((str(name), zones) for name in dict(said.get("long", {})).values() if zones)


@cache
def _large() -> Mapping[str, str]:
    return tomllib.loads((HERE / "cities.toml").read_text(encoding="utf-8"))


@cache
def _zones_of() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of each territory (ISO 3166), those that most people name first."""
    found = get_global("territory_zones")
    return {
        territory: tuple(sorted(filter(is_known, zones), key=lambda zone: (zone not in LIKELY, zone)))
        for territory, zones in found.items()
        if any(map(is_known, zones))
    }


@cache
def _territories_named() -> Mapping[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for territory, name in Locale(language).territories.items():
            named[_plain(str(name))].add(territory)
    return {name: frozenset(territories) for name, territories in named.items()}


def _territory(zone: str) -> str:
    return str(get_global("zone_territories").get(zone, ""))


def _plain(name: str) -> str:
    """Return a name in small letters, without accents and marks, as people type it."""
    parted = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())
