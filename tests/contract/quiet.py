"""Every screen about quiet weeks, which managers see under `/programme`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.programme.quiet_weeks import MOST_TIMES, QuietTime, QuietWeeks, WhyNotQuiet
from bot.ui.forms import Rejected
from bot.views.programme import quiet_weeks as views
from bot.views.programme.quiet_weeks import Later, Moved
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import Cast

TODAY = date(2026, 11, 24)
EXAMS = QuietTime(date(2026, 12, 14), date(2027, 1, 4), "qui_0123456789abcdefghijkl")
A_DAY = QuietTime(date(2027, 4, 2), date(2027, 4, 2), "qui_abcdefghijkl0123456789")
FULL = QuietWeeks(
    tuple(QuietTime(day, day) for day in (TODAY + n * timedelta(days=9) for n in range(MOST_TIMES)))
)


def quiet_weeks(cast: Cast) -> Iterator[Shown]:
    """Yield every screen about quiet weeks."""
    reader = cast.reader
    for several in ((), (EXAMS, A_DAY), FULL.times):
        yield drawn(f"{len(several)}", views.listed, reader, several)
    various = (Later(12, 9), Later(24, 18), Later(36, 27), Later(48, 36), Later(60, 45))
    five = (Later(1, 22), Later(1, 22), Later(1, 22), Later(1, 22), Later(1, 22))
    by = replace(EXAMS, by=cast.mentee.id)
    yield drawn("by a manager", views.listed, reader, (by,), {cast.mentee.id: cast.mentee})
    for moved in (Moved(), Moved(Later(1, 1)), Moved(*various)):
        yield drawn(f"{moved.asks.number}, {moved.offers.number}", views.preview, reader, EXAMS, moved)
    yield drawn("one day", views.preview, reader, A_DAY, Moved(*five))
    for number in (1, 3):
        yield drawn(f"{number} on the way", views.preview, reader, EXAMS, Moved(announcements=number))
    yield drawn("", views.form, reader, TODAY, {})
    yield drawn("", views.end, reader, EXAMS)
    weeks = QuietWeeks((EXAMS,))
    for why in WhyNotQuiet:
        for days in (49, 60):
            new = QuietTime(EXAMS.last, EXAMS.last + timedelta(days=days))
            said = views.errors(reader, new, why, weeks, TODAY)
            yield drawn(f"{why}, {days}", views.not_saved, reader, said)
    written = {"first": cast.words, "last": ""}
    unread = views.read(reader, written, TODAY)
    assert isinstance(unread, dict)
    yield Shown(
        "programme.quiet_weeks.form: handed back", Rejected(views.form(reader, TODAY, written), unread)
    )
