"""The kinds of help that mentors give, and a memory of those that nobody does.

To find that nobody gives a kind, every card has to be looked at: 0.2 s for 85,000 on SQLite. So a kind that
nobody gives, or one mentor alone, is remembered with the number of the last change that was looked at.
Changed cards are numbered in the order of their commits (`card.CHANGES`): afterwards only later ones are
looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection, Select, bindparam, func, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door
from bot.store.database import dialect
from bot.store.tables import mentors, offers
from bot.store.tables.columns import HERE

MOST: Final = 10_000
"""Kinds that are remembered at once, over all communities; beyond it all are looked for anew."""

_LAST = select(func.max(mentors.c.changed))
_GIVERS = (
    select(offers.c.mentor)
    .join(mentors, mentors.c.person == offers.c.mentor)
    .where(offers.c.community == HERE, offers.c.kind == bindparam("this_kind"), mentors.c.door == Door.OPEN)
)
ENOUGH: Final = 2
"""So many givers of a kind are there for everybody: one of them is not the reader."""

_FIRST_TWO = _GIVERS.limit(ENOUGH)
_SINCE = _GIVERS.where(mentors.c.changed > bindparam("after"), offers.c.mentor != bindparam("but")).limit(1)
_STILL = _GIVERS.where(offers.c.mentor == bindparam("this_one"))


@dataclass(frozen=True, slots=True)
class FewGive:
    """That nobody gave a kind, or `alone` did, when all changes `up_to` a number were looked at."""

    up_to: int
    alone: PersonId | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """Kinds that few give, of every community of a process."""

    few: dict[tuple[CommunityId, str], FewGive] = field(default_factory=dict)

    def keep(self, community: CommunityId, kind: str, few: FewGive) -> None:
        """Remember that few give a kind."""
        if len(self.few) >= MOST:
            self.few.clear()
        self.few[community, kind] = few


@dataclass(frozen=True, slots=True)
class GivenKinds:
    """The kinds that mentors of one community give at present."""

    connection: Connection
    community: CommunityId
    remembered: Remembered

    def of(self, kinds: Iterable[str], but: PersonId) -> frozenset[str]:
        """Return those of the kinds that a person with an open door gives, other than this person."""
        last = self.connection.execute(_LAST).scalar_one() or 0
        return frozenset(kind for kind in kinds if self._is_given(kind, but, last))

    def _is_given(self, kind: str, but: PersonId, last: int) -> bool:
        few = self.remembered.few.get((self.community, kind))
        if few is None or few.up_to > last:
            return self._looked(kind, but, last)
        if self._one(_SINCE, kind, after=few.up_to, but=few.alone or ""):
            self.remembered.few.pop((self.community, kind), None)
            return self._looked(kind, but, last)
        if few.alone is not None and not self._one(_STILL, kind, this_one=few.alone):
            few = replace(few, alone=None)
        self._keep(kind, replace(few, up_to=last))
        return few.alone not in (None, but)

    def _looked(self, kind: str, but: PersonId, last: int) -> bool:
        """Look for two givers among all cards; remember it where there are fewer."""
        rows = self.connection.execute(_FIRST_TWO, {"here": self.community, "this_kind": kind})
        givers = [PersonId(row.mentor) for row in rows]
        if len(givers) < ENOUGH:
            self._keep(kind, FewGive(last, givers[0] if givers else None))
        return any(one != but for one in givers)

    def _keep(self, kind: str, few: FewGive) -> None:
        # What a writer sees may be rolled back, and its numbers given out again.
        if dialect.is_snapshot(self.connection):
            self.remembered.keep(self.community, kind, few)

    def _one(self, query: Select[tuple[str]], kind: str, **told: object) -> bool:
        these = {"here": self.community, "this_kind": kind, **told}
        return self.connection.execute(query, these).first() is not None
