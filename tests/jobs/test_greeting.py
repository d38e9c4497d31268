"""The greeting of a room: sent once more where it is in doubt, then shown to managers; cards are told."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from bot.domain.safety.report_and_block import Why
from bot.handlers.mentorships import ways
from bot.handlers.work import Work
from bot.port import InDoubt
from bot.store.outbox import leases
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import LEASE, Status
from bot.store.tables import outbox
from bot.ui.nodes import Message
from bot.views.common import ways as ways_views
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "Would you walk beside me for half a year?"
FOR_GOOD = InDoubt("nobody can look", for_good=True)


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    """A mentor in Lagos, one hour ahead of London."""
    return here.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    """A mentee in London whose ask has reached Amara."""
    leila = here.joins("Leila Haddad", zone="Europe/London")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    return leila


def at(here: Community, hour: int, minute: int = 0) -> None:
    """Go on to the next time that it is so late in London, where it is winter."""
    now = here.clock.now
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    here.clock.moves(seconds=(then - now).total_seconds() % 86_400)


def said(here: Community, amara: Acting) -> str:
    """Return what Amara reads on the card of her yes."""
    return next(words_of(one) for one in here.inbox(amara) if "You said yes." in words_of(one))


def test_where_nothing_rings_no_card_says_that_it_waits(
    here: Community, amara: Acting, leila: Acting
) -> None:
    at(here, 6, 30)
    amara.presses("Accept", here.inbox(amara)[0])

    def led(*silent: str) -> str:
        services = replace(here.services, silent=silent)

        def draw(open_: Connection) -> Message:
            work = Work(open_, services, here.id, amara.person)
            return ways.led(Message("Yes", (ways_views.told(work.reader, room_of(here)),)), work)

        return words_of(here.database.read(draw))

    assert "when Leila's day begins" in led()
    assert "opens in a moment" in led(here.platform.platform)


def test_a_room_that_cannot_be_opened_is_not_said_to_open(
    here: Community, amara: Acting, leila: Acting
) -> None:
    amara.presses("Accept", here.inbox(amara)[0])
    here.platform.refuses_to_open = True
    here.deliver()
    here.deliver()
    assert "could not be opened here" in said(here, amara)


def room_of(here: Community) -> str:
    query = select(outbox.c.recipient).where(outbox.c.kind == "welcome")
    return str(here.database.read(lambda open_: open_.execute(query).scalar_one()))


def test_a_greeting_in_doubt_is_sent_once_more_and_then_shown_to_managers(
    here: Community, amara: Acting, leila: Acting
) -> None:
    grace = here.joins("Grace Obi", manages=True)
    amara.presses("Accept", here.inbox(amara)[0])
    assert "May not have arrived" not in words_of(grace.types("/programme"))
    here.platform.fails(
        room_of(here), InDoubt("the line broke"), FOR_GOOD, InDoubt("the line broke"), FOR_GOOD
    )
    for _ in range(3):
        here.deliver()
        here.clock.moves(minutes=2)
    sends = [one.again for one in here.platform.calls if one.to == room_of(here) and one.verb == "send"]
    assert sends == [False, True, False, True]
    page = words_of(grace.types("/programme"))
    assert "May not have arrived (1)" in page
    assert "The room of Leila Haddad and Amara Okafor" in page
    query = select(outbox.c.state).where(outbox.c.kind == "welcome")
    assert here.database.read(lambda open_: open_.execute(query).scalar_one()) == Status.IN_DOUBT


def test_managers_see_nobody_who_is_kept_apart_from_them(
    here: Community, amara: Acting, leila: Acting
) -> None:
    grace = here.joins("Grace Obi", manages=True)
    amara.presses("Accept", here.inbox(amara)[0])
    here.platform.fails(
        room_of(here), InDoubt("the line broke"), FOR_GOOD, InDoubt("the line broke"), FOR_GOOD
    )
    for _ in range(3):
        here.deliver()
        here.clock.moves(minutes=2)
    here.database.write(
        lambda open_: Work(open_, here.services, here.id, leila.person).safety.keep_apart(
            leila.person.id, grace.person.id, Why.BLOCK
        )
    )
    assert "Leila" not in words_of(grace.types("/programme"))


def test_a_greeting_whose_lease_ends_before_its_request_is_left_to_the_next_worker(
    here: Community, amara: Acting, leila: Acting
) -> None:
    amara.presses("Accept", here.inbox(amara)[0])

    def stands_still(to: str) -> None:
        if to != room_of(here):
            return
        here.platform.before_going_out = lambda _: None
        here.clock.moves(seconds=LEASE.total_seconds())
        here.database.write(lambda open_: leases.claim(open_, Look(here.clock()), limit=9))

    here.platform.before_going_out = stands_still
    asyncio.run(here.deliverer.deliver_due())
    sends = [one for one in here.platform.calls if one.to == room_of(here) and one.verb == "send"]
    assert sends == []


def test_a_message_in_doubt_is_shown_to_managers_by_its_readers_name(
    here: Community, amara: Acting, leila: Acting
) -> None:
    grace = here.joins("Grace Obi", manages=True)
    here.platform.fails(leila.user, *[InDoubt("the line broke"), FOR_GOOD] * 4)
    amara.presses("Accept", here.inbox(amara)[0])
    for _ in range(4):
        here.deliver()
        here.clock.moves(minutes=2)
    assert "A message to Leila Haddad" in words_of(grace.types("/programme"))
