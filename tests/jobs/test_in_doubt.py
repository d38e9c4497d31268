"""Failing delivery: a message in doubt is looked for first, and a workspace in an outage waits."""

import asyncio

import pytest
from sqlalchemy import Connection, select

from bot.domain.common.notices import Notice, NoticeKind
from bot.jobs.claiming import TRIAL
from bot.jobs.deliver import AT_ONCE, Deliverer
from bot.jobs.retry import MOST_ATTEMPTS
from bot.port import Disconnected, InDoubt, TryLater, Unreachable
from bot.store.common import communities
from bot.store.outbox import outages
from bot.store.outbox import outbox as rows
from bot.store.outbox.outbox import LEASE, Outbox, Status
from bot.store.tables import outbox
from bot.store.tables.types import AnyRow
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, Call, Serving

QUESTION = "How did you know that it was time to leave law?"


class Killed(BaseException):
    """The process ends in the middle of a send, as by `kill -9`."""


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """A mentee who has sent an ask to Amara; nothing has been delivered yet."""
    leila = community_of_people.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    return leila


def row_for(here: Community, whose: Acting) -> AnyRow:
    query = select(outbox).where(outbox.c.recipient == whose.person.id)
    return here.database.read(lambda open_: open_.execute(query).one())


def calls_to(here: Community, whose: Acting) -> list[Call]:
    return [call for call in here.platform.calls if call.to == whose.user]


def tells_everybody(here: Community, count: int, ask: str) -> list[Acting]:
    crowd = [here.joins(f"Person Number {n}") for n in range(count)]
    notice = Notice(NoticeKind.RECEIPT, ask)

    def tell(connection: Connection) -> None:
        for one in crowd:
            Outbox(connection, here.id, here.clock()).show(one.person.id, card=ask, notice=notice)

    here.database.write(tell)
    return crowd


@pytest.mark.parametrize(
    "end", [InDoubt("the line broke"), RuntimeError("a fault"), Killed()], ids=["in doubt", "fault", "killed"]
)
@pytest.mark.usefixtures("leila")
def test_what_may_have_arrived_is_looked_for_first(
    community_of_people: Community, amara: Acting, end: BaseException
) -> None:
    here = community_of_people
    here.platform.fails(amara.user, end, after_taking_it=True)
    if isinstance(end, Killed):
        with pytest.raises(Killed):
            here.deliver()
    else:
        here.deliver()
    here.clock.moves(seconds=LEASE.total_seconds())
    here.deliver()
    assert [call.again for call in calls_to(here, amara)] == [False, True]
    assert (row_for(here, amara).state, row_for(here, amara).doubt) == (Status.SENT, 0)


