"""Notices in doubt are listed with names, and an operator's decision settles them."""

import pytest

from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.open_asks.channel import choose
from bot.handlers.work import Work
from bot.store.database.database import Database
from bot.store.outbox import in_doubt, leases, outbox
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import Outbox
from bot.store.services import Services
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.platform import PLATFORM


@pytest.fixture
def row(database: Database, community: CommunityId) -> int:
    """A card for Leila that is in doubt."""
    leila = people.mentee(database, community, "Leila Haddad")
    notice = Notice(NoticeKind.RECEIPT, "ask_1")
    database.write(lambda open_: Outbox(open_, community, NOW).show(leila.id, card="ask_1", notice=notice))
    (due,) = database.write(lambda open_: leases.claim(open_, Look(NOW), limit=1))
    database.write(lambda open_: outbox.leave_in_doubt(open_, due, "nobody can look"))
    return due.id


def test_what_is_in_doubt_is_shown_by_name(database: Database, row: int) -> None:
    (one,) = database.read(in_doubt.doubts)
    assert one == in_doubt.Doubt(row, PLATFORM, ("Leila Haddad",), "nobody can look")


def test_a_card_of_the_mentors_channel_is_shown_by_the_channel(
    database: Database, services: Services, community: CommunityId
) -> None:
    maya = people.mentee(database, community, "Maya Lindqvist")
    channel = choose(maya, "C0MENTORS", NOW)
    notice = Notice(NoticeKind.CHANNEL_HELLO, channel.id)
    database.write(lambda open_: Work(open_, services, community, maya).channels.choose(channel))
    database.write(lambda open_: Outbox(open_, community, NOW).show(channel.id, card="hello", notice=notice))
    (due,) = database.write(lambda open_: leases.claim(open_, Look(NOW), limit=1))
    database.write(lambda open_: outbox.leave_in_doubt(open_, due, "nobody can look"))
    (one,) = database.read(in_doubt.doubts)
    assert one.who == ("C0MENTORS",)


def test_what_an_operator_saw_missing_is_told_again_as_if_new(database: Database, row: int) -> None:
    assert database.write(lambda open_: in_doubt.send_again(open_, row, NOW))
    (due,) = database.write(lambda open_: leases.claim(open_, Look(NOW), limit=1))
    assert (due.id, due.doubt, due.attempts) == (row, 0, 1)
    assert not database.write(lambda open_: in_doubt.send_again(open_, row, NOW))


def test_what_an_operator_saw_there_counts_as_told(database: Database, row: int) -> None:
    assert database.write(lambda open_: in_doubt.has_arrived(open_, row))
    assert database.read(in_doubt.doubts) == []
    assert database.read(outbox.pending) == 0
    assert not database.write(lambda open_: in_doubt.has_arrived(open_, row))
