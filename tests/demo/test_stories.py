"""A story is used once, and after that in other words."""

from random import Random

from bot.demo.chance import Deck
from bot.demo.material import material
from bot.demo.phrases import phrase
from bot.demo.stories import Heard, tell, years


def test_a_story_told_lately_is_known_and_an_old_one_is_forgotten() -> None:
    """The memory is bounded, so a million people need no more of it than a thousand."""
    heard = Heard(2)
    assert [heard.is_new(story) for story in ("a", "a", "b", "c", "a")] == [True, False, True, True, True]


def test_a_short_story_is_never_left_alone() -> None:
    """A story below the shortest length gets a sentence after it, and a long one is not made too long."""
    rng = Random(6)
    facts = {"years": "two", "age": "31", "city": "Leeds", "origin": "Kano", "elsewhere": "Lyon"}
    tails = Deck(rng, (phrase("t" * 200 + "."),))
    for field in material().fields:
        for story in field.stories:
            more = Deck(rng, material().common["tails"])
            assert 80 <= len(tell(rng, story, tails, more, facts)) <= 320


def test_years_fit_the_level() -> None:
    """A beginner has few years behind them, a senior many."""
    rng = Random(8)
    assert {years(rng, "early") for _ in range(200)} == {"two", "three", "four", "five", "six"}
    senior = {years(rng, "senior") for _ in range(400)}
    assert {"nine", "twenty-four"} <= senior
    assert not senior & {"two", "six", "eight"}
