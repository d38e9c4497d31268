"""A community's first days: the installer's first steps, looking before the opening, the first ten doors."""

from bot.domain.common.events import PersonMet
from bot.domain.common.notices import NoticeKind
from bot.domain.mentors.events import DoorOpened
from bot.handlers.feature import Feature, Follows, Told
from bot.handlers.opening import first_days

FEATURE = Feature(
    notices=(
        Told(NoticeKind.INSTALLED, first_days.installed, is_past=first_days.is_past),
        Told(NoticeKind.TENTH, first_days.ten_doors),
    ),
    followers=(Follows(PersonMet, first_days.greet), Follows(DoorOpened, first_days.found)),
)
