"""The people whom strangers ask, one listing for each row of `people.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.common.ids import PersonId
from bot.domain.people.countries import canonical
from bot.domain.search.matching import Listing
from tests.quality.community import HERE

_FILE: Final = Path(__file__).with_name("people.toml")


@cache
def strangers() -> tuple[Listing, ...]:
    """Return everybody, all with room for what they offer."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["people"].strip().splitlines()
    return tuple(_read(row, number) for number, row in enumerate(rows))


def _read(row: str, number: int) -> Listing:
    name, headline, field, place, country, languages, kinds, answers, story = row.split(" | ")
    return Listing(
        community=HERE,
        mentor=PersonId(f"pe_stranger{number}"),
        name=name,
        headline=headline,
        story=story,
        field=field,
        place=place,
        country=canonical(country),
        languages=tuple(languages.split(", ")),
        glad=(),
        open_kinds=tuple(kinds.split(", ")),
        answers_in=1 if answers == "quick" else 0,
    )
