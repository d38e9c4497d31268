"""Searches, kept for 90 days so that *More* and *Narrow it* still work after a restart (table `lookings`)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.people.countries import canonical
from bot.domain.search.matching import Facet, Looked, Looking
from bot.store.search import chosen
from bot.store.tables import lookings
from bot.store.tables.columns import HERE

KEPT_FOR = timedelta(days=90)
"""How long searches are kept (Privacy and safety: searches 90 days)."""


_THEIRS = (lookings.c.community == HERE) & (lookings.c.person == bindparam("person"))
_KEPT = insert(lookings)
_ANY = select(lookings.c.id).where(_THEIRS).limit(1)
_WORDS_SINCE = (
    select(lookings.c.words)
    .where(_THEIRS, lookings.c.at > bindparam("since"))
    .order_by(lookings.c.at.desc())
    .limit(bindparam("limit"))
)
_ONE = select(lookings).where(_THEIRS, lookings.c.id == bindparam("looking"))


class Lookings:
    """The searches of one community. Each can be read by its own searcher alone."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def keep(self, looked: Looked) -> None:
        """Keep a search, without the people whom it leaves out: they are found anew each time."""
        row = {
            "id": looked.id,
            "community": self._community,
            "person": looked.person,
            "words": looked.looking.words,
            "chosen": chosen.kept(
                looked.looking.chosen, looked.looking.off, words_first=looked.looking.words_first
            ),
            "at": self._now,
        }
        self._connection.execute(_KEPT, row)

    def any(self, *, of: PersonId) -> bool:
        """Tell whether a person has searched yet."""
        return self._connection.execute(_ANY, {"here": self._community, "person": of}).first() is not None

    def words_since(self, since: datetime, *, of: PersonId, limit: int) -> list[str]:
        """Return what a person searched for after this instant (UTC), the latest first."""
        mine = {"here": self._community, "person": of, "since": since, "limit": limit}
        return [*self._connection.execute(_WORDS_SINCE, mine).scalars()]

    def latest_words(self, of: PersonId) -> str:
        """Return the words of a person's latest search that had any; empty where there is none."""
        theirs = (lookings.c.community == self._community) & (lookings.c.person == of)
        query = select(lookings.c.words).where(theirs, lookings.c.words != "")
        latest = query.order_by(lookings.c.at.desc(), lookings.c.id).limit(1)
        return self._connection.execute(latest).scalar_one_or_none() or ""

    def get(self, looking: str, *, of: PersonId) -> Looking | None:
        """Return a person's own search by id, or None."""
        mine = {"here": self._community, "person": of, "looking": looking}
        row = self._connection.execute(_ONE, mine).one_or_none()
        if row is None:
            return None
        values = {facet: _kept(facet, held) for facet, held in chosen.chosen(row.chosen).items()}
        off, words_first = chosen.off(row.chosen), chosen.words_first(row.chosen)
        return Looking(self._community, row.words, values, off=off, words_first=words_first)


def _kept(facet: Facet, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chosen values of one facet; a country of an earlier release as its one value."""
    return tuple(dict.fromkeys(map(canonical, values) if facet is Facet.COUNTRY else values))


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget every search older than 90 days; return how many there were."""
    return connection.execute(delete(lookings).where(lookings.c.at < now - KEPT_FOR)).rowcount
