"""F29, F39: what may have reached its reader when it is paused or cancelled is looked for, not sent."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot.domain.announcements.announcement import Announcement, ReaderState, Stage
from bot.domain.common.ids import AnnouncementId
from bot.domain.common.people import Person
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.sending import Sendings
from bot.store.tables import outbox
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.slack.delivering import Delivering, Killed

ID = AnnouncementId("ann_0123456789abcdefghijkl")

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""A process that is killed closes nothing: its connections are collected here, and blamed on nobody else."""


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Collect what a killed process left open before the next test begins."""
    yield
    gc.collect()


@pytest.fixture
def zola(telling: Delivering) -> Person:
    """The one reader of an announcement that goes out."""
    zola = telling.joins("Zola Dlamini")
    running = Announcement(ID, telling.community, zola.id, TUESDAY_MORNING, Stage.RUNNING, "Doors", "Why.")
    running = replace(running, signed="Office", audience="everybody", begun_at=TUESDAY_MORNING, readers=1)

    def announce(open_: Connection) -> None:
        Announcements(open_, telling.community, telling.clock()).add(replace(running, frozen=True))
        Sendings(open_, telling.community, telling.clock()).queue(ID, [zola.id])

    telling.database.write(announce)
    return zola


async def is_killed(telling: Delivering, then: Stage) -> None:
    """Kill the worker; a manager pauses or cancels it then, before another worker comes."""
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    turns(telling, Stage.RUNNING, then)
    await telling.a_life_later()


def turns(telling: Delivering, was: Stage, now: Stage) -> None:
    """Turn it to another stage, and what can still be done about its row."""

    def turn(open_: Connection) -> None:
        announcements = Announcements(open_, telling.community, telling.clock())
        sendings = Sendings(open_, telling.community, telling.clock())
        one = announcements.get(ID)
        assert one is not None
        assert announcements.change(replace(one, stage=now), when=was)
        if now is Stage.RUNNING:
            sendings.release(one)
        else:
            {Stage.CANCELLED: sendings.drop, Stage.PAUSED: sendings.pause}[now](ID)

    telling.database.write(turn)


def ended(telling: Delivering) -> dict[ReaderState, int]:
    def tally(open_: Connection) -> dict[ReaderState, int]:
        one = Announcements(open_, telling.community, telling.clock()).get(ID)
        assert one is not None
        counts = Sendings(open_, telling.community, telling.clock()).tally(one).counts
        return {state: n for state, n in counts.items() if n}

    return telling.database.read(tally)


async def test_f29_who_has_it_is_counted_as_having_it(telling: Delivering, zola: Person) -> None:
    telling.slack.dies_after = 1
    await is_killed(telling, Stage.CANCELLED)
    assert telling.told_once(zola)
    assert ended(telling) == {ReaderState.TOLD: 1}


async def test_f29_who_does_not_have_it_is_not_sent_it_any_more(telling: Delivering, zola: Person) -> None:
    telling.slack.dies_before = 1
    await is_killed(telling, Stage.CANCELLED)
    assert telling.with_(zola) == []
    assert ended(telling) == {ReaderState.CANCELLED: 1}


async def test_f29_who_does_not_have_it_gets_it_once_a_paused_one_goes_on(
    telling: Delivering, zola: Person
) -> None:
    telling.slack.dies_before = 1
    await is_killed(telling, Stage.PAUSED)
    await telling.a_life_later()
    assert telling.with_(zola) == []
    turns(telling, Stage.PAUSED, Stage.RUNNING)
    await telling.worker().deliver_due()
    assert telling.told_once(zola)
    assert ended(telling) == {ReaderState.TOLD: 1}


async def test_what_a_worker_has_in_its_hands_is_held_back_by_a_pause(
    telling: Delivering, zola: Person
) -> None:
    """The row is leased while the manager presses, so the press itself cannot hold it back."""
    leased = update(outbox).values(lease="lse_1", lease_until=telling.clock() + timedelta(seconds=1))
    telling.database.write(lambda open_: open_.execute(leased))
    turns(telling, Stage.RUNNING, Stage.PAUSED)
    await telling.a_life_later()
    assert telling.with_(zola) == []
    turns(telling, Stage.PAUSED, Stage.RUNNING)
    await telling.worker().deliver_due()
    assert telling.told_once(zola)
