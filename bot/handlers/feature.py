"""Features: what one noun answers, tells, closes, nudges, plans and follows, declared once in its room."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.handlers.routing import Route, Routes, join
from bot.handlers.work import Following, Work
from bot.store.common.due import Due
from bot.store.common.planned_nudges import due_in
from bot.ui.nodes import Message

Drawing = Callable[[str, Work], Message | None]
"""Draws a notice for its reader from its ref; None where there is nothing to say any more."""

Opening = Callable[[Notice, Work], Message | None]
"""Draws for its reader what a notice told them, when they open it later than it was told."""

Passing = Callable[[str, Work], bool]
"""Tells whether a notice of this ref is past its day: nobody who has not read it is told any more."""

Hiding = Callable[[str, Work], bool]
"""Tells whether a notice of this ref is for the eyes of its reader alone."""

Holding = Callable[[str, Work], datetime | None]
"""Returns until when (UTC) a notice of this ref waits that may not be sent now; None where it may."""

Closing = Callable[[Work], bool]
"""Closes one thing that is past its deadline; tells whether there was one."""

NextDue = Callable[[Work], bool | None]
"""Takes the nudge that is longest due; tells whether it was told, None where none is due."""

Planning = Callable[[Work], Sequence[PlannedNudge]]
"""Returns a batch of nudges to be planned."""

E = TypeVar("E")
F = TypeVar("F", bound=Following)


def for_one_alone(ref: str, work: Work) -> bool:
    """Say that a notice is for the eyes of its reader alone, whatever it is about."""
    del ref, work
    return True


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of notice, and the function that draws it."""

    kind: NoticeKind
    draw: Drawing
    is_nudge: bool = False
    """Whether it is not drawn for a reader who has said *Stop* since it was queued."""
    is_about_one: bool = False
    """Whether it tells managers about one person, whose name is on it."""
    is_past: Passing | None = None
    """Whether its day is over, for a kind that has one; a card that was sent is still revised."""
    is_secret: Hiding | None = None
    """Whether nobody but its reader may see it: not even the moderators of the place where they are told."""
    opened: Opening | None = None
    """What its reader finds under a cover, for a secret kind whose `draw` says nothing after its day."""
    held_until: Holding | None = None
    """Until when it waits that was not sent yet, for a kind whose own clock sends it again."""


@dataclass(frozen=True, slots=True)
class Closes:
    """How one kind of thing ends at its deadline: which communities have one due, and what ends one."""

    due: Due
    act: Closing


@dataclass(frozen=True, slots=True)
class Nudged:
    """One kind of nudge with a time planned ahead, and the function that takes the next one due."""

    kind: NudgeKind
    next_due: NextDue
    elsewhere: Due | None = None
    """Which communities have one due, for a kind that is planned in rows of its own noun."""

    @property
    def due(self) -> Due:
        """Return the query for the communities in which one is due."""
        return self.elsewhere or partial(due_in, kind=self.kind)


@dataclass(frozen=True, slots=True)
class Follows(Generic[E]):
    """A follower in the event's own transaction: if it fails, its cause fails too."""

    event: type[E]
    act: Callable[[E, Work], None]

    def __call__(self, event: object, work: Work) -> None:
        """Act on an event of this type."""
        if isinstance(event, self.event):
            self.act(event, work)


@dataclass(frozen=True, slots=True)
class Keeps(Follows[E]):
    """A follower in a transaction of its own, which begins after the event's transaction has ended."""

    lightly: bool = False
    """Whether the commit need not wait for the disk, provided that nothing else is written with it."""


class Keeping(Following, Protocol):
    """A follower that runs afterwards, for one type of event."""

    @property
    def lightly(self) -> bool:
        """Tell whether the commit need not wait for the disk."""
        ...


@dataclass(frozen=True, slots=True)
class Followers:
    """The followers of each type of event: in its transaction, and after it."""

    at_once: Mapping[type, tuple[Following, ...]]
    afterwards: Mapping[type, tuple[Keeping, ...]]


@dataclass(frozen=True, slots=True)
class Feature:
    """Everything that one noun does."""

    routes: tuple[Route, ...] = ()
    notices: tuple[Told, ...] = ()
    closers: tuple[Closes, ...] = ()
    nudges: tuple[Nudged, ...] = ()
    plans: tuple[Planning, ...] = ()
    followers: tuple[Following, ...] = ()
    afterwards: tuple[Keeping, ...] = ()


def routes_of(features: Iterable[Feature]) -> Routes:
    """Return every route by its verb's name; raise ValueError for a double or a missing truth."""
    return join(route for feature in features for route in feature.routes)


def notices_of(features: Iterable[Feature]) -> Mapping[NoticeKind, Told]:
    """Return how each kind of notice is drawn; raise ValueError for a kind with no or several drawings."""
    every = [told for feature in features for told in feature.notices]
    return _one_each(NoticeKind, {told.kind: told for told in every}, len(every))


def nudges_of(features: Iterable[Feature]) -> Mapping[NudgeKind, Nudged]:
    """Return how each kind of nudge is taken, in the order in which a short week is spent.

    Raise ValueError for a kind with none or several. WISH is left out: it is told when it comes true.
    """
    every = [nudged for feature in features for nudged in feature.nudges]
    kinds = [kind for kind in NudgeKind if kind is not NudgeKind.WISH]
    return _one_each(kinds, {nudged.kind: nudged for nudged in every}, len(every))


def followers_of(features: Iterable[Feature]) -> Followers:
    """Return the followers of each type of event, in the order of the features."""
    every = tuple(features)
    return Followers(
        at_once=_by_event(one for feature in every for one in feature.followers),
        afterwards=_by_event(one for feature in every for one in feature.afterwards),
    )


def _by_event(several: Iterable[F]) -> Mapping[type, tuple[F, ...]]:
    table: dict[type, tuple[F, ...]] = {}
    for one in several:
        table[one.event] = (*table.get(one.event, ()), one)
    return MappingProxyType(table)


K = TypeVar("K")
V = TypeVar("V")


def _one_each(kinds: Iterable[K], table: Mapping[K, V], declared: int) -> Mapping[K, V]:
    wanted = list(kinds)
    if missing := [kind for kind in wanted if kind not in table]:
        raise ValueError(f"no feature says what becomes of {missing}")
    if declared != len(wanted):
        raise ValueError(f"{declared} declarations for {len(wanted)} kinds: one of them is said twice")
    return MappingProxyType({kind: table[kind] for kind in wanted})
