"""A mentee who hesitates between two or three mentors compares them side by side, in private."""

import pytest

from bot.ui.nodes import Table
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, form_of, message_of, words_of

NAMES = ("Amara Okafor", "Jonas Berg", "Mei Tan", "Ada Byron")


@pytest.fixture
def four(community_of_people: Community) -> list[Acting]:
    here = community_of_people
    amara = here.mentors(
        NAMES[0],
        offers={"quick-question": 4, "cv-review": 2},
        easy="it is a PDF",
        languages=("English", "Igbo"),
    )
    jonas = here.mentors(
        NAMES[1], place="Berlin", country="Germany", zone="Europe/Berlin", days=frozenset({0, 4})
    )
    return [amara, jonas, *(here.mentors(name) for name in NAMES[2:])]


@pytest.fixture
def leila(community_of_people: Community, four: list[Acting]) -> Acting:
    return community_of_people.joins("Leila Haddad", zone="Europe/London")


def saves(leila: Acting, *mentors: Acting) -> None:
    for mentor in mentors:
        leila.presses("Save for later", leila.presses_token(f"1:read:{mentor.person.id}"))


def test_two_are_put_side_by_side_and_one_is_asked_from_there(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    amara, jonas, *_ = four
    card = leila.presses_token(f"1:read:{amara.person.id}")
    alone = leila.presses("Compare", card)
    assert "Save one or two more, and I'll put them beside Amara." in words_of(alone)
    saves(leila, jonas)
    shown = leila.presses("Compare", card)
    said = words_of(shown)
    for words in (
        "one quick question (3) · CV or portfolio review (2)",
        "Berlin, Germany · 1 h ahead of you",
        "Monday, Friday · new here",
        "English, Igbo",
        "one quick question: it is a PDF",
    ):
        assert words in said
    assert [one.title for one in cards_of(shown)] == ["Amara Okafor", "Jonas Berg"]
    assert message_of(leila.presses("Read more", shown, on="Jonas")).title == "Jonas Berg"
    assert form_of(leila.presses("Ask Jonas", shown)).title == "Your ask"


@pytest.mark.not_on_discord("it has no tables: what they say stands in a paragraph for each row")
def test_what_is_put_side_by_side_is_a_table(four: list[Acting], leila: Acting) -> None:
    amara, jonas, *_ = four
    saves(leila, jonas)
    shown = leila.presses("Compare", leila.presses_token(f"1:read:{amara.person.id}"))
    (table,) = (node for node in message_of(shown).body if isinstance(node, Table))
    assert table.columns == ("Amara Okafor", "Jonas Berg")
    assert len(table.rows) == 5


def test_a_fourth_takes_the_last_place(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    saves(leila, *four)
    shown = leila.presses("Compare", leila.presses_token("1:saved:"))
    first = [one.title for one in cards_of(shown)]
    assert len(first) == 3
    (other,) = {*NAMES} - {*first}
    swapped = leila.presses(f"With {other.split()[0]} instead", shown)
    assert [one.title for one in cards_of(swapped)] == [*first[:2], other]


def test_whoever_is_kept_apart_closed_or_gone_is_not_shown(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    amara, jonas, mei, _ = four
    saves(leila, amara, jonas, mei)
    jonas.presses_token(f"1:block:{jonas.person.id}")
    leila.presses_token(f"1:block:{jonas.person.id}")
    mei.presses_token("1:rest-for:month")
    shown = leila.presses_token(f"1:compare:{jonas.person.id}.{amara.person.id}.per_nobody")
    assert {one.title for one in cards_of(shown)} == {"Amara Okafor", "Mei Tan"}
    assert "no room at the moment" in words_of(shown)
    labels = [button.label for button in buttons_of(shown)]
    assert "Ask Amara" in labels
    assert "Ask Mei" not in labels
    assert "No longer here" in words_of(community_of_people.joins("Tom").presses_token("1:compare:per_x"))
