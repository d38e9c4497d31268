"""Regions: what a place lies in, and what people call places; a key for each country, region and city.

The key of a country is its code (ISO 3166), that of a region stands in `regions.toml`, and that of a city is
its name in small letters behind `@`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from babel import Locale
from babel.core import get_global

from bot.domain.people import countries
from bot.domain.people.countries import plain

CITY = "@"
_Row = Mapping[str, str]
_Zones = Mapping[str, Mapping[str, str]]
_FILE = Path(__file__).with_name("regions.toml")
_LARGE = Path(__file__).with_name("cities.toml")
_ORDER = ("en", "de", "fr", "es")
_CONTINENTS = frozenset({"Africa", "America", "Asia", "Australia", "Europe"})
"""The zones of these are named after cities; those of oceans after islands."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world, by its countries, or a part of one country, by the places in it."""

    key: str
    names: tuple[str, ...]
    countries: frozenset[str] = frozenset()
    country: str = ""
    places: frozenset[str] = frozenset()
    """The keys of cities."""


def within(place: str, country: str) -> frozenset[str]:
    """Return the keys of everything in which a person lives who wrote this place and this country."""
    city, code = city_of(place), countries.code_of(country) or ""
    found = {key for key in (city, code) if key}
    written = _written_as(country) if not code else ""
    for region in regions().values():
        inside = bool(code) and code in region.countries
        part = bool(city) and city in region.places and code in {region.country, ""}
        if inside or part or region.key == written:
            found.add(region.key)
    return frozenset(found | set(wider(written)))


def wider(key: str) -> tuple[str, ...]:
    """Return what lies around a place: of a city its regions and their country, of a region its country."""
    if not key.startswith(CITY):
        region = regions().get(key)
        return (region.country,) if region and region.country else ()
    around = [region for region in regions().values() if key in region.places]
    country = _countries_of_cities().get(key, "")
    countries_ = filter(None, (*(one.country for one in around), country))
    return tuple(dict.fromkeys([*(one.key for one in around), *countries_]))


def names() -> Iterator[tuple[str, str]]:
    """Yield every name of a country, a region and a listed city, with its key; what comes first counts."""
    for region in regions().values():
        yield from ((name, region.key) for name in region.names)
    for name, code in countries.names():
        yield name, code
    for code, said in _lists("of").items():
        yield from ((name, code) for name in said.split(","))
    yield from _cities().items()
    for region in regions().values():
        yield from ((place[len(CITY) :], place) for place in region.places)


def unsure() -> frozenset[str]:
    """Return the names of cities that are mostly another word or a name, in small letters."""
    return frozenset(word.strip() for word in _lists("cities")["words"].split(","))


def city_of(place: str) -> str:
    """Return the key of a city, however it is spelt; of an unknown one its own name; empty for none."""
    town = plain(place.partition(",")[0])
    return _cities().get(town, f"{CITY}{town}") if town else ""


def called(key: str, language: str) -> str:
    """Return what a country or a region is called in a language; a city by its English name."""
    if key.startswith(CITY):
        return key[len(CITY) :].title()
    region = regions().get(key)
    return region.names[_ORDER.index(language)] if region else countries.name_of(key, language)


@cache
def regions() -> Mapping[str, Region]:
    """Return every region by its key."""
    tables = _tables()
    found: dict[str, Region] = {}
    for key, row in tables["world"].items():
        inside = frozenset(row.get("countries", "").split())
        parts = (found[part].countries for part in row.get("parts", "").split())
        found[key] = Region(key, _split(row["names"]), inside.union(*parts))
    for key, row in tables["parts"].items():
        inside = frozenset(map(city_of, _split(row.get("places", ""))))
        parts = (found[part].places for part in row.get("parts", "").split())
        found[key] = Region(key, _split(row["names"]), country=row["country"], places=inside.union(*parts))
    return found


def _written_as(country: str) -> str:
    """Return the key of a region that a person wrote as their country, such as Scotland."""
    wanted = plain(country)
    if not wanted:
        return ""
    found = (one.key for one in regions().values() if wanted in map(plain, one.names))
    return next(found, "")


@cache
def _cities() -> Mapping[str, str]:
    """Return the keys of cities by each plain spelling."""
    found: dict[str, str] = {}
    for row in _lists("cities")["called"].strip().splitlines():
        first, *others = _split(row)
        found |= {plain(name): f"{CITY}{plain(first)}" for name in (first, *others)}
    for language in _ORDER:
        for english, name in _zones(language):
            found.setdefault(plain(name), f"{CITY}{plain(english)}")
    for name, _ in _large():
        found.setdefault(plain(name), f"{CITY}{plain(name)}")
    return found


@cache
def _countries_of_cities() -> Mapping[str, str]:
    """Return the country of each large city, by their keys."""
    found: dict[str, str] = {}
    for name, country in _large():
        found.setdefault(_cities()[plain(name)], country)
    return found


@cache
def _large() -> tuple[tuple[str, str], ...]:
    """Return large cities: those after which IANA names a time zone, and others; each with its country."""
    countries_of = cast("_Row", get_global("zone_territories"))
    named = [
        (zone.rpartition("/")[2].replace("_", " "), country)
        for zone, country in countries_of.items()
        if zone.partition("/")[0] in _CONTINENTS
    ]
    others = tomllib.loads(_LARGE.read_text("utf-8"))
    return (
        *named,
        *((city, countries_of[zone]) for zone, row in others.items() for city in _split(row)),
    )


def _zones(language: str) -> Iterator[tuple[str, str]]:
    """Yield the English name of each city after which CLDR names a time zone, and what it is called."""
    english = _cities_of_zones("en")
    for zone, city in _cities_of_zones(language).items():
        yield english.get(zone) or zone.rpartition("/")[2].replace("_", " "), city
    if language == "en":
        zones = (zone for zone in _cities_of_zones("de") if "/" in zone)
        yield from ((name, name) for name in (zone.rpartition("/")[2].replace("_", " ") for zone in zones))


def _cities_of_zones(language: str) -> Mapping[str, str]:
    zones = cast("_Zones", Locale(language).time_zones)
    return {zone: said["city"] for zone, said in zones.items() if "city" in said}


def _split(said: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in said.split(",") if name.strip())


def _lists(table: str) -> Mapping[str, str]:
    """Return a table in which each key has one list."""
    return cast("_Row", _tables()[table])


@cache
def _tables() -> Mapping[str, Mapping[str, dict[str, str]]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
