"""The reader: the person a sentence is for, with their language and their zone."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from gettext import NullTranslations
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.domain.common.people import Person
from bot.domain.common.zones import city_in, is_known, zone_named
from bot.domain.people import countries
from bot.domain.programme.kinds import Kind
from bot.domain.programme.programme import Programme
from bot.ui.commands import Command
from bot.views.catalogues import catalogue, language_of
from bot.views.catalogues.joining import joined

FIRST_LOCALE = "en-GB"

DAYS = {
    "en": "EEEE d MMMM",
    "en-US": "EEEE, MMMM d",
    "de": "EEEE, d. MMMM",
    "fr": "EEEE d MMMM",
    "es": "EEEE d 'de' MMMM",
}
"""How people write a whole date; Babel's data have only short forms for some places."""

YEARS = {"es": "'de' y"}
"""How a language writes the year behind such a date, where it is not the bare number."""

FIRST_OF_A_MONTH = {"fr": "d'er'"}
"""How a language writes the first day of a month, where it is not the bare number: “1er décembre”."""

CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which a noun begins with a capital letter everywhere."""

QUARTERS = {15: "¼", 30: "½", 45: "¾"}
"""The parts of an hour by which today's zones differ."""

ENDS = frozenset(".?!…")
CLOSES = "\u2069"
"""Ends a piece that is isolated from the direction of its sentence (Unicode UAX 9)."""

