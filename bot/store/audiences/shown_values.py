"""What the cards of a community show everybody, and how many people show each value."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, func, select

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.store.audiences.belonging import shows
from bot.store.tables import mentors


class CardsHere:
    """The cards of one community whose door is open."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def values(self) -> Mapping[str, Counter[str]]:
        """Return how many people show each field, each place (a town or a country) and each language."""
        return {"field": self._count("field"), "place": self._places(), "language": self._languages()}

    def _places(self) -> Counter[str]:
        """Return how many people show each town or country; one whose town is called as its country, once."""
        same = mentors.c.place == mentors.c.country
        return self._count("place") + self._count("country", ~(same & shows("place")))

    def _languages(self) -> Counter[str]:
        found: Counter[str] = Counter()
        together = select(mentors.c.languages, func.count()).where(self._open, shows("languages"))
        for several, people in self._connection.execute(together.group_by(mentors.c.languages)):
            for one in set(several):
                found[one] += people
        return found

    def _count(self, part: str, *which: ColumnElement[bool]) -> Counter[str]:
        column = mentors.c[part]
        here = select(column, func.count()).where(self._open, column != "", shows(part), *which)
        return Counter({row[0]: row[1] for row in self._connection.execute(here.group_by(column))})

    @property
    def _open(self) -> ColumnElement[bool]:
        return (mentors.c.community == self._community) & (mentors.c.door == Door.OPEN)
