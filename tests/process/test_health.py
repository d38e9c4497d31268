"""Health: one trial at a time, remembered for a while; late ticks, a lost index and a full disk are named."""

from pathlib import Path
from threading import Event

import pytest

from bot.app import App
from bot.jobs.clock import MINUTE, Beats, Tick
from bot.metrics import Metrics
from bot.process import health
from bot.process.health import Trials, apart, disk_problem, in_time
from bot.store.outbox.counts import Counts
from config.settings import load
from tests.contract.made_up import PROGRAMME
from tests.fakes.databases import Sqlite


class Hand:
    """A clock that the test puts forward, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_there_is_one_trial_in_five_seconds() -> None:
    tried: list[int] = []
    clock = Hand()

    def is_well() -> str:
        tried.append(1)
        return ""

    trials = Trials(is_well, clock)
    for seconds, expected in ((0, 1), (4, 1), (1, 2), (4.9, 2), (0.2, 3)):
        clock.now += seconds
        assert await trials.problem() == ""
        assert len(tried) == expected


async def test_a_trial_that_hangs_is_not_waited_for_and_begins_no_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    goes_on, tried, clock = Event(), [], Hand()

    def hangs() -> str:
        tried.append(1)
        goes_on.wait(10)
        return ""

    trials = Trials(hangs, clock)
    for _ in range(3):
        clock.now += 60
        assert "does not answer" in await trials.problem()
    goes_on.set()
    assert len(tried) == 1


async def test_what_fails_is_as_good_as_no_answer() -> None:
    def fails() -> int:
        raise LookupError

    assert await in_time(apart(fails), 7) == 7


def test_a_tick_that_no_longer_ends_is_late() -> None:
    clock = Hand()
    beats = Beats(clock)
    assert (beats.age(), beats.late()) == (0, "")
    good, bad = beats.kept((Tick("close", MINUTE, lambda: None), Tick("nudge", MINUTE, lambda: 1 / 0)))
    clock.now += 299
    assert beats.late() == ""
    good.act()
    with pytest.raises(ZeroDivisionError):
        bad.act()
    clock.now += 2
    assert (beats.late(), beats.age()) == ("the clock has not come through “nudge” for 301 s", 2)


def test_a_disk_without_room_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert disk_problem(tmp_path) == ""
    assert "cannot be written: No such file" in disk_problem(tmp_path / "gone")
    monkeypatch.setattr(health, "LEAST_FREE", 10**18)
    assert "has only" in disk_problem(tmp_path)


async def test_an_index_that_is_gone_or_stays_behind_is_no_health(sqlite: Sqlite, tmp_path: Path) -> None:
    address = sqlite.fresh(tmp_path)
    settings = load({"DATABASE_URL": address, "DATA_DIR": str(tmp_path), "WEB_CHAT_PORT": "0"})
    app = App(settings, PROGRAMME)
    app.prepare()
    assert await app.readiness.problem() == ""
    app.indexer._level_at -= 61
    assert "has not followed" in await app.readiness.problem()
    app.indexer.catch_up()
    (tmp_path / "index" / "all" / "meta.json").unlink()
    assert "was deleted or overwritten" in await app.readiness.problem()
    app.database.close()


def test_metrics_are_unknown_until_the_database_answers() -> None:
    metrics = Metrics(lambda: 3.0, lambda: 0.5)
    value = metrics.registry.get_sample_value
    assert value("alongside_outbox_failed") != value("alongside_outbox_failed")  # NaN
    metrics.show(Counts(1, 2, 3, 4.5, 5, 6))
    shown = [value(f"alongside_{name}") for name in ("outbox_pending", "outbox_in_doubt", "outbox_failed")]
    assert shown == [1, 2, 3]
    assert value("alongside_outbox_oldest_due_seconds") == 4.5
    assert value("alongside_last_tick_age_seconds") == 3
    assert value("alongside_index_lag_seconds") == 0.5
