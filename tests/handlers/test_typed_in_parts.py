"""A search is typed in parts, each completed while it is typed; and a person is chosen by their own menu."""

import time
from dataclasses import replace
from typing import Final

import pytest

from bot.domain.common.people import Door
from bot.handlers.search import completing
from bot.ui.requests import MOST_COMPLETIONS, Completing, Completion, Request, Surface
from bot.ui.verbs import search
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import cards_of, filters_of, words_of

WHAT_IS_OFFERED: Final = 0.3
"""Seconds in which completions are shown: a person goes on typing meanwhile."""


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    here = community_of_people
    here.mentors("Amara Okafor", field="Product", languages=("English", "Yoruba"))
    here.mentors("Jonas Berg", field="Law", place="Berlin", country="Germany", languages=("German",))
    here.mentors("Mei Chen", field="Law", place="Leeds", country="United Kingdom", door=Door.CLOSED)
    return here.joins("Leila Haddad")


def offered(who: Acting, field: str, so_far: str = "") -> tuple[Completion, ...]:
    return who.responder.complete(Completing(who.actor, field, so_far)).result()


def labels(who: Acting, field: str, so_far: str = "") -> list[str]:
    return [one.label for one in offered(who, field, so_far)]


def types_parts(who: Acting, words: str = "", **parts: str) -> object:
    chosen = {name: (value,) for name, value in parts.items()}
    key = f"{who.user}.{words}.{sorted(parts.items())}"
    return who.responder.respond(
        Request(key, who.actor, Surface.COMMAND, search.FIND.name, "", chosen, words)
    )


def names(shown: object) -> list[str]:
    return [card.title for card in cards_of(shown)]  # type: ignore[arg-type]


def test_each_part_is_completed_from_what_is_here(leila: Acting) -> None:
    assert "CV or portfolio review" in labels(leila, "kind", "cv")
    assert labels(leila, "field", "la") == ["Law"]
    assert labels(leila, "place", "ger") == ["Germany", "Nigeria"]
    assert set(labels(leila, "language")) == {"English", "Yoruba", "German"}
    assert labels(leila, "topic", "pro")[0] == "pro"
    assert "Product" in labels(leila, "topic", "pro")
    assert labels(leila, "place", "zz") == labels(leila, "nothing", "x") == []
    assert max(len(offered(leila, field)) for field in completing.PARTS) <= MOST_COMPLETIONS


def test_a_reader_of_another_language_completes_in_their_own(leila: Acting) -> None:
    reader = replace(leila, actor=replace(leila.actor, locale="de", user="U0NEW", name="Neu"))

    assert labels(reader, "place", "deu") == ["Deutschland"]
    assert labels(leila, "place", "deu") == []


def test_completing_is_quick_and_meets_nobody(leila: Acting, community_of_people: Community) -> None:
    stranger = replace(leila, actor=replace(leila.actor, user="U0NOBODY", name="Nobody"))
    began = time.monotonic()
    for field in (*completing.PARTS, completing.TOPIC):
        offered(stranger, field, "a")

    assert time.monotonic() - began < WHAT_IS_OFFERED * (len(completing.PARTS) + 1)
    known = stranger.responder.known(stranger.actor.platform, stranger.actor.workspace, "U0NOBODY")
    assert known.result() is None
    elsewhere = replace(stranger, actor=replace(stranger.actor, workspace="elsewhere"))
    assert offered(elsewhere, "field") == ()


def test_the_parts_narrow_a_search_by_value_or_by_name(leila: Acting) -> None:
    by_value, by_name = types_parts(leila, field="Law"), types_parts(leila, field="law", place="DEUTSCHLAND")

    assert names(by_value) == names(by_name) == ["Jonas Berg"]
    assert "Amara Okafor" in names(types_parts(leila, language="Yoruba"))
    assert "Amara Okafor" in names(types_parts(leila, kind="One quick question"))


def test_what_is_no_value_is_searched_as_words(leila: Acting) -> None:
    found = types_parts(leila, place="Lagos")

    assert names(found) == ["Amara Okafor"]
    assert "“Lagos”" in words_of(found)  # type: ignore[arg-type]
    nobody = types_parts(leila, field="x" * 300)
    assert names(nobody) == []


def test_what_was_narrowed_can_be_narrowed_further(leila: Acting) -> None:
    found = types_parts(leila, field="Law")
    narrowing = leila.presses("Narrow it", found)  # type: ignore[arg-type]

    assert {one.name: one.chosen for one in filters_of(narrowing).selects}["field"] == ("Law",)


def card_of(who: Acting, whom: str) -> object:
    key = f"{who.user}.card.{whom}"
    return who.responder.respond(
        Request(key, who.actor, Surface.COMMAND, search.CARD_OF.name, "", {search.WHO: (whom,)})
    )


def test_a_person_who_is_chosen_shows_their_card(leila: Acting, community_of_people: Community) -> None:
    here = community_of_people
    shown = card_of(leila, here.user_of("Amara Okafor"))

    assert "Amara Okafor" in words_of(shown)  # type: ignore[arg-type]
    assert leila.presses("Ask", shown) is not None  # type: ignore[arg-type]


def test_of_a_person_without_a_card_nothing_is_said(leila: Acting, community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Tomás Ruiz", door=Door.DRAFT)
    said = {words_of(card_of(leila, here.user_of(whom))) for whom in ("Tomás Ruiz", "Leila Haddad", "Nobody")}  # type: ignore[arg-type]

    (one,) = said
    assert "They have not said here that they would like to be asked." in one


def test_before_the_opening_nobody_is_told_who_is_here(community_to_be: Community) -> None:
    community_to_be.mentors("Amara Okafor", field="Product")
    visitor = community_to_be.joins("Leila Haddad")

    assert offered(visitor, "field") == ()
    assert offered(visitor, "kind") != ()
    assert labels(community_to_be.joins("Nora Lind", manages=True), "field") == ["Product"]
