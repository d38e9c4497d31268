"""Two people of one name on one screen: what each is called there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.people import names
from bot.ui.fit import fit_line
from bot.views.common import people
from bot.views.common.reader import Reader

HINT = 18
"""The greatest length of what tells two people of one name apart, in characters."""

WHOLE = 60
"""The greatest length of a name with it: what `people.name` shows."""

SHORT = 28
"""The greatest length of a name before it where a button or a sentence holds both."""

Hints = tuple[str, ...]
_Places = dict[PersonId, int]


T = TypeVar("T")
Rows = tuple[tuple[T, Person], ...]


def mentors(shown: Iterable[Mentor]) -> tuple[Mentor, ...]:
    """Return the mentors of a screen, those of one name with their place, field or line beside it."""
    all_of_them = tuple(shown)
    told = told_apart([one.person for one in all_of_them], [_of_mentor(one) for one in all_of_them])
    return tuple(
        one if person is one.person else replace(one, person=person)
        for one, person in zip(all_of_them, told, strict=True)
    )


def rows(shown: Iterable[tuple[T, Person]], *, lines: bool = False) -> Rows[T]:
    """Return the rows of a screen, people of one name with their city beside it.

    With `lines`, where the reader was asked by these people and so may read it, with their line instead.
    """
    all_of_them = tuple(shown)
    told = told_apart(
        [person for _, person in all_of_them], [of_person(person, lines=lines) for _, person in all_of_them]
    )
    return tuple((one, person) for (one, _), person in zip(all_of_them, told, strict=True))


def persons(shown: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people of a screen, those of one name with their city beside it."""
    return tuple(person for _, person in rows((None, one) for one in shown))


def together(reader: Reader, several: Iterable[Person], *, either: bool = False) -> str:
    """Name people within a sentence: “Amara, Mei and Tomás”; with `either`, “Amara, Mei or Tomás”."""
    return reader.listed([people.heading(reader, one) for one in persons(several)], either=either)


def told_apart(shown: Sequence[Person], hints: Sequence[Hints]) -> list[Person]:
    """Return people in the same order, each with what they are called where a namesake stands beside them.

    Where only first names are the same, whole names tell them apart; where whole names are too, the first
    of the `hints` that differs for each of them; at last their order on the screen.
    """
    firsts = _groups(shown, lambda one: names.called(one.name, one.locale))
    wholes = _groups(shown, lambda one: names.visible(one.name))
    return [
        _told(person, first, whole, hints) if person.id and person.name else person
        for person, first, whole in zip(shown, firsts, wholes, strict=True)
    ]


def _told(person: Person, first: _Places, whole: _Places, hints: Sequence[Hints]) -> Person:
    if len(whole) > 1:
        return _with(person, _apart(person.id, whole, hints))
    return replace(person, called=names.visible(person.name)) if len(first) > 1 else person


def _groups(shown: Sequence[Person], key: Callable[[Person], str]) -> list[_Places]:
    """Return for each person everybody of the same key, each with the place at which they first stand."""
    alike: dict[str, _Places] = {}
    keys = [key(person).casefold() for person in shown]
    for place, (person, same) in enumerate(zip(shown, keys, strict=True)):
        if person.id and person.name:
            alike.setdefault(same, {}).setdefault(person.id, place)
    return [alike.get(same, {}) for same in keys]


def _apart(person: PersonId, alike: _Places, hints: Sequence[Hints]) -> str:
    """Return what tells a person from their namesakes: the first hint that differs for each of them."""
    for number in range(min(len(hints[place]) for place in alike.values())):
        said = {one: fit_line(hints[place][number], HINT) for one, place in alike.items()}
        if all(said.values()) and len({hint.casefold() for hint in said.values()}) == len(said):
            return said[person]
    return str(list(alike).index(person) + 1)


def _with(person: Person, hint: str) -> Person:
    whole = fit_line(names.visible(person.name), WHOLE - HINT - len(" ()"))
    return replace(person, name=f"{whole} ({hint})", called=f"{fit_line(whole, SHORT)} ({hint})")


def _of_mentor(mentor: Mentor) -> Hints:
    face = mentor.face()
    return (face.place, face.field, face.headline)


def of_person(person: Person, *, lines: bool) -> Hints:
    """Return what may tell a person apart: their line, where the reader may see it, and their city."""
    city = person.zone.rsplit("/", maxsplit=1)[-1].replace("_", " ") if "/" in person.zone else ""
    return (person.line if lines else "", city)
