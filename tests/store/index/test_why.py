"""Why a mentor was found, in words that both sides would know."""

import pytest

from bot.store.index.index import Index
from tests.store.index.people import fill, listing, look


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Product SCIENCE", ("Product", "SCIENCE")),
        ("museums", ("museums",)),
        ("scien", ("science",)),
        ("nunes", ("Núñez",)),
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
        listing("rosa", "Rosa Núñez", "Product Manager", "Once a Lawyer. Now science, museum, writing."),
    )
    (hit,) = look(index, words).hits
    assert hit.why == why


def test_a_full_mentor_is_shown_by_their_own_name(index: Index) -> None:
    fill(index, listing("full", "Amara Diallo", kinds=()))
    (hit,) = look(index, "amarra").full
    assert hit.why == ("Amara",)
