"""Who is found: a change of the search may not answer the judged asks worse than the last release did."""

from pathlib import Path
from statistics import fmean

import pytest

from tests.quality.asks import asks
from tests.quality.community import listings
from tests.quality.engines import ours
from tests.quality.figures import Score, score

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


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Score]]:
    people = listings()
    index, engine = ours(Path(tmp_path_factory.mktemp("quality")), people)
    taken: dict[str, list[Score]] = {}
    for ask in asks(tuple(one.name for one in people)):
        taken.setdefault(ask.kind, []).append(score(ask, engine, people))
    index.close()
    return taken


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items())
def test_no_class_of_asks_is_answered_worse(
    kind: str, least: float, answered: dict[str, list[Score]]
) -> None:
    assert fmean(one.ndcg for one in answered[kind]) >= least
