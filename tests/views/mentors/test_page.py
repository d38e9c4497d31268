"""What a mentor gives, in words: by tens of minutes, by half hours, and what no month can count."""

from dataclasses import replace

import pytest

from bot.domain.common.people import HIDEABLE
from bot.ui.nodes import Aside, Message
from bot.views.mentors.page import as_others_see, total
from tests.contract.made_up import READER, VOICES, cast
from tests.fakes.people import offer

MENTOR = cast(VOICES[0]).mentor


@pytest.mark.parametrize(
    ("given", "at_once", "said"),
    [
        ({}, 3, "Nothing is given yet: choose what suits you."),
        ({"quick-question": 1}, 1, "About 10 minutes a month, at most 1 person at a time."),
        ({"quick-question": 4}, 3, "About 40 minutes a month, at most 3 people at a time."),
        ({"mock-interview": 1}, 3, "About 1 hour a month, at most 3 people at a time."),
        ({"quick-question": 4, "cv-review": 2}, 3, "About 1½ hours a month, at most 3 people at a time."),
        ({"mock-interview": 8}, 3, "About 8 hours a month, at most 3 people at a time."),
        ({"project": 1}, 2, "1 × project or work experience; at most 2 people at a time."),
        (
            {"mock-interview": 2, "work-shadowing": 1, "ongoing": 2},
            3,
            "About 2 hours a month, at most 3 people at a time."
            " And, at any one time: 1 × work shadowing, 2 × ongoing mentoring.",
        ),
    ],
)
def test_what_is_given_comes_to_words(given: dict[str, int], at_once: int, said: str) -> None:
    offers = tuple(offer(kind, places) for kind, places in given.items())
    assert total(READER, replace(MENTOR, offers=offers, at_once=at_once)) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-GB", "also see: what I have lived through, my field,"),
        ("de-DE", "sehen auch: was ich erlebt habe, mein Fach,"),
    ],
)
def test_what_is_kept_is_named_within_the_sentence(locale: str, said: str) -> None:
    keeps = replace(MENTOR, hidden=HIDEABLE - {"manners"})
    shown = as_others_see(replace(READER, locale=locale), keeps, Aside(Message("Card", ())))
    assert said in str(shown.message.body[0])
