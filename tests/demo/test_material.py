"""The handwritten material has everything that the generator takes from it."""

from random import Random

import pytest

from bot.demo.chance import Deck
from bot.demo.material import LEVELS, Field, material, suits
from bot.demo.phrases import Slot, phrase

SLOTS = {"years", "age", "city", "origin", "elsewhere"}


@pytest.mark.parametrize("field", material().fields, ids=lambda field: field.name)
def test_each_field_is_written_out(field: Field) -> None:
    """A field has enough material, every story has a headline, and every slot is a known fact."""
    assert len(field.stories) >= 12
    assert len(field.tails) >= 11
    assert len(field.glad) >= 4
    assert len({headline for story in field.stories for headline in story.headlines}) >= 6
    for story in field.stories:
        assert story.headlines
    spoken = [*(story.words for story in field.stories), *field.tails, *field.glad]
    assert {part.name for words in spoken for part in words.parts if isinstance(part, Slot)} <= SLOTS


def test_a_story_stands_only_under_a_headline_it_fits() -> None:
    """A story of wards needs a ward, and a beginner is no director."""
    assert suits(phrase("[ward] Nights"), phrase("[senior ward] Ward Manager"))
    assert not suits(phrase("[ward] Nights"), phrase("[home] District Nurse"))
    assert not suits(phrase("[early] Week one"), phrase("[senior] Director"))
    assert suits(phrase("Anything"), phrase("[early] Assistant"))


def test_tags_are_roles_that_some_headline_has() -> None:
    """A misspelt tag would leave a story unused."""
    for field in material().fields:
        headed = {tag for story in field.stories for line in story.headlines for tag in line.tags}
        assert {tag for story in field.stories for tag in story.words.tags} <= headed | LEVELS


def test_a_phrase_fills_its_slots_and_makes_its_choices() -> None:
    """A line uses one of its choices and the person's own facts."""
    said = {phrase("At {age} in {Leeds|Lagos}.").say(Random(seed), {"age": "31"}) for seed in range(20)}
    assert said == {"At 31 in Leeds.", "At 31 in Lagos."}


def test_an_unknown_slot_is_a_bug() -> None:
    """A misspelt slot fails instead of being shown."""
    with pytest.raises(KeyError):
        phrase("At {agee}.").say(Random(1), {"age": "31"})


def test_a_deck_deals_all_before_it_deals_one_again() -> None:
    """No story is dealt twice before all others were."""
    deck = Deck(Random(5), range(9))
    rounds = [[deck.draw() for _ in range(9)] for _ in range(2)]
    assert [sorted(dealt) for dealt in rounds] == [list(range(9))] * 2
    assert rounds[0] != rounds[1]


def test_an_empty_deck_is_refused() -> None:
    """An empty deck would wait for ever."""
    with pytest.raises(ValueError, match="at least one"):
        Deck(Random(1), [])


def test_names_and_places_know_each_other() -> None:
    """Every culture that a country names exists, and every culture lives somewhere."""
    lived = {key for country in material().countries for key in country.cultures}
    assert lived == set(material().cultures)
