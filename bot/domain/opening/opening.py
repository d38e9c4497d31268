"""How a community begins: its first manager prepares it, ten mentors open doors, it opens to everyone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import PersonId
from bot.domain.programme.programme import UnderEighteen

FOUNDING_DOORS = 10
"""How many mentors found a community."""


class Needed(StrEnum):
    """What a manager still has to say before a community can open to everyone."""

    UNDER_18 = "under-18"
    SCREENED = "screened"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far a community is on the way to its opening."""

    opened_at: datetime | None = None
    """When it opened to everyone (UTC); None while it is being prepared."""
    under_18: UnderEighteen = UnderEighteen.UNANSWERED
    kinds_checked: bool = False
    screened: bool = False
    """Whether a manager has said that the community screens its mentors itself."""
    invited: bool = False
    """Whether a manager has looked at the invitation."""
    installer: PersonId | None = None
    """The person who was told of the installation first."""
    approves: bool = False
    """Whether a manager says hello to a new mentor before their first door opens."""

    @property
    def is_open(self) -> bool:
        """Tell whether everyone may search and ask."""
        return self.opened_at is not None


def needed(beginning: Beginning) -> Needed | None:
    """Return what is still missing before the opening, or None where nothing is."""
    if beginning.under_18 is UnderEighteen.UNANSWERED:
        return Needed.UNDER_18
    if beginning.under_18 is UnderEighteen.YES and not beginning.screened:
        return Needed.SCREENED
    return None


def is_tenth(number: int) -> bool:
    """Tell whether this founding door is the last one."""
    return number == FOUNDING_DOORS
