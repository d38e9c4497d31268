"""Invented people for the tests' stories; each is stored in the database when made."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import EVERY_DAY, Door, Mentor, Person
from bot.domain.programme.kinds import Budget, Offer, Per
from bot.store.database.database import Database
from bot.store.mentors import bulk
from bot.store.mentors.card import Mentors
from bot.store.people.people import People
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.keys import KEYS

ONE_QUESTION: Mapping[str, int] = {"quick-question": 4}
AT_A_TIME = frozenset({"work-shadowing", "project", "ongoing"})
"""Kinds whose places count those held at the same time, in the programme that comes with Alongside."""


def user_of(name: str) -> str:
    """Return a person's id on the stand-in platform: `Leila Haddad` is `leila.haddad` there."""
    return name.lower().replace(" ", ".")


def mentee(
    database: Database,
    community: CommunityId,
    name: str = "Leila Haddad",
    *,
    line: str = "",
    zone: str = "Europe/London",
    locale: str = "en-GB",
    manages: bool = False,
    user: str = "",
) -> Person:
    """Add a person to a community, under their platform id."""
    told = Person(PersonId(""), community, name, zone, locale, line, manages)
    return database.write(
        lambda open_: People(open_, community).meet(user or user_of(name), told, TUESDAY_MORNING, KEYS)
    )


def card(  # noqa: PLR0913 - a card has as many parts
    person: Person,
    *,
    field: str = "Product",
    offers: Mapping[str, int] = ONE_QUESTION,
    headline: str = "Head of Product",
    story: str = "I moved from law into product and like talking about the messy middle.",
    place: str = "Lagos",
    country: str = "Nigeria",
    languages: tuple[str, ...] = ("English",),
    glad: tuple[str, ...] = (),
    at_once: int = 3,
    days: frozenset[int] = EVERY_DAY,
    door: Door = Door.OPEN,
    resting_until: date | None = None,
    easy: str = "",
    since: datetime = TUESDAY_MORNING,
) -> Mentor:
    """Return a mentor's card; `offers` says how many places of each kind."""
    return Mentor(
        person=person,
        headline=headline,
        story=story,
        field=field,
        place=place,
        country=country,
        languages=languages,
        offers=tuple(offer(kind, places, easy) for kind, places in offers.items()),
        at_once=at_once,
        days=days,
        glad=glad,
        door=door,
        resting_until=resting_until,
        since=None if door is Door.DRAFT else since,
    )


def offer(kind: str, places: int, easy: str = "") -> Offer:
    """Return an offer of so many places, counted as the programme counts that kind."""
    return Offer(kind, Budget(places, Per.TIME if kind in AT_A_TIME else Per.MONTH), easy)


def mentor(  # noqa: PLR0913 - a card has as many parts
    database: Database,
    community: CommunityId,
    name: str = "Amara Okafor",
    *,
    zone: str = "Africa/Lagos",
    field: str = "Product",
    offers: Mapping[str, int] = ONE_QUESTION,
    headline: str = "Head of Product",
    at_once: int = 3,
    door: Door = Door.OPEN,
    resting_until: date | None = None,
    user: str = "",
) -> Mentor:
    """Add a mentor to a community, under their platform id."""
    made = card(
        mentee(database, community, name, zone=zone, user=user),
        field=field,
        offers=offers,
        headline=headline,
        at_once=at_once,
        door=door,
        resting_until=resting_until,
    )
    opens_door(database, made)
    return made


def opens_door(database: Database, made: Mentor) -> None:
    """Add the card of a person who has joined."""
    database.write(lambda open_: Mentors(open_, made.person.community).add(made))


def crowd(database: Database, community: CommunityId, number: int) -> list[Mentor]:
    """Add so many mentors at once, as an import does."""
    made = [
        card(
            Person(PersonId(f"per_{community[-8:]}_{n:05}"), community, f"Mentor Number {n}"),
            offers={"ongoing": 1},
        )
        for n in range(number)
    ]
    database.write(lambda open_: bulk.add_mentors(open_, made, TUESDAY_MORNING))
    return made
