"""The demo's mentees say a little about themselves."""

from bot.demo.material import material
from bot.demo.mentees import manager, mentees
from bot.demo.mentors import mentors
from bot.domain.common.ids import CommunityId

HERE = CommunityId("here")


def test_leila_comes_first_and_everybody_has_a_line() -> None:
    """The cast leads, and each line fits the box it is typed into."""
    people = list(mentees(HERE, 2_000, 7))
    assert (people[0].name, people[0].zone) == ("Leila Haddad", "Europe/London")
    assert people[0].line == "2nd-year Civil Engineering"
    assert [one.name.split()[0] for one in people[1:3]] == ["Tom", "Sara"]
    assert all(10 <= len(one.line) <= 100 and "{" not in one.line for one in people)
    assert len({one.line for one in people}) > len(people) / 3


def test_mentees_are_the_same_for_a_seed_and_are_nobody_elses() -> None:
    """A demo can be repeated, and no mentee shares an id with a mentor."""
    people = list(mentees(HERE, 300, 7))
    assert list(mentees(HERE, 500, 7))[:300] == people
    assert len({one.id for one in people} | {one.id for one in mentors(HERE, 300, 7)}) == 600


def test_zones_are_those_of_the_cities() -> None:
    """Every zone is that of a city."""
    zones = {zone for country in material().countries for _, zone in country.cities}
    assert {one.zone for one in mentees(HERE, 500, 7)} <= zones


def test_the_manager_manages() -> None:
    """One person manages the community, and only that one."""
    assert manager(HERE).manages
    assert not any(one.manages for one in mentees(HERE, 100, 7))
