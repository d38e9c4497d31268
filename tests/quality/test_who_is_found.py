"""Who is found: a change of the search may not answer the judged asks worse than the last release did."""

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import pytest

from bot.domain.search.matching import Listing
from tests.quality.asks import asks
from tests.quality.community import listings
from tests.quality.engines import ours
from tests.quality.figures import Judged, Score, score
from tests.quality.strangers.asks import strangers_asks
from tests.quality.strangers.people import strangers
from tests.quality.unseen.asks import unseen_asks
from tests.quality.unseen.people import people as unseen_people

AT_LEAST = {
    "keyword": 0.9,
    "typo": 0.73,
    "name": 0.95,
    "sentence": 0.8,
    "kind": 0.85,
    "place": 0.9,
    "language": 0.9,
    "job": 0.85,
}
"""The nDCG@10 over both halves below which no class may fall: a little under what `make quality` prints."""


UNSEEN_AT_LEAST = {
    "keyword": 0.9,
    "job": 0.95,
    "typo": 0.9,
    "name": 0.95,
    "kind": 0.87,
    "place": 0.9,
    "language": 0.9,
    "sentence": 0.85,
    "negation": 0.85,
    "mixed": 0.82,
}
"""The same of the second set."""

BY_STRANGERS_AT_LEAST = 0.5
"""The same over all the asks of strangers, whose classes have few asks each."""


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Score]]:
    people = listings()
    return scored(tmp_path_factory, people, asks(tuple(one.name for one in people)))


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Score]]:
    people = unseen_people()
    return scored(tmp_path_factory, [one.listing for one in people], unseen_asks(people))


def scored(
    folders: pytest.TempPathFactory, people: Sequence[Listing], asked: Sequence[Judged]
) -> dict[str, list[Score]]:
    index, engine = ours(Path(folders.mktemp("quality")), people)
    taken: dict[str, list[Score]] = {}
    for ask in asked:
        taken.setdefault(ask.kind, []).append(score(ask, engine, people))
    index.close()
    return taken


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items())
def test_no_class_of_asks_is_answered_worse(
    kind: str, least: float, answered: dict[str, list[Score]]
) -> None:
    assert fmean(one.ndcg for one in answered[kind]) >= least


@pytest.mark.parametrize(("kind", "least"), UNSEEN_AT_LEAST.items())
def test_no_class_of_unseen_asks_is_answered_worse(
    kind: str, least: float, unseen: dict[str, list[Score]]
) -> None:
    assert fmean(one.ndcg for one in unseen[kind]) >= least


def test_asks_of_strangers_are_answered_no_worse(tmp_path_factory: pytest.TempPathFactory) -> None:
    taken = scored(tmp_path_factory, strangers(), strangers_asks())
    scores = [one for of_a_class in taken.values() for one in of_a_class]
    assert len(scores) > 140
    assert fmean(one.ndcg for one in scores) >= BY_STRANGERS_AT_LEAST
