"""What people of the demo write is plausible."""

from random import Random

import pytest

from bot.demo.material import material
from bot.demo.mentees import mentees
from bot.demo.offers import KINDS
from bot.demo.words import answers, questions, thanks
from bot.domain.common.ids import CommunityId

FIELDS = [field.name for field in material().fields]
GREETINGS = ("hi ", "hi,", "hello", "dear ", "good morning", "hey")


@pytest.mark.parametrize("kind", KINDS)
def test_questions_fit_and_never_greet(kind: str) -> None:
    """The bot writes the greeting, so no question brings its own."""
    rng = Random(3)
    asked = [
        questions(rng, kind, field, person.line)
        for field in FIELDS
        for person in mentees(CommunityId("here"), 20, 7)
    ]
    assert all(20 <= len(words) <= 600 for words in asked)
    assert not [words for words in asked if words.lower().startswith(GREETINGS)]
    assert not [words for words in asked if "{" in words]
    assert len(set(asked)) > 20


def test_a_student_is_not_made_to_speak_of_another_trade() -> None:
    """Words for career changers are not given to students."""
    rng = Random(1)
    asked = {questions(rng, "cv-review", "Law", "2nd-year History") for _ in range(300)}
    assert not [words for words in asked if "ten years of another trade" in words]
    asked = {questions(rng, "cv-review", "Law", "Chef, quietly looking") for _ in range(300)}
    assert [words for words in asked if "ten years of another trade" in words]


def test_an_unknown_kind_is_refused() -> None:
    """An unknown kind of help is a bug of the caller."""
    with pytest.raises(KeyError):
        questions(Random(1), "lunch", "Law", "")


@pytest.mark.parametrize("kind", ["quick-question", "cv-review"])
def test_answers_are_good_long_ones(kind: str) -> None:
    """An answer is worth reading on a screen."""
    rng = Random(4)
    given = [answers(rng, kind, field) for field in FIELDS for _ in range(12)]
    assert all(150 <= len(words) <= 700 for words in given)
    assert not [words for words in given if "{" in words]


def test_words_repeat_for_a_seed_and_thanks_differ() -> None:
    """The same seed gives the same words, and thanks differ."""
    assert questions(Random(9), "career-chat", "Law", "") == questions(Random(9), "career-chat", "Law", "")
    rng = Random(2)
    assert len({thanks(rng) for _ in range(100)}) >= 12
