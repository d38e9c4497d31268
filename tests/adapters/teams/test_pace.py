"""How fast Teams is called: never faster than it takes, and no caller waits for long."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

import pytest

from bot.adapters.teams.calls import pace as paces
from bot.adapters.teams.calls.pace import ALL_TOGETHER, LEAST, PATIENCE, RECOVERS, TeamsPace
from bot.port import TryLater
from tests.fakes.teams.rates import Rates

ROOMS = [f"19:{number}@thread.v2" for number in range(300)]


@dataclass
class Calling:
    """Calls at a pace, counted as Teams counts them."""

    now: float = 1_000.0
    rates: Rates = field(default_factory=Rates)
    waited: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rates.are_real()
        self.pace = TeamsPace(clock=lambda: self.now, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.waited.append(seconds)
        self.now += seconds

    async def calls(self, threads: Iterator[str] | Sequence[str], *, reads: bool = False) -> None:
        """Call in these threads, one after the other; what is postponed is tried again when it was said."""
        for thread in threads:
            while True:
                try:
                    await self.pace.turn(thread, reads=reads)
                except TryLater as later:
                    self.now += later.after
                else:
                    break
            self.rates.asks("GET" if reads else "POST", thread, self.now)
            self.pace.went(thread, reads=reads)

    def takes(self, number: int) -> float:
        """Call once in so many threads; return how many seconds that takes."""
        begun = self.now
        asyncio.run(self.calls(ROOMS[:number]))
        return self.now - begun


@pytest.mark.parametrize("reads", [False, True])
def test_one_thread_is_never_called_more_often_than_teams_takes(*, reads: bool) -> None:
    here = Calling()

    asyncio.run(here.calls([ROOMS[0]] * 250, reads=reads))

    assert here.rates.refused == 0
    assert here.now - 1_000 < (65 if reads else 130)


def test_all_threads_together_are_called_no_more_often_than_teams_takes() -> None:
    here = Calling()

    assert here.takes(300) < 300 / ALL_TOGETHER + 1
    assert here.rates.refused == 0


def test_nobody_waits_longer_than_their_patience() -> None:
    here = Calling()

    asyncio.run(here.calls([ROOMS[0]] * 250))

    assert 0 < max(here.waited) <= PATIENCE


def test_after_a_refusal_of_all_the_rate_is_halved_and_comes_back() -> None:
    here = Calling()
    usual = here.takes(90)

    here.pace.limited(ROOMS[-1], "1")
    here.now += 1.2
    assert here.takes(90) > 1.8 * usual
    for _ in range(4):
        here.now += RECOVERS
        here.takes(1)

    assert here.takes(90) < 1.1 * usual


def test_however_often_teams_refuses_a_few_calls_a_second_are_made() -> None:
    here = Calling()
    for thread in ROOMS[:20]:
        here.pace.limited(thread, "1")
    here.now += 1.2

    assert here.takes(20) < 20 / LEAST + 1


def test_what_is_known_of_threads_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paces, "MOST_THREADS", 10)
    here, others = Calling(), (f"19:{number}@thread.tacv2" for number in count())

    asyncio.run(here.calls([next(others) for _ in range(50)]))

    assert len(here.pace._threads) == 10
