"""The community in which the asks are judged: the demo's seeded people, and some in other languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from bot.demo.mentors import mentors
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.search.matching import Listing

HERE: Final = CommunityId("co_quality")
FROM_THE_DEMO: Final = 360
SEED: Final = 7
_FOLDER: Final = Path(__file__).parent
_PARTS: Final = 8


@dataclass(frozen=True, slots=True)
class Became:
    """The change of one mentor."""

    mentor: PersonId
    listing: Listing | None


@cache
def listings() -> tuple[Listing, ...]:
    """Return every profile, all with room for what they offer; the demo's come first."""
    made = (_of(mentor) for mentor in mentors(HERE, FROM_THE_DEMO, SEED))
    written = tomllib.loads((_FOLDER / "profiles.toml").read_text("utf-8"))["profiles"]
    return tuple(chain(made, (_read(row) for row in written.strip().splitlines())))


def _of(mentor: Mentor) -> Listing:
    return Listing(
        community=HERE,
        mentor=mentor.id,
        name=mentor.name,
        headline=mentor.headline,
        story=mentor.story,
        field=mentor.field,
        place=mentor.place,
        country=mentor.country,
        languages=mentor.languages,
        glad=mentor.glad,
        open_kinds=tuple(offer.kind for offer in mentor.offers),
        manners=mentor.manners,
    )


def _read(row: str) -> Listing:
    name, headline, field, place, country, languages, kinds, story = row.split(" | ", _PARTS - 1)
    return Listing(
        community=HERE,
        mentor=PersonId(f"psn_{name.replace(' ', '_')}"),
        name=name,
        headline=headline,
        story=story,
        field=field,
        place=place,
        country=country,
        languages=tuple(languages.split(", ")),
        glad=(),
        open_kinds=tuple(kinds.split(", ")),
    )
