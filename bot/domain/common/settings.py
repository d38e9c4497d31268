"""A person's settings about being told things: quiet hours, how asks arrive, reminders."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.programme.programme import QuietHours


class Arrival(StrEnum):
    """When new asks reach a mentor."""

    AS_THEY_COME = "come"
    ONCE_A_DAY = "daily"
    ON_MY_DAYS = "days"


class Reminders(StrEnum):
    """How many reminders a person wants."""

    USUAL = "usual"
    FEWER = "fewer"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's settings; a person who has set nothing has the defaults."""

    quiet: QuietHours | None = None
    """Their own quiet hours; None where the community's apply."""
    arrival: Arrival = Arrival.AS_THEY_COME
    reminders: Reminders = Reminders.USUAL
