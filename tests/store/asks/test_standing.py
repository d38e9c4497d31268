"""What stands between a mentee and several mentors, read at once, and only as far as the mentee knows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.asks.ask import OPEN, Ask, Status
from bot.domain.asks.noes import A_NO
from bot.domain.asks.standing import Between
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.asks.ask import Asks
from bot.store.asks.standing import Standings
from bot.store.database.database import Database
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW

AN_HOUR = timedelta(hours=1)


def between(database: Database, *asks: Ask) -> dict[PersonId, Between]:
    def add_and_read(open_: Connection) -> dict[PersonId, Between]:
        for ask in asks:
            Asks(open_, ask.community).add(ask)
        first = asks[0]
        return Standings(open_, first.community).of(first.mentee, [first.mentor, PersonId("nobody")])

    return database.write(add_and_read)


@pytest.fixture
def ask(database: Database, community: CommunityId) -> Ask:
    return waiting(people.mentee(database, community), people.mentor(database, community))


@pytest.mark.parametrize("status", Status)
def test_an_open_ask_and_a_no_are_told_apart(database: Database, ask: Ask, status: Status) -> None:
    over = None if status in OPEN else NOW + AN_HOUR
    found = between(database, replace(ask, status=status, ended_at=over))

    if status in OPEN:
        assert found == {ask.mentor: Between(waiting=True, open_ask=ask.id)}
    else:
        assert found == ({ask.mentor: Between(last_no=over)} if status in A_NO else {})


def test_the_latest_no_counts(database: Database, ask: Ask) -> None:
    noes = [
        replace(ask, id=AskId(f"ask_{n}"), status=status, ended_at=NOW + n * AN_HOUR)
        for n, status in enumerate((Status.CLOSED, Status.DECLINED, Status.CLOSED))
    ]
    assert between(database, *noes) == {ask.mentor: Between(last_no=NOW + 2 * AN_HOUR)}


def test_a_step_of_an_open_ask_stays_untold(database: Database, ask: Ask) -> None:
    """The mentee must not learn who passed, nor who has it now."""
    no = replace(ask, id=AskId("ask_2"), carried="opn_1", status=Status.DECLINED, ended_at=NOW)
    assert between(database, replace(ask, carried="opn_1"), no) == {}


def test_the_latest_noes_of_a_mentee_are_found(database: Database, ask: Ask) -> None:
    noes = [
        replace(
            ask, id=AskId(f"ask_{n}"), sent_at=NOW + n * AN_HOUR, status=status, ended_at=NOW + n * AN_HOUR
        )
        for n, status in enumerate(
            (Status.CLOSED, Status.DECLINED, Status.ACCEPTED, Status.CLOSED, Status.CLOSED)
        )
    ]
    step = replace(noes[1], id=AskId("ask_step"), carried="opn_1")

    def found(open_: Connection) -> list[AskId]:
        for one in (*noes, step):
            Asks(open_, ask.community).add(one)
        standings = Standings(open_, ask.community)
        return standings.noes(ask.mentee, since=NOW, but=noes[4].id, limit=2)

    assert database.write(found) == [noes[3].id, noes[1].id]
