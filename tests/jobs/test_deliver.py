"""Delivery: each notice is sent once, as things are now; one reader's failure delays no other."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import Connection, select

from bot.domain.common.notices import Notice, NoticeKind
from bot.handlers.routing import Answer
from bot.jobs.claiming import TRIAL
from bot.jobs.deliver import AT_ONCE, Deliverer
from bot.jobs.retry import MOST_ATTEMPTS
from bot.port import TryLater, Unreachable
from bot.store.outbox.outbox import LEASE, Outbox, Status
from bot.store.tables import outbox
from bot.store.tables.types import AnyRow
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import WORKSPACE, Serving, StandIn
from tests.fakes.reading import words_of
from tests.fakes.waiting import until

QUESTION = "How did you know that it was time to leave law?"


class Killed(BaseException):
    """The process ends in the middle of a send, as by `kill -9`."""


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    return community_of_people.joins("Leila Haddad")


@pytest.fixture
def asked(amara: Acting, leila: Acting) -> Answer:
    """What Leila sees after she has sent her ask to Amara, before any delivery."""
    return leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)


def row_for(here: Community, whose: Acting) -> AnyRow:
    query = select(outbox).where(outbox.c.recipient == whose.person.id)
    return here.database.read(lambda open_: open_.execute(query).one())


def wait_for(here: Community, whose: Acting, before: datetime) -> float:
    """Return how many seconds after an instant a person's row is due."""
    due: datetime = row_for(here, whose).due_at
    return (due - before).total_seconds()


