"""How people are named and described to others."""

import unicodedata
from statistics import median

from bot.domain.common.people import Mentor, Person
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Quote
from bot.views.common.reader import Described, Reader

NAME = 60
"""The greatest length of a name within a sentence, in characters."""

STORY = 320
"""The greatest length of a story on a card, in UTF-16 code units."""

FAMILY_NAME_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
"""Languages in which the family name comes first: the first word alone is no first name there."""

GONE = "Somebody who left"
SOMEBODY = "Somebody"
"""What a person is called who deleted all their data, their name included."""

DAY = 24


def name(person: Person) -> str:
    """Return a person's name, whole or cut with a mark."""
    return isolated(fit_line(person.name, NAME) or ("—" if person.name else GONE))


def first_name(person: Person) -> str:
    """Return what to call a person in a sentence: the first of their names."""
    if not person.name:
        return SOMEBODY
    if not person.id:
        return Described(fit_line(f"{person.name[:1].lower()}{person.name[1:]}", NAME) or "—")
    language = person.locale.split("-")[0]
    called = person.name if language in FAMILY_NAME_FIRST else person.name.split(" ")[0]
    return isolated(fit_line(called, 30) or fit_line(person.name, 30) or "—")


def isolated(words: str) -> str:
    """Isolate words in direction, so that a right-to-left name does not reorder a sentence (UAX 9)."""
    runs_left = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\u2068{words}\u2069" if runs_left else words


def who_and_where(reader: Reader, mentor: Mentor) -> str:
    """Return a mentor's headline, place and time difference to the reader."""
    place = fit_line(", ".join(part for part in (mentor.place, mentor.country) if part), 80)
    clock = reader.ahead(mentor.person.zone)
    where = f"{place} ({clock})" if place else clock
    return " · ".join(part for part in (fit_line(mentor.headline, 120), where) if part)


def usually_answers(reader: Reader, hours: list[float]) -> str:
    """Return how soon a mentor usually answers, from their past answers; “new here” where there are none."""
    if not hours:
        return reader.say("new here")
    days = max(1, -(-int(median(hours)) // DAY))
    return reader.many(days, "usually answers in a day", "usually answers in {n} days")


def story(mentor: Mentor) -> str:
    """Return a mentor's story."""
    return fit(mentor.story, STORY)


def quote(words: str, limit: int) -> Quote:
    """Return a person's words as a quote; a dash where nothing in them is visible."""
    return Quote(fit(words, limit) or "—")
