"""The outbox: one row a card, the latest version wins, and no row is ever with two workers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, select

from bot.domain.ids import CommunityId
from bot.domain.notices import Notice, Telling
from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import LEASE, Due, Lane, Outbox, State
from bot.store.tables import outbox as table
from bot.store.types import AnyRow
from tests.fakes.clock import TUESDAY_MORNING as NOW
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
    notice = Notice(Telling.ASKED, ref)
    database.write(
        lambda open_: Outbox(open_, community, NOW).show(
            to, card=card, notice=notice, lane=lane, due_at=due_at
        )
    )


def claim(database: Database, *, after: timedelta = A_SECOND, limit: int = 20) -> list[Due]:
    return database.write(lambda open_: outbox.claim(open_, NOW + after, limit=limit))


def told(database: Database, due: Due, sent_to: Mapping[str, str] | None = None) -> bool:
    return database.write(lambda open_: outbox.told(open_, due, sent_to))


def row(database: Database) -> AnyRow:
    return database.read(lambda open_: open_.execute(select(table)).one())


def pending(database: Database) -> int:
    return database.read(outbox.pending)


def test_a_card_shown_again_is_one_row_of_a_newer_version(database: Database, community: CommunityId) -> None:
    show(database, community, ref="first")
    show(database, community, ref="second")
    (due,) = claim(database)
    assert (due.version, due.notice) == (2, Notice(Telling.ASKED, "second"))
    assert due.key == f"out.{due.id}.2"


def test_each_reader_and_each_card_has_a_row(database: Database, community: CommunityId) -> None:
    show(database, community, "ask_1", to="per_1")
    show(database, community, "ask_1", to="per_2")
    show(database, community, "ask_2", to="per_1")
    assert pending(database) == 3
    assert {(due.recipient, due.card) for due in claim(database)} == {
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
    assert (row(database).state, row(database).sent_to, row(database).problem) == (State.PENDING, None, "")
    assert told(rival, quick, {"line": "quick"})
    assert row(database).sent_to == {"line": "quick"}


def test_two_workers_never_claim_the_same_row(
    database: Database, rival: Database, community: CommunityId
) -> None:
    for number in range(60):
        show(database, community, f"ask_{number}")

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
        show(database, community, f"ask_{number}")
    assert [due.card for due in claim(database, limit=2)] == ["ask_0", "ask_1"]
    assert [due.card for due in claim(database, limit=9)] == ["ask_2", "ask_3", "ask_4"]


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
    assert (row(database).state, row(database).problem) == (State.FAILED, "they have left")
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
        Outbox(connection, community, NOW).show("per_1", card="ask_1", notice=Notice(Telling.ASKED, "ask_1"))
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
    assert database.write(lambda open_: outbox.free_leases(open_, NOW)) == 1
    (due,) = claim(database)
    assert due.key == dead.key
    assert not told(database, dead)
    assert told(database, due)
    assert database.write(lambda open_: outbox.free_leases(open_, NOW)) == 0


def test_freeing_what_is_claimed_brings_nothing_forward_that_waits_for_the_morning(
    database: Database, community: CommunityId
) -> None:
    show(database, community)
    claim(database)
    morning = NOW + timedelta(hours=9)
    for card in ("ask_1", "ask_2"):
        show(database, community, card, due_at=morning)
    assert database.write(lambda open_: outbox.free_leases(open_, NOW)) == 1
    assert claim(database) == []
    assert len(claim(database, after=morning - NOW)) == 2


def test_what_somebody_waits_for_is_never_behind_what_goes_to_many(
    database: Database, community: CommunityId
) -> None:
    for number in range(30):
        show(database, community, f"many_{number}", lane=Lane.BULK)
    show(database, community, "awaited")
    first, *others = claim(database, limit=10)
    assert first.card == "awaited"
    assert [due.card for due in others] == [f"many_{number}" for number in range(9)]
