"""Wishes: what people would like to be told of, kept until they are told or drop the wish."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, or_, select, update

from bot.domain.common.ids import CommunityId, PersonId, WishId
from bot.domain.search.matching import Facet
from bot.domain.search.wishes import SHOWN_FROM, Status, Wish, WishAbout
from bot.store.common.due import Moment
from bot.store.database import dialect
from bot.store.index.words import fold, wanted
from bot.store.search import chosen
from bot.store.tables import beginnings, mentors, people, wishes
from bot.store.tables.columns import HERE, NOW, within
from bot.store.tables.types import AnyRow

ALWAYS = 1
"""The opening is no change of a listing: it is looked for until it came."""

KEPT_FOR = timedelta(days=28)
"""How long a wish is kept after its person was told, so that its card can still be drawn."""

READ = 5_000
"""How many wishes of one community, the latest, are counted for its managers."""

MOST_SHOWN = 8
TRIED = 30
"""How many words are checked against people's names before they are shown."""

_NOT_PUT_OFF = or_(wishes.c.not_before.is_(None), wishes.c.not_before <= NOW)
_READY = (wishes.c.standing == Status.OPEN) & _NOT_PUT_OFF
_TO_LOOK = (
    select(wishes)
    .where(wishes.c.community == HERE, wishes.c.about == bindparam("about"))
    .where(wishes.c.looked < bindparam("up_to"), _READY)
    .order_by(wishes.c.at, wishes.c.id)
    .limit(bindparam("most"))
)
_UNOPENED = select(beginnings.c.community).where(beginnings.c.opened_at.is_(None))
_READY_IN = (
    select(wishes.c.community, wishes.c.about, func.min(wishes.c.looked))
    .where(_READY, wishes.c.community.not_in(_UNOPENED))
    .group_by(wishes.c.community, wishes.c.about)
)
_LATEST_CHANGE = select(func.max(mentors.c.changed)).where(mentors.c.community == HERE)
_CHANGED_SINCE = (
    select(mentors.c.community, func.max(mentors.c.changed))
    .where(mentors.c.changed > bindparam("looked"))
    .group_by(mentors.c.community)
)


class Wishes:
    """The wishes of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def make(self, wish: Wish) -> Wish:
        """Upsert a wish: the same wish is kept once, and one that came true starts again."""
        row = {"id": wish.id, "community": self._community, "person": wish.person, **_facts(wish)}
        first = dialect.insert(self._connection, wishes).values({**row, "key": _key(wish), "at": self._now})
        again = {**_facts(wish), "at": self._now, "told_at": None, "not_before": None}
        mine = wishes.c.community == self._community
        over = mine & (wishes.c.standing == Status.TOLD)
        newer = first.on_conflict_do_update(index_elements=["person", "key"], set_=again, where=over)
        self._connection.execute(newer)
        this = (wishes.c.person == wish.person) & (wishes.c.key == _key(wish))
        kept = self._connection.execute(select(wishes).where(mine & this)).one_or_none()
        return _wish(kept) if kept else wish

    def get(self, wish: str, *, of: PersonId) -> Wish | None:
        """Return a person's own wish by id, or None."""
        row = self._connection.execute(select(wishes).where(self._theirs(of, wish))).one_or_none()
        return _wish(row) if row else None

    def is_kept(self, wish: Wish) -> bool:
        """Tell whether a person has an open wish for the same already."""
        same = (wishes.c.person == wish.person) & (wishes.c.key == _key(wish))
        open_ = select(wishes.c.id).where(self._mine, same, wishes.c.standing == Status.OPEN)
        return self._connection.execute(open_).first() is not None

    def how_many(self, about: WishAbout) -> int:
        """Return how many people have an open wish for something."""
        open_ = (wishes.c.standing == Status.OPEN) & (wishes.c.about == about)
        counted = select(func.count()).select_from(wishes).where(self._mine, open_)
        return int(self._connection.execute(counted).scalar_one())

    def of(self, person: PersonId) -> list[Wish]:
        """Return a person's open wishes, the latest first."""
        open_ = (wishes.c.person == person) & (wishes.c.standing == Status.OPEN)
        query = select(wishes).where(self._mine & open_).order_by(wishes.c.at.desc(), wishes.c.id)
        return [_wish(row) for row in self._connection.execute(query)]

    def let_go(self, wish: str, *, of: PersonId) -> None:
        """Delete a person's own wish."""
        self._connection.execute(delete(wishes).where(self._theirs(of, wish)))

    def again(self, wish: Wish) -> bool:
        """Reopen a wish that came true; tell whether it had."""
        told = self._mine & (wishes.c.id == wish.id) & (wishes.c.standing == Status.TOLD)
        fresh_ = {"standing": Status.OPEN, "known": sorted(wish.known), "mentor": wish.mentor}
        on = {**fresh_, "told_at": None, "not_before": None, "looked": wish.looked}
        return self._connection.execute(update(wishes).where(told).values(on)).rowcount == 1

    def to_look(self, about: WishAbout, up_to: int, *, limit: int) -> list[Wish]:
        """Return wishes that listings may have changed for since they were last checked, oldest first."""
        which = {"here": self._community, "now": self._now, "about": about, "up_to": up_to, "most": limit}
        return [_wish(row) for row in self._connection.execute(_TO_LOOK, which)]

    def looked_after(self, looked: Sequence[WishId], up_to: int) -> None:
        """Record that no listing up to this change makes these wishes come true."""
        these = within(wishes.c.community, self._community) & wishes.c.id.in_(looked)
        self._connection.execute(update(wishes).where(these, wishes.c.looked < up_to).values(looked=up_to))

    def put_off(self, wish: WishId, until: datetime) -> None:
        """Check a wish no sooner than this (UTC): the person's nudge budget of the week is spent."""
        self._connection.execute(
            update(wishes).where(self._mine, wishes.c.id == wish).values(not_before=until)
        )

    def come_true(self, wish: WishId, mentor: PersonId | None) -> bool:
        """Record that a wish came true, and through which mentor; tell whether it was still open."""
        still = self._mine & (wishes.c.id == wish) & (wishes.c.standing == Status.OPEN)
        told = {"standing": Status.TOLD, "mentor": mentor, "told_at": self._now}
        return self._connection.execute(update(wishes).where(still).values(told)).rowcount == 1

    def latest_change(self) -> int:
        """Return the number of the latest change among this community's listings."""
        return int(self._connection.execute(_LATEST_CHANGE, {"here": self._community}).scalar_one() or 0)

    def looked_for(self) -> list[tuple[str, int]]:
        """Return the most wished-for words: only those that several people wish for, and no names."""
        asked: Counter[str] = Counter()
        for row in self._open_words():
            asked.update(dict.fromkeys(row, 1))
        most = sorted(asked.items(), key=lambda one: (-one[1], one[0]))[:TRIED]
        several = [(word, n) for word, n in most if n >= SHOWN_FROM]
        return [(word, n) for word, n in several if not self._is_a_name(word)][:MOST_SHOWN]

    def _open_words(self) -> list[set[str]]:
        """Return the words of open wishes, joined for each person."""
        open_ = (wishes.c.standing == Status.OPEN) & (wishes.c.about != WishAbout.ROOM)
        query = select(wishes.c.person, wishes.c.words, wishes.c.chosen).where(self._mine & open_)
        said: dict[str, set[str]] = {}
        for row in self._connection.execute(query.order_by(wishes.c.at.desc()).limit(READ)):
            values = (
                value
                for facet, held in chosen.chosen(row.chosen).items()
                if facet != Facet.KIND
                for value in held
            )
            spoken = " ".join((row.words, *values))
            words = wanted(spoken).words if spoken.strip() else ()
            said.setdefault(row.person, set()).update(word.folded for word in words)
        return list(said.values())

    def _is_a_name(self, word: str) -> bool:
        here = select(people.c.name).where(people.c.community == self._community)
        like = here.where(people.c.name.ilike(f"%{word}%")).limit(READ)
        names = self._connection.execute(like).scalars()
        return any(word in fold(name).split() for name in names)

    def _theirs(self, person: PersonId, wish: str) -> ColumnElement[bool]:
        return self._mine & (wishes.c.person == person) & (wishes.c.id == wish)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return wishes.c.community == self._community


