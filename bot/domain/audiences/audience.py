"""To whom an announcement goes: a group of people here, narrowed by what mentors' cards show everybody."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from bot.domain.common.refusals import Refusal, Refused

LONGEST_VALUE = 90
"""The greatest length of a value that can be chosen, in characters: a platform carries it there and back."""

YEAR_BEGINS = 8
"""The month in which a programme's year begins."""


class Group(StrEnum):
    """A group of people that an announcement may be for."""

    EVERYBODY = "everybody"
    """All who have used the bot here and have not left."""
    MENTORS = "mentors"
    """Those whose door is open."""
    ROOM = "room"
    """Those whose door is open and who have room now, by the rule that search uses."""
    MENTEES = "mentees"
    """Those who have asked a mentor, or searched for one, and have no open door."""
    HELPED = "helped"
    """Those whose help happened since the programme's year began, whether their door is open or not."""
    WAS_HELPED = "was-helped"
    """Those who got help that happened since then."""


BY_BEHAVIOUR = frozenset({Group.HELPED, Group.WAS_HELPED})
"""Groups of what people did: a number of fewer than five of them is said to nobody."""

GIVERS_OF = "kind"
"""How a list of an earlier release called mentors who give one kind of help: `kind.cv-review`."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A group, and what the card of each of its people shows everybody; an empty value leaves it open."""

    group: Group
    kind: str = ""
    """The key of a kind of help that they give."""
    field: str = ""
    place: str = ""
    """A town or a country (in English)."""
    language: str = ""

    @property
    def is_by_card(self) -> bool:
        """Tell whether only people with a card that everybody sees belong to it."""
        return any((self.kind, self.field, self.place, self.language))

    @property
    def is_by_behaviour(self) -> bool:
        """Tell whether people belong to it by what they did."""
        return self.group in BY_BEHAVIOUR

    def __str__(self) -> str:
        """Return how it is stored, such as `mentors` or `mentors?kind=cv-review&field=Law`."""
        narrow = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "group"}
        chosen = urlencode({name: value for name, value in narrow.items() if value})
        return f"{self.group}?{chosen}" if chosen else self.group.value


NARROWED_BY = ("kind", "field", "place", "language")
"""What an audience can be narrowed by, in the order in which it is said."""


def read(written: str, kinds: Collection[str]) -> Audience | Refused:
    """Return the audience that is stored or chosen so; refuse what no list of today has."""
    one = parse(written)
    if one is None or (one.group is Group.MENTEES and one.is_by_card):
        return Refused(Refusal.NOT_WRITTEN)
    if one.kind and one.kind not in kinds:
        return Refused(Refusal.NOT_OFFERED)
    return one


def parse(written: str) -> Audience | None:
    """Return the audience that is written so, whatever today's lists have; None where it is none."""
    head, _, chosen = written.partition("?")
    group, dot, kind = head.partition(".")
    if group == GIVERS_OF and kind:
        group, chosen = Group.MENTORS.value, urlencode({"kind": kind})
    elif dot or group not in set(Group):
        return None
    narrow = dict(parse_qsl(chosen))
    if not set(narrow) <= set(NARROWED_BY):
        return None
    one = Audience(Group(group), **narrow)
    # Mentors alone have a card that everybody sees.
    return Audience(Group.MENTORS, **narrow) if one.group is Group.EVERYBODY and one.is_by_card else one


def year_began(now: datetime) -> datetime:
    """Return when the programme's year began: the last 1 August (UTC)."""
    begins = datetime(now.year, YEAR_BEGINS, 1, tzinfo=UTC)
    return begins if begins <= now else begins.replace(year=now.year - 1)


@dataclass(frozen=True, slots=True)
class Freed:
    """How many people want announcements, and when each of them may get one again."""

    everybody: int
    free: int
    """How many may get one now."""
    from_: datetime | None = None
    """When all may get one again (UTC); None where nobody had one lately."""
    paused: bool = False
    """Whether some are still to get one that is paused: nobody knows when."""
