"""Why a mentor was found, in words that both sides would know."""

import pytest

from bot.store.index.index import Index
from tests.store.index.people import fill, listing, look


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Product SCIENCE", ("Product", "SCIENCE")),
        ("museums", ("museum",)),
        ("lawyered", ("Lawyer",)),
        ("scien", ()),
        ("nunes", ()),
        ("black", ()),
        ("IT", ()),
        ("the Museum", ("Museum",)),
        ("Ich suche ein Museum für Pflege", ("Museum",)),
        ("solicitor", ("Lawyer",)),
        ("pm", ("Product Manager",)),
        ("I am a solicitor who wants a museum", ("Lawyer", "museum")),
        ("who knows product science museum writing?", ("product", "science", "museum")),
        ("", ()),
    ],
)
def test_the_words_by_which_somebody_was_found(index: Index, words: str, why: tuple[str, ...]) -> None:
    fill(
        index,
        listing(
            "rosa",
            "Rosa Núñez",
            "Product Manager",
            "Once a Lawyer. Now it is science, museum, writing. Back soon für alle.",
        ),
    )
    (hit,) = look(index, words).hits
    assert hit.why == why


def test_a_full_mentor_is_shown_by_their_own_name(index: Index) -> None:
    fill(index, listing("full", "Amara Diallo", kinds=()))
    (hit,) = look(index, "amarra").full
    assert (hit.why, hit.met) == ((), 1)


def test_a_small_word_finds_a_name_and_nobody_else(index: Index) -> None:
    fill(index, listing("will", "Will Diallo"), listing("rosa", "Rosa Núñez", story="I will do what I can."))
    assert [(hit.mentor, hit.why) for hit in look(index, "Will").hits] == [("will", ())]


def test_words_far_apart_are_no_phrase(index: Index) -> None:
    """Samples of somebody's work are no samples that one day turned into work."""
    fill(index, listing("rosa", "Rosa Núñez", "Samples", "It became work."))
    assert [hit.why for hit in look(index, "portfolio").hits] == [()]


@pytest.mark.parametrize(
    "word", ["alles", "whenever", "everybody", "immer", "wofür", "toujours", "quelque", "siempre", "otras"]
)
def test_a_word_that_stands_in_every_text_is_no_reason(index: Index, word: str) -> None:
    fill(index, listing("rosa", story=f"{word} and all: bread"))
    (hit,) = look(index, f"bread {word} gardens").hits
    assert hit.why == ("bread",)
