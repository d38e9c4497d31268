"""The names of cards: the table in the domain gives exactly the names that are stored in the outbox."""

import re
from collections.abc import Iterator

import pytest

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


@pytest.mark.parametrize(("kind", "name", "ref"), list(stored()))
def test_a_stored_name_is_given_by_one_template(kind: str, name: str, ref: str) -> None:
    name, ref = example(name), example(ref)
    occasions = [occasion_in(template, name, ref) for template in CARDS[NoticeKind(kind)]]

    (occasion,) = (one for one in occasions if one is not None)

    assert Notice(NoticeKind(kind), ref, occasion).card == name


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_template_of_a_kind_gives_a_stored_name(kind: NoticeKind) -> None:
    names = [(name, ref) for of, name, ref in stored() if of == kind]

    for template in CARDS[kind]:
        assert [name for name, ref in names if occasion_in(template, name, ref) is not None]
