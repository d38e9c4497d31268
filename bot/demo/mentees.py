"""The demo community's mentees, generated one by one from a seed."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from bot.demo import cast, places
from bot.demo.chance import Deck, below, person_id, pick
from bot.demo.material import Material, material, weights
from bot.demo.phrases import Phrase
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person


def mentees(community: CommunityId, count: int, seed: int) -> Iterator[Person]:
    """Yield `count` mentees, the cast first; a larger count only adds to the end."""
    yield from islice(_everybody(community, seed), count)


def manager(community: CommunityId) -> Person:
    """Return the community's manager."""
    return cast.manager(community)


def _everybody(community: CommunityId, seed: int) -> Iterator[Person]:
    first = cast.mentees(community, seed)
    yield from first
    # The mentors use the same seed; an odd multiple keeps the two sequences different.
    rng, all_of_it = Random(seed * 2 + 1_000_003), material()  # noqa: S311 - people, not secrets
    countries = weights(all_of_it.countries)
    lines = Deck(rng, (*all_of_it.lines["students"] * 2, *all_of_it.lines["changers"]))
    for number, line in enumerate(iter(lines.draw, None), len(first)):
        home = places.home(rng, all_of_it, all_of_it.countries[countries.draw(rng)])
        yield Person(
            id=person_id(community, "mentee", seed, number),
            community=community,
            name=places.name(rng, home),
            zone=home.zone,
            locale=places.locale(home),
            line=_line(rng, all_of_it, line, home),
        )


def _line(rng: Random, material: Material, words: Phrase, home: places.HomeTown) -> str:
    job = pick(rng, material.lines["jobs"]).say(rng, {})
    subject, other = (pick(rng, material.lines["subjects"]).say(rng, {}) for _ in range(2))
    facts = {
        "subject": subject,
        "other": other if other != subject else "a year off",
        "job": job,
        "job_small": job[0].lower() + job[1:],
        "work": pick(rng, material.fields).work,
        "city": home.city,
        "years": str(3 + below(rng, 12)),
    }
    return words.say(rng, facts)
