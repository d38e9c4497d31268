"""Who has been through what a sentence tells of is found, in whichever words and language either tells it."""

import pytest

from bot.domain.search.matching import Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, fill, ids, listing, look

TIRED = "Nach einem Burnout arbeite ich anders."
RAISED = "I doubled my pay by asking, twice."


@pytest.mark.parametrize(
    ("words", "situation"),
    [
        ("I failed my exam twice, what now?", "failed"),
        ("J’ai quarante ans et je veux changer de métier", "career-change"),
        ("in software without a degree", "no-degree"),
        ("¿Cómo pido un aumento de sueldo?", "salary"),
        ("Ich habe Angst vor Vorträgen", "stage-fright"),
        ("nobody in my family went to college", "first-generation"),
    ],
)
def test_a_situation_is_understood(index: Index, words: str, situation: str) -> None:
    fill(index, listing("any"))
    assert f"situation {situation}" in [choice.key for choice in look(index, words).understood]


def test_who_has_been_through_it_needs_no_other_word_of_the_sentence(index: Index) -> None:
    fill(
        index,
        listing("talks", story="I think all the time about quitting a club."),
        listing("been", story=TIRED),
    )
    found = look(index, "I'm exhausted and think all the time about quitting")
    assert (ids(found), found.total) == (["been"], 1)


def test_what_two_sentences_say_is_no_situation(index: Index) -> None:
    fill(index, listing("no", story="My soufflé failed. Exams are for others."))
    assert look(index, "failed my exam").total == 0


def test_work_in_a_situation_is_heard_too(index: Index) -> None:
    """A nurse from abroad looks for a nurse who came from abroad."""
    came = "I emigrated with one suitcase."
    fill(
        index,
        listing("cook", headline="Cook", story=came),
        listing("nurse", headline="Nurse", story=came),
        listing("home", headline="Nurse"),
    )
    found = look(index, "I am a nurse from abroad")
    assert (ids(found)[0], found.total) == ("nurse", 1)
    assert {choice.key for choice in found.understood} == {"work nurse", "situation newcomer"}


def test_a_situation_that_was_taken_off_is_plain_words(index: Index) -> None:
    fill(index, listing("paid", story=RAISED), listing("raises", story="I raise goats."))
    taken = Looking(HERE, "ask for a raise", off=frozenset({"situation salary"}))
    assert ids(look(index, "ask for a raise")) == ["paid"]
    plain = index.find(taken, limit=5)
    assert (ids(plain)[0], plain.understood) == ("raises", ())
