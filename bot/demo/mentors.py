"""The demo community's mentors, generated one by one from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random

from bot.demo import cast, places
from bot.demo.chance import Deck, below, happens, person_id, pick
from bot.demo.material import Material, Story, Weights, material, weights
from bot.demo.offers import offers
from bot.demo.phrases import Phrase
from bot.demo.stories import Decks, Heard, decks, level, tell, years
from bot.domain.common import helping_styles
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import EVERY_DAY, Door, Mentor, Person

A_DAY = date(2026, 11, 23)
"""The default day on which the demo is set: rests and first days are counted from it."""

_WEEKDAYS, _WEEKEND, _SUNDAYS = frozenset(range(5)), frozenset({5, 6}), frozenset({6})
_DAYS = (
    *(EVERY_DAY,) * 7,
    *(_WEEKDAYS,) * 4,
    *(_SUNDAYS,) * 2,
    _WEEKEND,
    frozenset({1, 3}),
    frozenset({0, 2, 4}),
    frozenset({4}),
    frozenset(range(4)),
)
_MEMORY = 2_000
_AT_ONCE = (1, 2, 2, 3, 3, 3, 3, 4, 5)
_HOW_MANY = (0, 0, 1, 1, 2)
_ELSEWHERE = (
    "Leeds",
    "Delhi",
    "Toronto",
    "Leipzig",
    "Lyon",
    "Melbourne",
    "Glasgow",
    "Ghent",
    "Bologna",
    "Warsaw",
)


@dataclass(frozen=True, slots=True)
class _Source:
    """What one run draws from."""

    rng: Random
    apart: Random
    """A separate generator for parts that were added later, so that it changes nobody drawn before."""
    material: Material
    fields: Weights
    countries: Weights
    decks: tuple[Decks, ...]
    after: Deck[Phrase]
    movers: Deck[Phrase]
    told: Heard
    today: date


def mentors(community: CommunityId, count: int, seed: int, today: date = A_DAY) -> Iterator[Mentor]:
    """Yield `count` mentors, the cast first; a larger count only adds to the end."""
    yield from islice(_everybody(community, seed, today), count)


def _everybody(community: CommunityId, seed: int, today: date) -> Iterator[Mentor]:
    first = cast.mentors(community, seed)
    yield from first
    source = _source(seed, today)
    number = len(first)
    while True:
        yield _mentor(source, community, seed, number)
        number += 1


def _source(seed: int, today: date) -> _Source:
    rng, all_of_it = Random(seed), material()  # noqa: S311 - people, not secrets
    return _Source(
        rng=rng,
        apart=Random(f"{seed}/manners"),  # noqa: S311
        material=all_of_it,
        fields=weights(all_of_it.fields),
        countries=weights(all_of_it.countries),
        decks=tuple(decks(rng, field) for field in all_of_it.fields),
        after=Deck(rng, all_of_it.common["tails"]),
        movers=Deck(rng, all_of_it.common["movers"]),
        told=Heard(_MEMORY),
        today=today,
    )


def _mentor(source: _Source, community: CommunityId, seed: int, number: int) -> Mentor:
    rng = source.rng
    place = source.fields.draw(rng)
    field, dealt = source.material.fields[place], source.decks[place]
    home = places.home(rng, source.material, source.material.countries[source.countries.draw(rng)])
    story = dealt.stories.draw()
    headline = pick(rng, story.headlines)
    facts = _facts(rng, home, level(rng, story, headline))
    after = source.movers if home.moved and happens(rng, 0.5) else source.after
    door = Door.CLOSED if happens(rng, 0.02) else Door.OPEN
    return Mentor(
        person=_person(rng, home, community, seed, number),
        headline=headline.say(rng, facts),
        story=_story(source, story, dealt, after, facts),
        field=field.name,
        place=home.city,
        country=home.country.name,
        languages=places.languages(rng, home),
        offers=offers(rng, source.material, facts),
        at_once=pick(rng, _AT_ONCE),
        days=pick(rng, _DAYS),
        glad=_glad(source, dealt, facts),
        manners=_manners(source.apart),
        door=door,
        resting_until=_rest(source, door),
        since=_since(source),
    )


def _story(source: _Source, words: Story, dealt: Decks, after: Deck[Phrase], facts: dict[str, str]) -> str:
    told = tell(source.rng, words, dealt.tails, after, facts)
    for _ in range(4):
        if source.told.is_new(told):
            break
        told = tell(source.rng, words, dealt.tails, after, facts)
    return told


def _facts(rng: Random, home: places.HomeTown, at: str) -> dict[str, str]:
    elsewhere = pick(rng, _ELSEWHERE)
    return {
        "years": years(rng, at),
        "age": str(24 + below(rng, 5) if at == "early" else 27 + below(rng, 13)),
        "city": home.city,
        "origin": home.culture.home,
        "elsewhere": elsewhere if elsewhere != home.city else "Utrecht",
    }


def _person(rng: Random, home: places.HomeTown, community: CommunityId, seed: int, number: int) -> Person:
    return Person(
        id=person_id(community, "mentor", seed, number),
        community=community,
        name=places.name(rng, home),
        zone=home.zone,
        locale=places.locale(home),
    )


def _glad(source: _Source, dealt: Decks, facts: dict[str, str]) -> tuple[str, ...]:
    rng = source.rng
    wanted = pick(rng, (0, 0, 1, 1, 1, 2, 2, 3))
    asked = [dealt.glad.draw() for _ in range(wanted)]
    if wanted and happens(rng, 0.4):
        asked[-1] = pick(rng, source.material.common["glad"])
    return tuple(dict.fromkeys(question.say(rng, facts) for question in asked))


def _manners(rng: Random) -> tuple[Manner, ...]:
    return helping_styles.known(pick(rng, tuple(Manner)) for _ in range(pick(rng, _HOW_MANY)))


def _rest(source: _Source, door: Door) -> date | None:
    if door is Door.CLOSED or not happens(source.rng, 0.03):
        return None
    return source.today + timedelta(days=4 + below(source.rng, 50))


def _since(source: _Source) -> datetime:
    opened = source.today - timedelta(days=1 + below(source.rng, 700))
    return datetime.combine(opened, time(6 + below(source.rng, 15), below(source.rng, 60)), UTC)