@pytest.mark.usefixtures("leila")
def test_what_certainly_has_not_arrived_is_sent_without_a_look(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    here.platform.fails(amara.user, TryLater("too many requests"))
    here.deliver()
    here.clock.moves(minutes=1)
    here.deliver()
    assert [call.again for call in calls_to(here, amara)] == [False, False]


@pytest.mark.usefixtures("leila")
def test_what_nobody_can_look_for_stays_in_doubt_and_is_counted(
    community_of_people: Community, amara: Acting, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    nobody = InDoubt("nobody can look", for_good=True)
    here.platform.fails(amara.user, InDoubt("the line broke"), nobody)
    here.deliver()
    here.clock.moves(minutes=1)
    here.deliver()
    here.clock.moves(days=1)
    assert here.deliver() == 0
    assert (row_for(here, amara).state, row_for(here, amara).problem) == (Status.IN_DOUBT, "nobody can look")
    assert here.database.read(rows.in_doubt) == 1
    assert "nobody can tell whether a notice was told" in caplog.text


@pytest.mark.parametrize("trouble", [TryLater("not now"), InDoubt("the line broke")], ids=["later", "doubt"])
@pytest.mark.usefixtures("leila")
def test_a_doubt_that_lasts_half_a_day_is_for_a_person(
    community_of_people: Community, amara: Acting, trouble: Exception
) -> None:
    here = community_of_people
    here.platform.rings = False
    here.platform.fails(amara.user, InDoubt("the line broke"), *([trouble] * MOST_ATTEMPTS))
    for _ in range(MOST_ATTEMPTS):
        here.deliver()
        here.clock.moves(minutes=16)
    assert row_for(here, amara).state == Status.IN_DOUBT


def test_what_is_newer_than_the_doubt_is_drawn_over_what_was_found(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.platform.fails(amara.user, InDoubt("the line broke"), after_taking_it=True)
    here.deliver()
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    here.clock.moves(minutes=1)
    here.deliver()
    assert [call.verb for call in calls_to(here, amara)] == ["send", "send", "revise"]
    assert len(here.inbox(amara)) == 1


def test_a_revision_that_is_in_doubt_is_looked_for_as_a_new_message(
    community_of_people: Community, amara: Acting
) -> None:
    """Where a platform had to send a revision as a new message and the connection broke then."""
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    here.platform.fails(leila.user, InDoubt("the line broke"))
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    here.clock.moves(minutes=1)
    here.deliver()
    calls = [(call.verb, call.again) for call in calls_to(here, leila)]
    assert ("send", True) in calls


def test_a_lost_workspace_is_left_alone_and_its_people_are_told_once_it_is_mended(
    community_of_people: Community, amara: Acting, leila: Acting, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    ask = row_for(here, amara).ref
    crowd = tells_everybody(here, 20, ask)
    everybody = [*crowd, amara, leila]
    for one in everybody:
        here.platform.fails(one.user, *([Disconnected("token_revoked")] * 3))
    working = Deliverer(here.runner, [Serving(here.platform)])
    asyncio.run(working.deliver_due())
    assert 1 <= len(here.platform.calls) <= AT_ONCE
    assert here.database.read(rows.pending) == len(everybody)
    (lost,) = here.database.read(outages.cut_off)
    assert lost.why == "token_revoked"
    assert "nobody of a workspace can be reached" in caplog.text

    here.platform.calls.clear()
    here.clock.moves(seconds=TRIAL.total_seconds())
    asyncio.run(working.deliver_due())
    assert len(here.platform.calls) == 1

    here.platform.mends()
    here.clock.moves(seconds=TRIAL.total_seconds())
    asyncio.run(working.deliver_due())
    assert here.database.read(rows.pending) == 0
    assert here.database.read(outages.cut_off) == []
    assert all(len(here.inbox(one)) == 1 for one in everybody)


def test_somebody_unreachable_shows_too_that_the_workspace_is_mended(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    for one in (amara, leila):
        here.platform.fails(one.user, Disconnected("token_revoked"), Unreachable("they have left"))
    here.deliver()
    for _ in range(2):
        here.clock.moves(seconds=TRIAL.total_seconds())
        here.deliver()
    assert here.database.read(outages.cut_off) == []


def test_a_workspace_that_asks_for_time_gets_it_and_the_others_go_on(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tells_everybody(here, 20, row_for(here, amara).ref)
    elsewhere = here.database.write(
        lambda open_: communities.ensure(open_, PLATFORM, "elsewhere", here.clock())
    )
    other = people.mentee(here.database, elsewhere, "Rosa Lindqvist")
    here.database.write(
        lambda open_: Outbox(open_, elsewhere, here.clock()).show(
            other.id, card="gone", notice=Notice(NoticeKind.RECEIPT, "ask_gone")
        )
    )
    here.platform.fails(amara.user, TryLater("too many requests", after=30, everybody=True))
    here.platform.fails(leila.user, TryLater("too many requests", after=30, everybody=True))
    worker = here.deliverer
    asyncio.run(worker.deliver_due())
    assert len(here.platform.calls) == 1
    assert here.database.read(rows.pending) == 22

    here.clock.moves(seconds=29)
    assert asyncio.run(worker.deliver_due()) == 0
    here.clock.moves(seconds=3)
    asyncio.run(worker.deliver_due())
    here.clock.moves(seconds=33)
    asyncio.run(worker.deliver_due())
    assert here.database.read(rows.pending) == 0
    assert len({call.key for call in here.platform.calls}) == 22


def test_revisions_go_on_while_new_messages_rest(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    worker = here.deliverer
    asyncio.run(worker.deliver_due())
    (newcomer,) = tells_everybody(here, 1, row_for(here, amara).ref)
    here.platform.fails(newcomer.user, TryLater("too many requests", after=300, everybody=True))
    asyncio.run(worker.deliver_due())
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    asyncio.run(worker.deliver_due())
    assert [call.verb for call in calls_to(here, amara)] == ["send", "revise"]
