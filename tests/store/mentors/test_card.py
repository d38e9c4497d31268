"""A mentor's card is read back as it was written, with its offers in their order."""

from datetime import date

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door, Mentor
from bot.store.database.database import Database
from bot.store.mentors.card import Mentors, mark_turned
from tests.fakes import people


def get(database: Database, mentor: Mentor) -> Mentor | None:
    return database.read(lambda open_: Mentors(open_, mentor.person.community).get(mentor.id))


def test_a_card_comes_back_as_it_was_written(database: Database, community: CommunityId) -> None:
    written = people.card(
        people.mentee(database, community, "Tomás Núñez"),
        offers={"ongoing": 1, "cv-review": 2, "quick-question": 4},
        languages=("Portuguese", "English"),
        glad=("When were you wrong?", "What would you “do” again?"),
        days=frozenset({0, 6}),
        at_once=5,
        resting_until=date(2026, 12, 24),
        easy="as a PDF",
    )
    people.opens_door(database, written)
    found = get(database, written)
    assert found == written
    assert [offer.kind for offer in found.offers] == ["ongoing", "cv-review", "quick-question"]


def test_a_card_without_offers_is_a_card(database: Database, community: CommunityId) -> None:
    written = people.mentor(database, community, offers={})
    assert get(database, written) == written


def test_only_open_doors_are_counted(database: Database, community: CommunityId) -> None:
    for name, door in (
        ("Amara", Door.OPEN),
        ("Mei", Door.OPEN),
        ("Jonas", Door.CLOSED),
        ("Tomás", Door.DRAFT),
    ):
        people.mentor(database, community, name, door=door)
    assert database.read(lambda open_: Mentors(open_, community).how_many_open()) == 2
    at_most = [
        database.read(lambda open_, many=many: Mentors(open_, community).how_many_open(at_most=many))  # type: ignore[misc]
        for many in (1, 2, 3)
    ]
    assert at_most == [1, 2, 2]
    assert database.read(lambda open_: Mentors(open_, community).has_open(2))
    assert not database.read(lambda open_: Mentors(open_, community).has_open(3))


def test_of_those_who_rest_only_whose_rest_ends_around_now_is_marked(
    database: Database, community: CommunityId
) -> None:
    for name, day in (("Amara", 9), ("Mei", 11), ("Jonas", 20)):
        people.mentor(database, community, name, resting_until=date(2026, 11, day))
    people.mentor(database, community, "Tomás")
    around = (date(2026, 11, 9), date(2026, 11, 11))
    assert database.write(lambda open_: mark_turned(open_, *around, frozenset())) == 2
