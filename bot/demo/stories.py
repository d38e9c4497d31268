"""A mentor's story: a handwritten one, and often a sentence or two after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.demo.chance import Deck, happens, pick
from bot.demo.material import LEVELS, Field, Story
from bot.demo.phrases import Phrase

SHORTEST, LONGEST = 80, 320
_ALONE, _OF_THE_FIELD, _SWAPPED = 0.22, 0.7, 0.08
_NUMBERS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
    *("twenty-one", "twenty-two", "twenty-three", "twenty-four"),
)


@dataclass(frozen=True, slots=True)
class Decks:
    """The stories, closing sentences and questions of one field; none is dealt twice before all have been."""

    stories: Deck[Story]
    tails: Deck[Phrase]
    glad: Deck[Phrase]


class Heard:
    """The stories told lately, so that one page of results does not show the same story twice."""

    def __init__(self, most: int) -> None:
        """Remember at most this many stories."""
        self._most = most
        self._told: dict[str, None] = {}

    def is_new(self, story: str) -> bool:
        """Say whether a story has not been told lately, and remember it."""
        if story in self._told:
            return False
        self._told[story] = None
        if len(self._told) > self._most:
            del self._told[next(iter(self._told))]
        return True


def decks(rng: Random, field: Field) -> Decks:
    """Return fresh decks for a field."""
    return Decks(Deck(rng, field.stories), Deck(rng, field.tails), Deck(rng, field.glad))


def level(rng: Random, story: Story, headline: Phrase) -> str:
    """Return `early` or `senior`: the level of the story or the headline, else either."""
    known = (story.words.tags | headline.tags) & LEVELS
    return next(iter(known)) if known else pick(rng, ("early", "senior", "senior"))


def years(rng: Random, level: str) -> str:
    """Return how long a person has been in their field, in words: `four`, `seventeen`."""
    count = 2 + int(rng.random() * 5) if level == "early" else 9 + int(rng.random() * 16)
    return _NUMBERS[count - 2]


def tell(rng: Random, words: Story, tails: Deck[Phrase], more: Deck[Phrase], facts: Mapping[str, str]) -> str:
    """Return a story of 80 to 320 characters; `more` holds closing sentences that suit any field."""
    told = _capital(words.words.say(rng, facts))
    if len(told) >= SHORTEST and happens(rng, _ALONE):
        return told
    swapped = happens(rng, _SWAPPED)
    after = tails if swapped or happens(rng, _OF_THE_FIELD) else more
    told = _joined(rng, told, after.draw(), facts, swapped=swapped)
    while len(told) < SHORTEST:
        told = _joined(rng, told, more.draw(), facts, swapped=False)
    return told


def _joined(rng: Random, told: str, after: Phrase, facts: Mapping[str, str], *, swapped: bool) -> str:
    further = _capital(after.say(rng, facts))
    if len(told) + len(further) + 1 > LONGEST:
        return told
    return f"{further} {told}" if swapped else f"{told} {further}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