DAYS_A_WEEK = 7
MORNING_ENDS = 12
AFTERNOON_ENDS = 18


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader. English sentences are the keys of the catalogues."""

    locale: str
    zone: str
    programme: Programme
    now: datetime
    catalogue: NullTranslations | None = None
    """Other sentences than those of their language."""

    def say(self, sentence: str, **values: str) -> str:
        """Return a sentence in the reader's language, with values in its `{places}`."""
        said = self._said(values)
        return _filled(joined(self._catalogue.gettext(sentence), said, self.language), said)

    def configured(self, words: str) -> str:
        """Return words of the settings: our first ones in the reader's language, others unchanged."""
        return self._catalogue.gettext(words) if words else ""

    def many(self, number: int, one: str, other: str, **values: str) -> str:
        """Return the sentence for one or for several; `{n}` is the number as the reader writes it."""
        said = self._said(values)
        sentence = joined(self._catalogue.ngettext(one, other, number), said, self.language)
        return _filled(sentence, {"n": self.number(number)} | said)

    def listed(self, words: Sequence[str], *, either: bool = False) -> str:
        """Return words as one list within a sentence: “a, b and c”; with `either`, “a, b or c”."""
        values = {f"w{number}": one for number, one in enumerate(words)}
        places = format_list(
            [f"{{{place}}}" for place in values], "or" if either else "standard", self._babel
        )
        return _filled(joined(places, values, self.language), values)

    def alone(self, name: str) -> str:
        """Return a name as it stands alone, outside every sentence."""
        return self._catalogue.gettext(name) if isinstance(name, Unnamed) else name

    def number(self, number: int) -> str:
        """Return a number as the reader writes it."""
        return _number(number, self._babel)

    def day(self, instant: datetime) -> str:
        """Return a day as people write it, such as “Monday 7 December”; with the year where it is another."""
        local = instant.astimezone(zone_named(self.zone))
        this_year = local.year == self.now.astimezone(zone_named(self.zone)).year
        pattern = self._of_day(local, DAYS.get(self.locale) or DAYS[self._babel.language])
        whole = f"{pattern} {YEARS.get(self._babel.language, 'y')}"
        return format_date(local, pattern if this_year else whole, locale=self._babel)

    def short_day(self, instant: datetime) -> str:
        """Return a day in few letters, such as “Tue, 10 Nov”."""
        local = instant.astimezone(zone_named(self.zone))
        pattern = str(self._babel.datetime_skeletons["MMME" + "d"])
        return format_date(local, self._of_day(local, pattern), locale=self._babel)

    def elsewhere(self, zone: str) -> Self:
        """Return this reader as if in another zone."""
        return replace(self, zone=zone)

    def month(self, instant: datetime) -> str:
        """Return a month as people write it, such as “March”; with the year where it is another."""
        local = instant.astimezone(zone_named(self.zone))
        this_year = local.year == self.now.astimezone(zone_named(self.zone)).year
        if this_year:
            return format_date(local, "LLLL", locale=self._babel)
        return format_skeleton("yMMMM", local, locale=self._babel)

    def calendar_day(self, day: date) -> str:
        """Return a calendar day as people write it."""
        return self.day(datetime.combine(day, time(12), zone_named(self.zone)))

    def weekday(self, number: int) -> str:
        """Return the name of a weekday; Monday is 0."""
        return str(get_day_names("wide", "stand-alone", locale=self._babel)[number])

    def week(self) -> tuple[int, ...]:
        """Return the weekdays in the order of the reader's calendar, Sunday first in some; Monday is 0."""
        first = int(self._babel.first_week_day)
        return tuple((first + day) % DAYS_A_WEEK for day in range(DAYS_A_WEEK))

    def weekdays(self, days: Collection[int]) -> str:
        """Return the names of some weekdays in the order of the reader's calendar."""
        return ", ".join(self.weekday(day) for day in self.week() if day in days)

    def weekday_of(self, instant: datetime) -> str:
        """Return the name of the weekday of an instant: “Sunday”."""
        return self.weekday(instant.astimezone(zone_named(self.zone)).weekday())

    def hour(self, moment: time) -> str:
        """Return a time of day as the reader writes it."""
        return format_time(moment, "short", locale=self._babel)

    def clock(self, instant: datetime) -> str:
        """Return a time of day in the reader's zone."""
        return format_time(instant, "short", tzinfo=zone_named(self.zone), locale=self._babel)

    def greeting(self) -> str:
        """Return a greeting for the reader's time of day."""
        hour = self.now.astimezone(zone_named(self.zone)).hour
        if hour < MORNING_ENDS:
            return self.say("Good morning")
        return self.say("Good afternoon") if hour < AFTERNOON_ENDS else self.say("Good evening")

    def city(self, zone: str = "") -> str:
        """Return the city after which a zone, or the reader's own, is named in the reader's language.

        “UTC” and the hours from it where no city is known.
        """
        return city_in(zone or self.zone, self.language)

    def ahead(self, zone: str) -> str:
        """Return how far another zone is from the reader's, or nothing where either is unknown.

        Such as “1 h ahead of you”.
        """
        if not (is_known(zone) and is_known(self.zone)):
            return ""
        there, here = (
            self.now.astimezone(zone_named(z)).utcoffset() or timedelta() for z in (zone, self.zone)
        )
        if there == here:
            return self.say("same time as you")
        whole, minutes = divmod(abs(there - here) // timedelta(minutes=1), 60)
        hours = f"{whole or ''}{QUARTERS.get(minutes, '')}"
        return self.say("{hours} h ahead of you" if there > here else "{hours} h behind you", hours=hours)

    def country(self, written: str) -> str:
        """Return a country's name in the reader's language, or a text that is not surely one unchanged."""
        return countries.said_in(written, self.language)

    def kind(self, key: str) -> Kind:
        """Return a kind of help in this community's words."""
        return self.programme.kind(key)

    def kind_within(self, key: str) -> str:
        """Return a kind's name for use within a sentence: “CV review”, “one quick question”."""
        name = self.say(self.kind(key).name)
        return name if name[1:2].isupper() or self.language in CAPITAL_NOUNS else _begun_small(name)

    def cost(self, kind: Kind) -> str:
        """Return what a kind of help asks of a mentor, in words for a mentee; empty where there are none."""
        return self.say(kind.read_by_mentee) if kind.read_by_mentee else ""

    def command(self, command: Command) -> str:
        """Return what people type for a command in this community."""
        return "/" + self.programme.commands.get(command.key, command.key)

    @property
    def language(self) -> str:
        """Return the language in which the bot speaks to them."""
        return language_of(self.locale)

    def _said(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return values with what nameless people are called in the reader's language."""
        return {
            place: Described(_begun_small(self.alone(value))) if isinstance(value, Unnamed) else value
            for place, value in values.items()
        }

    def _of_day(self, day: date, pattern: str) -> str:
        first = FIRST_OF_A_MONTH.get(self._babel.language, "d") if day.day == 1 else "d"
        return re.sub(r"(?<!\w)d(?!\w)", lambda _: first, pattern)

    @property
    def _catalogue(self) -> NullTranslations:
        return self.catalogue or catalogue(self.language)

    @property
    def _babel(self) -> Locale:
        # A date in one language inside a sentence of another would be hard to read.
        theirs = self.locale.split("-")[0].lower() == self.language
        try:
            return Locale.parse(self.locale if theirs else FIRST_LOCALE, sep="-")
        except (UnknownLocaleError, ValueError):  # a language that we speak, of a place that nobody knows
            return Locale.parse(self.language)


class Described(str):
    """What a person without a name is called in a sentence; at its beginning, with a capital letter."""

    __slots__ = ()


class Unnamed(str):
    """What a person is called whose name is erased: a sentence of the catalogues, said to each reader."""

    __slots__ = ()


@lru_cache(maxsize=1_000)
def _number(number: int, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


def _begun_small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _begun_with(sentence: str, place: str, value: str) -> str:
    """Return a sentence in which a value begins with a capital wherever its place begins a sentence."""
    begins = f"{value[:1].upper()}{value[1:]}".replace("{", "{{").replace("}", "}}")
    return re.sub(rf"(^|[.?!…] )\{{{place}\}}", lambda found: f"{found[1]}{begins}", sentence)


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        if isinstance(value, Described):
            sentence = _begun_with(sentence, place, value)
    # After a sentence that has its own mark no full stop is added: “Midwife. Twelve years.”, not “years..”.
    for place, value in values.items():
        if value.rstrip(CLOSES)[-1:] in ENDS:
            sentence = sentence.replace(f"{{{place}}}.", f"{{{place}}}")
    return sentence.format(**values)


def reader_of(person: Person, programme: Programme, now: datetime) -> Reader:
    """Return a person as a reader."""
    return Reader(person.locale, person.zone, programme, now)
