"""What happens to people: events for the followers."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class PersonMet:
    """A person is new here, or their platform has new facts about them."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """A person has named another time zone: what they were told in their own clock is read in it anew."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class NoticeQueued:
    """Something was put into the outbox: once it is committed, it can be delivered."""


@dataclass(frozen=True, slots=True)
class PersonLeaves:
    """A person leaves or erases themselves: their door closes, and what they began with nobody ends first."""

    person: PersonId
    erased: bool = False
    """Whether they erase themselves."""


@dataclass(frozen=True, slots=True)
class PersonReturns:
    """A person who had left the workspace is a member again."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Everything that a person was called or wrote is erased; the disk still has what was there before."""

    person: PersonId
