"""The record of asks: what is counted of them, from the asks themselves."""

from dataclasses import replace

import pytest

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.capacity import EVERYTHING
from bot.domain.common.ids import CommunityId, MentorshipId
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.simulation.ledger import overrun
from bot.store.asks import record
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.mentorships.mentorship import Mentorships
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW


@pytest.fixture
def ask(database: Database, community: CommunityId) -> Ask:
    made = waiting(people.mentee(database, community), people.mentor(database, community))
    database.write(lambda open_: Asks(open_, community).add(made))
    return made


def held(database: Database, ask: Ask) -> tuple[int, int]:
    """Return how many places the ask's mentor has given over all kinds, and of its kind."""
    counted = database.read(lambda open_: record.counted(open_, [ask.mentor]))
    return counted[ask.mentor, EVERYTHING, ""], counted[ask.mentor, ask.kind, ask.month]


def ends(database: Database, ask: Ask, how: Status) -> None:
    ended = replace(ask, status=how, ended_at=NOW)
    assert database.write(lambda open_: Asks(open_, ask.community).change(ended, when=Status.WAITING))


def test_an_ask_that_waits_is_open_and_holds_its_places(
    database: Database, community: CommunityId, ask: Ask
) -> None:
    (made,) = database.read(lambda open_: record.made(open_, community))

    assert (made.mentor, made.status, made.is_lighter) == (ask.mentor, Status.WAITING, False)
    assert database.read(lambda open_: record.still_open(open_, community)) == 1
    assert held(database, ask) == (1, 1)


def test_a_no_gives_both_places_back(database: Database, community: CommunityId, ask: Ask) -> None:
    ends(database, ask, Status.DECLINED)

    assert database.read(lambda open_: record.still_open(open_, community)) == 0
    assert held(database, ask) == (0, 0)


def test_a_yes_holds_a_place_until_the_two_have_finished(
    database: Database, community: CommunityId, ask: Ask
) -> None:
    ends(database, ask, Status.ACCEPTED)
    begun = Mentorship(MentorshipId("shp_1"), community, ask.id, ask.mentor, ask.mentee, ask.kind, NOW)
    database.write(lambda open_: Mentorships(open_, community).add(begun))
    assert held(database, ask) == (1, 1)

    done = replace(begun, ending=Ending.TOGETHER, ended_at=NOW, version=1)
    database.write(lambda open_: Mentorships(open_, community).change(done))
    assert held(database, ask) == (0, int(bool(ask.month)))


def test_one_ask_more_than_a_mentor_gives_is_an_overrun(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    kind = amara.offers[0]

    def over(of_kind: int, of_all: int) -> set[str]:
        counted = {(amara.id, kind.kind, "2026-12"): of_kind, (amara.id, EVERYTHING, ""): of_all}
        return {name for _, name, _ in overrun(counted, {amara.id: amara})}

    assert over(kind.budget.places, amara.at_once) == set()
    assert over(kind.budget.places + 1, amara.at_once) == {kind.kind}
    assert over(kind.budget.places, amara.at_once + 1) == {EVERYTHING}