@pytest.mark.usefixtures("asked")
def test_an_ask_is_told_to_both(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    assert community_of_people.inbox(amara) == []
    assert community_of_people.deliver() == 2
    (card,), (receipt,) = community_of_people.inbox(amara), community_of_people.inbox(leila)
    assert QUESTION in words_of(card)
    assert receipt.title == "Your ask to Amara"
    assert community_of_people.deliver() == 0


@pytest.mark.usefixtures("asked")
def test_news_redraw_the_card_that_is_there(
    community_of_people: Community, amara: Acting, platform: StandIn
) -> None:
    here = community_of_people
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    (line,) = (one for one in platform.lines.values() if one.to == amara.user)
    # Once for the yes, and once more when its room stands.
    assert line.drawn == 3
    assert "You said yes" in words_of(line.message)


@pytest.mark.usefixtures("asked")
def test_an_ask_that_is_taken_back_before_it_is_told_is_shown_as_taken_back(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.platform.fails(amara.user, TryLater("not now"))
    here.deliver()
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    here.clock.moves(minutes=1)
    here.deliver()
    (card,) = here.inbox(amara)
    assert "Leila is sorted; nothing to do, and your place is back." in words_of(card)
    assert "[Accept]" not in words_of(card)


@pytest.mark.usefixtures("asked")
def test_a_yes_opens_a_room_for_the_two(
    community_of_people: Community, amara: Acting, leila: Acting, platform: StandIn
) -> None:
    here = community_of_people
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    assert [set(two) for two in platform.rooms.values()] == [{amara.user, leila.user}]
    assert here.inbox(amara)[-1] == here.inbox(leila)[-1]
    assert "A room for the two of you" in words_of(here.inbox(leila)[-1])


@pytest.mark.usefixtures("asked")
def test_a_platform_that_asks_for_time_gets_it(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    here.platform.fails(amara.user, TryLater("too many requests", after=120))
    before = here.clock.now
    here.deliver()
    assert wait_for(here, amara, before) >= 120
    assert row_for(here, amara).problem == "too many requests"
    here.clock.moves(seconds=119)
    assert here.deliver() == 0
    here.clock.moves(seconds=2)
    assert here.deliver() == 1
    assert len(here.inbox(amara)) == 1


def test_nobody_knocks_in_step_and_each_wait_is_longer(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    crowd = [here.mentors(f"Mentor Number {n}", field="Law") for n in range(3)]
    for one in crowd:
        here.platform.fails(one.user, *(TryLater("not now") for _ in range(5)))
        leila.asks(leila.types("/find-mentor law"), QUESTION, on=one.name)
    parts = []
    for attempt in range(1, 5):
        before = here.clock.now
        here.deliver()
        waits = [wait_for(here, one, before) for one in crowd]
        assert all(2**attempt <= wait <= 2 ** (attempt + 1) + 1 for wait in waits)
        parts += [wait / 2 ** (attempt + 1) for wait in waits]
        here.clock.moves(minutes=1)
    assert max(parts) - min(parts) > 0.1


@pytest.mark.usefixtures("asked")
def test_who_cannot_be_reached_is_not_tried_again(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    here.platform.fails(amara.user, Unreachable("they have blocked the bot"))
    here.deliver()
    row = row_for(here, amara)
    assert (row.state, row.problem) == (Status.FAILED, "they have blocked the bot")
    here.clock.moves(days=1)
    assert here.deliver() == 0
    assert here.inbox(amara) == []


@pytest.mark.usefixtures("asked")
def test_after_half_a_day_of_trouble_a_person_has_to_look(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    # Where nothing rings, nothing waits for the night to end.
    here.platform.rings = False
    here.platform.fails(amara.user, *(TryLater("not now") for _ in range(MOST_ATTEMPTS + 1)))
    for _ in range(MOST_ATTEMPTS):
        assert row_for(here, amara).state == Status.PENDING
        here.deliver()
        here.clock.moves(minutes=16)
    assert (row_for(here, amara).state, row_for(here, amara).problem) == (Status.FAILED, "not now")


@pytest.mark.usefixtures("asked")
def test_keeping_to_the_pace_is_no_attempt(
    community_of_people: Community, amara: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = community_of_people
    here.platform.rings = False
    monkeypatch.setattr("bot.jobs.deliver.MOST_ATTEMPTS", 3)
    paced = TryLater("ten were opened", 600, tried=False)
    for trouble in (paced, paced, paced, paced, TryLater("not now"), paced, paced):
        here.platform.fails(amara.user, trouble)
        here.deliver()
        assert (row_for(here, amara).state, row_for(here, amara).problem) == (Status.PENDING, str(trouble))
        here.clock.moves(minutes=10)
    here.deliver()
    assert len(here.inbox(amara)) == 1


@pytest.mark.usefixtures("asked")
def test_a_row_that_breaks_does_not_hold_up_the_others(
    community_of_people: Community, amara: Acting, leila: Acting, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    here.platform.fails(amara.user, RuntimeError("a fault of ours"))
    here.deliver()
    assert len(here.inbox(leila)) == 1
    assert (row_for(here, amara).state, row_for(here, amara).problem) == (Status.PENDING, "RuntimeError")
    assert "a notice could not be told" in caplog.text
    here.clock.moves(minutes=1)
    here.deliver()
    assert len(here.inbox(amara)) == 1


@pytest.mark.parametrize("end", [ConnectionError("the line broke"), Killed()], ids=["broken", "killed"])
@pytest.mark.usefixtures("asked")
def test_a_sending_whose_outcome_is_unknown_is_tried_again_under_the_same_key(
    community_of_people: Community, amara: Acting, leila: Acting, platform: StandIn, end: BaseException
) -> None:
    here = community_of_people
    platform.fails(amara.user, end, after_taking_it=True)
    if isinstance(end, Killed):
        with pytest.raises(Killed):
            here.deliver()
    else:
        here.deliver()
    here.clock.moves(seconds=LEASE.total_seconds() + 1)
    here.deliver()
    keys = [call.key for call in platform.calls if call.to == amara.user]
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert (len(here.inbox(amara)), len(here.inbox(leila))) == (1, 1)


@pytest.mark.usefixtures("asked")
def test_a_platform_that_is_not_connected_is_waited_for(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    asyncio.run(Deliverer(here.runner, ()).deliver_due())
    assert row_for(here, amara).problem == "stand-in is not connected here"
    here.clock.moves(seconds=TRIAL.total_seconds())
    here.deliver()
    assert len(here.inbox(amara)) == 1


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("workspaces", "reached"),
    [
        ((WORKSPACE, "elsewhere"), [2, 0]),
        (("elsewhere", WORKSPACE), [0, 2]),
        (("", WORKSPACE), [0, 2]),
        (("",), [2]),  # a platform says late which workspace it serves
        (("elsewhere",), [2]),
        (("elsewhere", "far away"), [0, 0]),  # with two other workspaces, neither is used
    ],
)
def test_each_workspace_is_told_by_its_own_adapter(
    community_of_people: Community, workspaces: tuple[str, ...], reached: list[int]
) -> None:
    here = community_of_people
    adapters = [StandIn() for _ in workspaces]
    served = [Serving(*one) for one in zip(adapters, workspaces, strict=True)]
    asyncio.run(Deliverer(here.runner, served).deliver_due())
    assert [len(one.calls) for one in adapters] == reached


def test_news_of_what_is_gone_draw_nothing(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    gone = Notice(NoticeKind.RECEIPT, "ask_gone")
    here.database.write(
        lambda open_: Outbox(open_, here.id, here.clock()).show(leila.person.id, card="ask_gone", notice=gone)
    )
    here.deliver()
    assert row_for(here, leila).state == Status.SENT
    assert here.platform.calls == []


def test_news_for_somebody_who_is_gone_are_given_up(community_of_people: Community) -> None:
    here = community_of_people
    notice = Notice(NoticeKind.RECEIPT, "ask_gone")
    here.database.write(
        lambda open_: Outbox(open_, here.id, here.clock()).show("per_gone", card="ask_gone", notice=notice)
    )
    here.deliver()
    row = here.database.read(lambda open_: open_.execute(select(outbox)).one())
    assert (row.state, row.problem) == (Status.FAILED, "the reader of this is not here any more")


@pytest.mark.usefixtures("asked")
def test_two_workers_share_the_work_and_tell_everything_once(community_of_people: Community) -> None:
    here = community_of_people
    ask = here.database.read(lambda open_: open_.execute(select(outbox.c.ref)).scalars().all())[0]
    people = [here.joins(f"Person Number {n}").person.id for n in range(6 * AT_ONCE)]

    def tell_all(connection: Connection) -> None:
        for person in people:
            notice = Notice(NoticeKind.RECEIPT, ask)
            Outbox(connection, here.id, here.clock()).show(person, card=ask, notice=notice)

    async def both() -> tuple[int, int]:
        return await asyncio.gather(here.deliverer.deliver_due(), here.deliverer.deliver_due())

    here.database.write(tell_all)
    shares = asyncio.run(both())
    keys = [call.key for call in here.platform.calls]
    assert min(shares) > 0
    assert sum(shares) == len(keys) == len(set(keys)) == len(people) + 2


@pytest.mark.usefixtures("asked")
async def test_a_running_worker_looks_when_it_is_woken(community_of_people: Community, amara: Acting) -> None:
    here, worker = community_of_people, community_of_people.deliverer
    running = asyncio.create_task(worker.run())
    try:
        await until(lambda: len(here.inbox(amara)) == 1)
        card = here.inbox(amara)[0]
        await asyncio.to_thread(amara.presses, "Accept", card)
        await asyncio.to_thread(worker.wake)
        await until(lambda: "You said yes" in words_of(here.inbox(amara)[0]))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def test_a_worker_that_does_not_run_is_woken_in_vain(community_of_people: Community) -> None:
    worker = community_of_people.deliverer
    worker.wake()
    assert asyncio.run(worker.deliver_due()) == 0
