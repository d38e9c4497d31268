"""The outbox: one row for each card, the latest version wins, and no row is leased to two workers."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.outbox import leases, outages, outbox
from bot.store.outbox.leases import Look, Pause
from bot.store.outbox.outbox import LEASE, ClaimedRow, Lane, Outbox, Status
from bot.store.tables import outbox as table
from bot.store.tables.types import AnyRow
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.platform import WORKSPACE
from tests.fakes.racing import race

A_SECOND = timedelta(seconds=1)


def show(
    database: Database,
    community: CommunityId,
    card: str = "ask_1",
    *,
    to: str = "per_1",
    ref: str = "ask_1",
    lane: Lane = Lane.AWAITED,
    due_at: datetime | None = None,
) -> None:
    notice = Notice(NoticeKind.ASKED, ref)
    database.write(
        lambda open_: Outbox(open_, community, NOW).show(
            to, card=card, notice=notice, lane=lane, due_at=due_at
        )
    )


def claim(
    database: Database, *, after: timedelta = A_SECOND, limit: int = 20, bulk: int | None = None
) -> list[ClaimedRow]:
    look = Look(NOW + after)
    return database.write(lambda open_: leases.claim(open_, look, limit=limit, bulk=bulk))


def told(database: Database, due: ClaimedRow, sent_to: Mapping[str, str] | None = None) -> bool:
    return database.write(lambda open_: outbox.told(open_, due, sent_to))


def row(database: Database) -> AnyRow:
    return database.read(lambda open_: open_.execute(select(table)).one())


def pending(database: Database) -> int:
    return database.read(outbox.pending)


def test_a_card_shown_again_is_one_row_of_a_newer_version(database: Database, community: CommunityId) -> None:
    show(database, community, ref="first")
    show(database, community, ref="second")
    (due,) = claim(database)
    assert (due.version, due.notice) == (2, Notice(NoticeKind.ASKED, "second"))
    assert due.key == f"out.{community[-6:]}.{due.id}.2"


def test_each_reader_and_each_card_has_a_row(database: Database, community: CommunityId) -> None:
    show(database, community, "ask_1", to="per_1")
    show(database, community, "ask_1", to="per_2")
    show(database, community, "ask_2", to="per_1")
    assert pending(database) == 3
    claimed = claim(database)
    told(database, claimed[0])
    assert {(due.recipient, due.card) for due in (*claimed, *claim(database))} == {
        ("per_1", "ask_1"),
        ("per_2", "ask_1"),
        ("per_1", "ask_2"),
    }


def test_what_was_told_is_told_and_where_it_stands_is_kept(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    (due,) = claim(database)
    assert told(database, due, {"line": "7"})
    assert pending(database) == 0
    assert claim(database, after=LEASE * 2) == []
    show(database, community)
    (again,) = claim(database)
    assert (again.sent_to, again.version, again.attempts) == ({"line": "7"}, 2, 1)


def test_a_version_that_comes_while_an_older_one_is_sent_stays_pending(
    database: Database, community: CommunityId
) -> None:
    show(database, community, ref="first")
    (older,) = claim(database)
    show(database, community, ref="second")
    assert told(database, older, {"line": "7"})
    assert pending(database) == 1
    (newer,) = claim(database)
    assert (newer.notice.ref, newer.sent_to) == ("second", {"line": "7"})


def test_a_claimed_row_is_nobody_elses_until_its_lease_ends(
    database: Database, rival: Database, community: CommunityId
) -> None:
    show(database, community)
    assert len(claim(database, after=A_SECOND)) == 1
    assert claim(rival, after=LEASE) == []
    assert len(claim(rival, after=A_SECOND + LEASE)) == 1


def test_who_lost_the_lease_writes_nothing(
    database: Database, rival: Database, community: CommunityId
) -> None:
    show(database, community)
    (slow,) = claim(database)
    (quick,) = claim(rival, after=A_SECOND + LEASE)
    assert not told(database, slow, {"line": "slow"})
    database.write(lambda open_: outbox.give_up(open_, slow, "too slow"))
    database.write(lambda open_: outbox.later(open_, slow, NOW + LEASE, "too slow"))
    assert (row(database).state, row(database).sent_to, row(database).problem) == (Status.PENDING, None, "")
    assert told(rival, quick, {"line": "quick"})
    assert row(database).sent_to == {"line": "quick"}


def test_two_workers_never_claim_the_same_row(
    database: Database, rival: Database, community: CommunityId
) -> None:
    for number in range(60):
        show(database, community, to=f"per_{number}")

    def claims_all(who: Database) -> list[int]:
        mine: list[int] = []
        while due := claim(who, limit=3):
            mine += [one.id for one in due]
        return mine

    shares = race([partial(claims_all, who) for who in (database, rival, database, rival)])
    claimed = [one for share in shares for one in share]
    assert len(claimed) == len(set(claimed)) == 60


def test_rows_are_claimed_in_the_order_in_which_they_are_due(
    database: Database, community: CommunityId
) -> None:
    for number in range(5):
        show(database, community, to=f"per_{number}")
    assert [due.recipient for due in claim(database, limit=2)] == ["per_0", "per_1"]
    assert [due.recipient for due in claim(database, limit=9)] == ["per_2", "per_3", "per_4"]


def test_what_one_reader_is_told_goes_one_after_the_other(
    database: Database, rival: Database, community: CommunityId
) -> None:
    show(database, community, "ask_1", lane=Lane.BULK)
    show(database, community, "ask_2")
    show(database, community, "ask_3", to="per_2")
    first, other = claim(database)
    assert (first.card, other.card) == ("ask_2", "ask_3")
    assert claim(rival) == []
    told(database, first)
    assert [due.card for due in claim(rival)] == ["ask_1"]


def test_a_row_that_is_put_off_comes_back_in_time_with_its_reason(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    (due,) = claim(database)
    at = NOW + timedelta(minutes=5)
    database.write(lambda open_: outbox.later(open_, due, at, "too many requests"))
    assert row(database).problem == "too many requests"
    assert claim(database, after=timedelta(minutes=4)) == []
    (again,) = claim(database, after=timedelta(minutes=5))
    assert again.attempts == 2
    told(database, again, None)
    assert (row(database).problem, row(database).attempts) == ("", 0)


def test_a_row_that_is_given_up_keeps_its_reason_and_is_over(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: outbox.give_up(open_, due, "they have left"))
    assert (row(database).state, row(database).problem) == (Status.FAILED, "they have left")
    assert pending(database) == 0
    assert claim(database, after=LEASE * 2) == []


def test_news_for_somebody_given_up_are_tried_afresh(database: Database, community: CommunityId) -> None:
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: outbox.give_up(open_, due, "they have left"))
    show(database, community, ref="second")
    (again,) = claim(database)
    assert (again.notice.ref, again.attempts) == ("second", 1)


def test_what_a_failed_transaction_wanted_told_is_not_told(
    database: Database, community: CommunityId
) -> None:
    def act(connection: Connection) -> None:
        Outbox(connection, community, NOW).show(
            "per_1", card="ask_1", notice=Notice(NoticeKind.ASKED, "ask_1")
        )
        raise ValueError("what caused it came to nothing")

    with pytest.raises(ValueError, match="nothing"):
        database.write(act)
    assert pending(database) == 0


def test_a_worker_that_knows_itself_alone_frees_what_a_dead_one_had_claimed(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    (dead,) = claim(database)
    assert claim(database) == []
    assert database.write(lambda open_: leases.free_leases(open_, NOW)) == 1
    (due,) = claim(database)
    assert due.key == dead.key
    assert not told(database, dead)
    assert told(database, due)
    assert database.write(lambda open_: leases.free_leases(open_, NOW)) == 0


def test_freeing_what_is_claimed_brings_nothing_forward_that_waits_for_the_morning(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    claim(database)
    morning = NOW + timedelta(hours=9)
    show(database, community, due_at=morning)
    show(database, community, to="per_2", due_at=morning)
    assert database.write(lambda open_: leases.free_leases(open_, NOW)) == 1
    assert claim(database) == []
    assert len(claim(database, after=morning - NOW)) == 2


def test_what_somebody_waits_for_is_never_behind_what_goes_to_many(
    database: Database, community: CommunityId
) -> None:
    for number in range(30):
        show(database, community, to=f"many_{number}", lane=Lane.BULK)
    show(database, community, to="awaits")
    first, *others = claim(database, limit=10)
    assert first.recipient == "awaits"
    assert [due.recipient for due in others] == [f"many_{number}" for number in range(9)]


def test_what_goes_to_many_leaves_a_place_free(database: Database, community: CommunityId) -> None:
    for number in range(9):
        show(database, community, to=f"many_{number}", lane=Lane.BULK)
    assert len(claim(database, limit=4, bulk=3)) == 3
    assert claim(database, limit=1, bulk=0) == []
    show(database, community, to="awaits")
    assert [due.recipient for due in claim(database, limit=1, bulk=0)] == ["awaits"]


def test_whoever_claims_what_was_never_settled_knows_that_it_may_have_arrived(
    database: Database, community: CommunityId
) -> None:
    show(database, community, ref="first")
    (died,) = claim(database)
    assert (died.doubt, died.sending) == (0, 1)
    show(database, community, ref="second")
    (due,) = claim(database, after=LEASE * 2)
    assert (due.doubt, due.key, due.revises) == (1, died.key, False)
    # It was found: the newer version still has to be drawn, as its revision.
    assert told(database, due, {"line": "7"})
    (newer,) = claim(database, after=LEASE * 2)
    assert (newer.version, newer.doubt, newer.revises) == (2, 0, True)


@pytest.mark.parametrize("settle", [outbox.later, outbox.wait], ids=["later", "wait"])
def test_what_has_certainly_not_arrived_is_not_in_doubt(
    database: Database, community: CommunityId, settle: Callable[..., None]
) -> None:
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: settle(open_, due, NOW + A_SECOND, "not now"))
    (again,) = claim(database)
    assert (again.doubt, row(database).problem) == (0, "not now")


def test_a_doubt_stays_until_somebody_could_look(database: Database, community: CommunityId) -> None:
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: outbox.doubt(open_, due, NOW + A_SECOND, "the line broke"))
    (looking,) = claim(database)
    database.write(lambda open_: outbox.later(open_, looking, NOW + A_SECOND, "not now"))
    (again,) = claim(database)
    assert (looking.doubt, again.doubt, again.key) == (1, 1, due.key)


def test_what_nobody_can_tell_of_is_never_sent_by_itself_and_is_counted(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: outbox.leave_in_doubt(open_, due, "nobody can look"))
    assert (row(database).state, row(database).problem) == (Status.IN_DOUBT, "nobody can look")
    assert (database.read(outbox.in_doubt), pending(database)) == (1, 0)
    assert claim(database, after=LEASE * 9) == []
    show(database, community, ref="news")
    (again,) = claim(database)
    assert (again.doubt, again.key) == (1, due.key)


def test_a_revision_is_the_same_twice_so_it_is_never_in_doubt(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    told(database, claim(database)[0], {"line": "7"})
    show(database, community)
    claim(database)
    (again,) = claim(database, after=LEASE * 2)
    assert (again.doubt, again.revises) == (0, True)


def test_what_a_platform_asked_to_leave_alone_waits_and_the_rest_goes_on(
    database: Database, community: CommunityId
) -> None:
    show(database, community, to="per_1")
    told(database, claim(database)[0], {"line": "7"})
    show(database, community, to="per_1")
    show(database, community, to="per_2")

    def claims_with(*resting: Pause) -> list[str]:
        look = Look(NOW + LEASE, resting=resting)
        return [due.recipient for due in database.write(lambda open_: leases.claim(open_, look, limit=9))]

    sending, revising = Pause(community, revising=False), Pause(community, revising=True)
    assert claims_with(sending, revising) == []
    assert not database.read(lambda open_: leases.any_due(open_, Look(NOW, resting=(sending, revising))))
    assert claims_with(Pause(CommunityId("com_other"), revising=False), sending) == ["per_1"]
    assert claims_with(revising) == ["per_2"]


def test_a_community_that_is_cut_off_waits_but_for_one_trial(
    database: Database, community: CommunityId
) -> None:
    elsewhere = database.write(lambda open_: communities.ensure(open_, "stand-in", "elsewhere", NOW))
    for number in range(3):
        show(database, community, to=f"per_{number}")
    show(database, elsewhere, to="per_elsewhere")
    database.write(lambda open_: outages.cut(open_, community, "token_revoked", NOW + LEASE))
    assert [due.recipient for due in claim(database)] == ["per_elsewhere"]
    assert not database.read(lambda open_: leases.any_due(open_, Look(NOW + A_SECOND)))
    assert database.read(lambda open_: outages.to_try(open_, NOW + A_SECOND)) == []

    assert database.read(lambda open_: leases.any_due(open_, Look(NOW + LEASE)))
    assert database.read(lambda open_: outages.to_try(open_, NOW + LEASE)) == [community]
    look = Look(NOW + LEASE)
    (trial,) = database.write(lambda open_: leases.claim_trial(open_, look, community))
    assert trial.trial
    (lost,) = database.read(outages.cut_off)
    assert (lost.id, lost.workspace, lost.why) == (community, WORKSPACE, "token_revoked")

    database.write(lambda open_: outages.mend(open_, community))
    assert database.read(outages.cut_off) == []
    assert len(claim(database)) == 2


def test_a_restart_tries_at_once_what_was_cut_off(database: Database, community: CommunityId) -> None:
    show(database, community)
    database.write(lambda open_: outages.cut(open_, community, "token_revoked", NOW + LEASE))
    database.write(lambda open_: outages.try_at_once(open_, NOW))
    assert database.read(lambda open_: outages.to_try(open_, NOW)) == [community]


def test_what_is_held_back_waits_also_where_messages_ring_for_nobody(
    database: Database, community: CommunityId
) -> None:
    """There a pending row is sent at once, whatever its time; and holding it back was no try."""
    show(database, community)
    (due,) = claim(database)
    database.write(lambda open_: outbox.hold(open_, due, NOW + timedelta(days=3)))
    silently = Look(NOW + LEASE * 2, silent=("web", "stand-in"))
    assert database.write(lambda open_: leases.claim(open_, silently, limit=9)) == []
    held = row(database)
    assert (held.state, held.attempts, held.doubt, held.lease) == (Status.PAUSED, 0, 0, None)
