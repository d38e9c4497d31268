"""Places: no mentor is asked more often than they offer, even by mentees at the same time."""

from functools import partial

from sqlalchemy import Connection

from bot.domain.asks.ask import Hold
from bot.domain.common.capacity import ASKING, EVERYTHING, Held, Place
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal
from bot.store.database.database import Database
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from bot.store.mentors.search_feed import changes_after
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.racing import race

ROUNDS = 50


def places_of(connection: Connection, community: CommunityId) -> Places:
    return Places(connection, community, Mentors(connection, community))


def hold(database: Database, community: CommunityId, *holds: Hold) -> Refusal | None:
    return database.write(lambda open_: places_of(open_, community).hold_all(holds))


def give_back(database: Database, community: CommunityId, *places: Place) -> None:
    database.write(lambda open_: places_of(open_, community).give_back(places))


def held(database: Database, mentor: Mentor) -> Held:
    owner = mentor.id
    return database.read(lambda open_: places_of(open_, mentor.person.community).held((owner,)))[owner]


def one(owner: PersonId, kind: str = "quick-question", month: str = "2026-11", *, of: int = 1) -> Hold:
    return Hold(Place(owner, kind, month), of, Refusal.FULL)


def test_of_two_who_take_the_last_place_one_gets_it(
    database: Database, rival: Database, community: CommunityId
) -> None:
    amara = people.mentor(database, community)
    for number in range(ROUNDS):
        last = one(amara.id, month=f"round{number}")
        answers = race([partial(hold, database, community, last), partial(hold, rival, community, last)])
        assert sorted(answers, key=str) == [None, Refusal.FULL]
    assert set(held(database, amara).values()) == {1}


def test_many_who_come_at_once_get_as_many_places_as_there_are(
    database: Database, rival: Database, community: CommunityId
) -> None:
    amara = people.mentor(database, community)
    place = one(amara.id, of=5)
    answers = race([partial(hold, who, community, place) for who in (database, rival) * 6])
    assert answers.count(None) == 5
    assert held(database, amara) == {("quick-question", "2026-11"): 5}


def test_each_month_has_places_of_its_own(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    assert hold(database, community, one(amara.id, month="2026-11")) is None
    assert hold(database, community, one(amara.id, month="2026-11")) is Refusal.FULL
    assert hold(database, community, one(amara.id, month="2026-12")) is None


def test_a_place_at_a_time_has_no_month_and_comes_back_by_hand(
    database: Database, community: CommunityId
) -> None:
    amara = people.mentor(database, community)
    ongoing = one(amara.id, "ongoing", "")
    assert hold(database, community, ongoing) is None
    assert hold(database, community, ongoing) is Refusal.FULL
    give_back(database, community, ongoing.place)
    assert hold(database, community, ongoing) is None


def test_all_or_none_are_held(database: Database, community: CommunityId) -> None:
    amara, leila = people.mentor(database, community), people.mentee(database, community)
    assert hold(database, community, one(amara.id, EVERYTHING, "")) is None
    refused = hold(
        database,
        community,
        Hold(Place(leila.id, ASKING), 3, Refusal.ENOUGH_OPEN),
        one(amara.id, of=4),
        one(amara.id, EVERYTHING, ""),
    )
    assert refused is Refusal.FULL
    assert held(database, amara) == {(EVERYTHING, ""): 1, ("quick-question", "2026-11"): 0}
    own = database.read(lambda open_: places_of(open_, community).held((leila.id,)))
    assert own[leila.id] == {(ASKING, ""): 0}


def test_the_refusal_says_which_place_was_missing(database: Database, community: CommunityId) -> None:
    amara, leila = people.mentor(database, community), people.mentee(database, community)
    mine = Hold(Place(leila.id, ASKING), 1, Refusal.ENOUGH_OPEN)
    assert hold(database, community, mine, one(amara.id, of=9)) is None
    assert hold(database, community, mine, one(amara.id, of=9)) is Refusal.ENOUGH_OPEN


def test_an_offer_of_no_places_is_full(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    assert hold(database, community, one(amara.id, of=0)) is Refusal.FULL
    assert held(database, amara) == {}


def test_nothing_is_given_back_twice(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    place = one(amara.id)
    hold(database, community, place)
    give_back(database, community, place.place, place.place)
    assert held(database, amara) == {("quick-question", "2026-11"): 0}


def test_room_that_changed_is_a_listing_that_changed(database: Database, community: CommunityId) -> None:
    amara = people.mentor(database, community)
    known = database.read(lambda open_: changes_after(open_, 0, TUESDAY_MORNING)).up_to
    hold(database, community, one(amara.id))
    taken = database.read(lambda open_: changes_after(open_, known, TUESDAY_MORNING))
    assert [change.mentor for change in taken.changes] == [amara.id]
    give_back(database, community, one(amara.id).place)
    back = database.read(lambda open_: changes_after(open_, taken.up_to, TUESDAY_MORNING))
    assert [change.mentor for change in back.changes] == [amara.id]
