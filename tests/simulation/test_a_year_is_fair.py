"""A community lives on a fake clock: nobody is asked to death, nobody waits without an end."""

from itertools import count
from pathlib import Path

import pytest

from bot.domain.common import ids
from bot.domain.programme.programme import Programme
from bot.simulation.figures import Figures
from bot.simulation.scenario import Scenario
from bot.simulation.year import simulate
from tests.fakes.databases import migrated_in
from tests.fakes.rounds import rounds

pytestmark = [pytest.mark.begins_first, pytest.mark.timeout(600)]

SEEDS = range(1, rounds(4, 40) + 1)


def lived(scenario: Scenario, programme: Programme, folder: Path) -> Figures:
    """Return what was measured of the people of a scenario."""
    folder.mkdir(exist_ok=True)
    return simulate(scenario, programme, migrated_in(folder))


@pytest.fixture(scope="module")
def season(programme: Programme, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """What 30 mentors and 300 mentees did in 90 days."""
    return lived(Scenario(30, 300, 90, seed=1), programme, tmp_path_factory.mktemp("season"))


def test_every_promise_is_kept_for_a_season(season: Figures) -> None:
    assert (season.overruns, season.without_end) == (0, 0)
    assert season.nudges_a_week <= 2
    assert season.kept


def test_a_season_is_full_of_life(season: Figures) -> None:
    """What nobody did could break no promise."""
    assert season.asks.asks > 100
    assert season.nudges > 100
    assert season.messages > 500
    assert 0.5 < season.answered < 1


def test_asks_are_spread_more_evenly_than_by_relevance_alone(season: Figures) -> None:
    assert season.asks.gini < 0.75 * season.by_relevance.gini
    assert season.asks.most < season.by_relevance.most


def test_nearly_every_willing_mentor_is_asked_in_a_quarter(season: Figures) -> None:
    (quarter,) = season.quarters
    assert quarter >= 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_every_promise_is_kept_whoever_the_people_are(
    seed: int, programme: Programme, tmp_path: Path
) -> None:
    found = lived(Scenario(6, 90, 28, seed), programme, tmp_path)

    assert found.kept, found
    assert found.asks.asks


def test_the_same_seed_makes_the_same_lives_whatever_ids_are_drawn(
    programme: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids are drawn anew in each run: here each is above the one before, and then below it."""
    found = []
    for step in (1, -1):
        drawn = count(10**9, step)
        monkeypatch.setattr(ids, "token_urlsafe", lambda _, drawn=drawn: f"{next(drawn):022}")
        found.append(lived(Scenario(4, 40, 14, seed=2), programme, tmp_path / f"{step}"))
    once, again = found

    assert once == again
    assert once.messages
