"""The names of cards: the table in the domain gives exactly the names that are stored in the outbox."""

import re
from collections.abc import Iterator

from bot.domain.common.notices import CARDS, Notice, NoticeKind
from tests.stored.shapes import example, golden


def stored() -> Iterator[tuple[str, str, str]]:
    """Yield each kind of notice with the shapes of a card's name and of the notice's reference."""
    for kind, cards in golden("cards").items():
        for card in cards:
            name, _, ref = card.removesuffix(")").partition(" (")
            yield kind, name, ref


def occasion_in(template: str, name: str, ref: str) -> str | None:
    """Return the occasion with which a template gives this name, or None."""
    pattern = re.escape(template).replace(r"\{ref\}", re.escape(ref)).replace(r"\{occasion\}", "(.+)")
    found = re.fullmatch(pattern, name)
    return found and "".join(found.groups())


def given(kind: str, name: str, ref: str) -> list[str]:
    """Return the names that the templates of a kind give where this one is stored: once, the same."""
    found = (occasion_in(template, name, ref) for template in CARDS[NoticeKind(kind)])
    return [Notice(NoticeKind(kind), ref, occasion).card for occasion in found if occasion is not None]


def test_a_stored_name_is_given_by_one_template() -> None:
    names = [(kind, example(name), example(ref)) for kind, name, ref in stored()]

    assert {one: made for one in names if (made := given(*one)) != [one[1]]} == {}


def test_every_template_of_a_kind_gives_a_stored_name() -> None:
    names = list(stored())
    unused = [
        (kind, template)
        for kind in NoticeKind
        for template in CARDS[kind]
        if not any(of == kind and occasion_in(template, name, ref) is not None for of, name, ref in names)
    ]

    assert unused == []
