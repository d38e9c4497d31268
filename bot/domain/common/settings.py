"""What somebody has settled about being told things: their quiet hours, how asks arrive, reminders."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.programme.programme import QuietHours


class Arrival(StrEnum):
    """When new asks reach a mentor."""

    AS_THEY_COME = "come"
    ONCE_A_DAY = "daily"
    ON_MY_DAYS = "days"


class Reminders(StrEnum):
    """How many reminders somebody would like."""

    USUAL = "usual"
    FEWER = "fewer"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's own settings; whoever has settled nothing has these."""

    quiet: QuietHours | None = None
    """Their own quiet hours; None where the community's do."""
    arrival: Arrival = Arrival.AS_THEY_COME
    reminders: Reminders = Reminders.USUAL
