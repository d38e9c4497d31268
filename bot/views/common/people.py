"""How people are named and described to others."""

import unicodedata
from contextvars import ContextVar

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.people import names
from bot.domain.search.answering import usual_days
from bot.ui.faces import NOBODYS, PersonFace
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Quote
from bot.views.common.reader import Described, Reader, Unnamed

NAME = 60
"""The greatest length of a name within a sentence, in characters."""

STORY = 320
"""The greatest length of a story on a card, in UTF-16 code units."""

FIRST_NAME = 30
"""The greatest length of what a person is called in a sentence, in characters."""

CALLED = 50
"""The same where a namesake is on the screen: with their line or place."""

GONE = Unnamed("Somebody who left")
"""What a person is called who erased everything, in a sentence too: a bare “somebody” could be anybody."""

NOTED: ContextVar[set[PersonId] | None] = ContextVar("noted", default=None)
"""Where it is noted who is named while something is drawn; None where nobody needs to know."""


def name(person: Person) -> str:
    """Return a person's name, whole or cut with a mark; see `heading` where it stands alone."""
    _note(person)
    return isolated(fit_line(person.name, NAME) or "—") if person.name else GONE


def heading(reader: Reader, person: Person) -> str:
    """Return a person's name where it is no part of a sentence, such as the title of a card."""
    return reader.alone(name(person))


def face(reader: Reader, person: Person) -> PersonFace:
    """Return what may stand beside a person: nothing for a person unnamed, initials for one who left."""
    if not person.id or not person.name:
        return NOBODYS
    alt = reader.say("Picture of {name}", name=name(person))
    return PersonFace(fit_line(person.name, NAME), "" if person.has_left else person.account, alt)


def first_name(person: Person) -> str:
    """Return what to call a person in a sentence: see `names.called`, and `namesakes` for two of one name."""
    _note(person)
    if person.called:
        return isolated(fit_line(person.called, CALLED))
    if not person.name:
        return GONE
    if not person.id:
        return Described(fit_line(f"{person.name[:1].lower()}{person.name[1:]}", NAME) or "—")
    called = names.called(person.name, person.locale)
    return isolated(fit_line(called, FIRST_NAME) or "—")


def no_more(reader: Reader, person: Person) -> str:
    """Say that there is nothing left to do for a person who has left; empty while they are here."""
    if person.is_here:
        return ""
    if not person.name:
        return reader.say("They are not here any more, so there is nothing left to do.")
    return reader.say("{name} is not here any more. There is nothing left to do.", name=first_name(person))


def _note(person: Person) -> None:
    noted = NOTED.get()
    if noted is not None and person.id:
        noted.add(person.id)


def isolated(words: str) -> str:
    """Isolate words in direction, so that a right-to-left name does not reorder a sentence (UAX 9)."""
    runs_left = not words.isascii() and any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words
    )
    return f"\u2068{words}\u2069" if runs_left else words


def who_and_where(reader: Reader, mentor: Mentor) -> str:
    """Return a mentor's headline, place and time difference to the reader."""
    place = fit_line(", ".join(part for part in (mentor.place, reader.country(mentor.country)) if part), 80)
    clock = reader.ahead(mentor.person.zone)
    where = f"{place} ({clock})" if place and clock else place or clock
    return " · ".join(part for part in (fit_line(mentor.headline, 120), where) if part)


def usually_answers(reader: Reader, hours: list[float]) -> str:
    """Return how soon a mentor usually answers, from their past answers; “new here” where there are none."""
    days = usual_days(hours)
    if not days:
        return reader.say("new here")
    return reader.many(days, "usually answers in a day", "usually answers in {n} days")


def story(mentor: Mentor) -> str:
    """Return a mentor's story."""
    return fit(mentor.story, STORY)


def quote(words: str, limit: int) -> Quote:
    """Return a person's words as a quote; a dash where nothing in them is visible."""
    return Quote(fit(words, limit) or "—")
