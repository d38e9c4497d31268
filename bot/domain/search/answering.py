"""How soon mentors usually answer, as their cards say it to everybody."""

from collections.abc import Collection
from datetime import timedelta
from statistics import median
from typing import Final

HISTORY: Final = timedelta(days=180)
"""How far back the figure behind “usually answers in a day” looks."""

_HOURS_OF_A_DAY: Final = 24


def usual_days(hours: Collection[float]) -> int:
    """Return in how many days somebody usually answers whose answers took so many hours; 0 for none yet."""
    return max(1, -(-int(median(hours)) // _HOURS_OF_A_DAY)) if hours else 0
