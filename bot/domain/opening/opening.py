"""How a community begins: prepared by its first manager, opened to everyone, its first ten doors."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import PersonId
from bot.domain.programme.programme import UnderEighteen

FOUNDING_DOORS = 10
"""So many mentors open a community together."""


class Needed(StrEnum):
    """What still has to be said before a community can open to everyone."""

    UNDER_18 = "under-18"
    SCREENED = "screened"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far a community's beginning has come."""

    opened_at: datetime | None = None
    """When it opened to everyone (UTC); None while it is being prepared."""
    under_18: UnderEighteen = UnderEighteen.UNANSWERED
    kinds_checked: bool = False
    screened: bool = False
    """Whether a manager has said that the community screens its mentors itself."""
    invited: bool = False
    """Whether the invitation has been looked at."""
    installer: PersonId | None = None
    """Who was told first."""
    approves: bool = False
    """Whether somebody says hello to a new mentor before their door opens for the first time."""

    @property
    def is_open(self) -> bool:
        """Tell whether everyone may look and ask."""
        return self.opened_at is not None


def needed(beginning: Beginning) -> Needed | None:
    """Return what stands between a community and its opening, or None where nothing does."""
    if beginning.under_18 is UnderEighteen.UNANSWERED:
        return Needed.UNDER_18
    if beginning.under_18 is UnderEighteen.YES and not beginning.screened:
        return Needed.SCREENED
    return None


def is_tenth(number: int) -> bool:
    """Tell whether a founding door is the last of them."""
    return number == FOUNDING_DOORS
