"""To whom an announcement goes: everybody here, mentors, mentees, or those who give one kind of help."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.refusals import Refusal, Refused


class Group(StrEnum):
    """A group of people that an announcement may be for."""

    EVERYBODY = "everybody"
    """All who have used the bot here and have not left."""
    MENTORS = "mentors"
    """Those whose door is open."""
    MENTEES = "mentees"
    """Those who have asked a mentor, or searched for one, and have no open door."""
    KIND = "kind"
    """Those whose door is open for one kind of help."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A group; `kind` is the key of the kind of help, for the group of those who give one."""

    group: Group
    kind: str = ""

    def __str__(self) -> str:
        """Return how it is stored, such as `mentors` or `kind.cv-review`."""
        return f"{self.group}.{self.kind}" if self.kind else self.group.value


def read(written: str, kinds: Collection[str]) -> Audience | Refused:
    """Return the audience that is stored or chosen so; refuse what no list of today has."""
    group, _, kind = written.partition(".")
    if group not in set(Group) or (group == Group.KIND) is not bool(kind):
        return Refused(Refusal.NOT_WRITTEN)
    if kind and kind not in kinds:
        return Refused(Refusal.NOT_OFFERED)
    return Audience(Group(group), kind)


@dataclass(frozen=True, slots=True)
class Freed:
    """How many people want announcements, and when each of them may get one again."""

    everybody: int
    free: int
    """How many may get one now."""
    from_: datetime | None = None
    """When all may get one again (UTC); None where nobody had one lately."""