def changed_in(connection: Connection, moment: Moment) -> list[tuple[CommunityId, WishAbout, int]]:
    """Return where wishes about what are to be looked after, and up to which change of the listings.

    It is where a listing has changed since one of them was looked after, in every community that is open.
    """
    grouped = connection.execute(_READY_IN, {"now": moment.now})
    waiting = {(CommunityId(here), WishAbout(about)): int(last) for here, about, last in grouped}
    of_listings = [last for (_, about), last in waiting.items() if about is not WishAbout.OPENING]
    latest = _latest_changes(connection, min(of_listings)) if of_listings else {}
    up_to = {one: ALWAYS if one[1] is WishAbout.OPENING else latest.get(one[0], 0) for one in waiting}
    changed = [(*one, up_to[one]) for one, last in waiting.items() if last < up_to[one]]
    return sorted(changed, key=lambda one: (one[0], [*WishAbout].index(one[1])))


def _latest_changes(connection: Connection, looked: int) -> dict[str, int]:
    """Return the latest change of each community's listings, where one has changed since."""
    return {here: int(last) for here, last in connection.execute(_CHANGED_SINCE, {"looked": looked})}


def forget_told(connection: Connection, now: datetime) -> int:
    """Delete wishes whose person was told four weeks ago; return how many there were."""
    return connection.execute(delete(wishes).where(wishes.c.told_at < now - KEPT_FOR)).rowcount


def _key(wish: Wish) -> str:
    match wish.about:
        case WishAbout.OPENING:
            return "opening"
        case WishAbout.ROOM:
            return f"room.{wish.mentor}"
        case WishAbout.SOMEONE:
            narrowed = sorted((facet, sorted(values)) for facet, values in wish.chosen.items() if values)
            off = f"|{sorted(wish.off)}" if wish.off else ""
            said = f"{fold(wish.words)}|{narrowed}{off}"
            return f"someone.{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def _facts(wish: Wish) -> dict[str, object]:
    return {
        "about": wish.about,
        "words": wish.words,
        "chosen": chosen.kept(wish.chosen, wish.off),
        "known": sorted(wish.known),
        "mentor": wish.mentor,
        "standing": wish.standing,
        "looked": wish.looked,
    }


def _wish(row: AnyRow) -> Wish:
    return Wish(
        id=WishId(row.id),
        community=CommunityId(row.community),
        person=PersonId(row.person),
        about=WishAbout(row.about),
        at=row.at,
        words=row.words,
        chosen=chosen.chosen(row.chosen),
        off=chosen.off(row.chosen),
        known=frozenset(PersonId(one) for one in row.known),
        mentor=PersonId(row.mentor) if row.mentor else None,
        standing=Status(row.standing),
        looked=row.looked,
    )
