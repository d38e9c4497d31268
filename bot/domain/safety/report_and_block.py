"""Safety: what can be reported, how a report is handled, and who is kept apart from whom."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.common.refusals import Refusal, Refused

ReportId = NewType("ReportId", str)

LONGEST_REPORT = 2000
LONGEST_WORD = 600
"""The greatest length of what a reader says to the reporter, in characters."""

LOOKED_AT_AGAIN = timedelta(days=1)
"""After this time without a reader, the readers are told of a report once more, and the managers too."""

AT_ONCE_A_DAY = 5
"""Of one reporter's reports within a day, so many reach the readers at once; the others come as one list."""

MARKED_FOR = timedelta(days=30)
"""How long a person who erased themselves can be recognised at least, so that a block made then holds too."""

LAPSES_AFTER = timedelta(days=365)
"""After this time a report that nobody has closed ends."""

HEARD_BY = timedelta(days=3)
"""By then the reporter hears that a reader is looking into it, or whom else to write to."""


class What(StrEnum):
    """What happened, in plain choices."""

    HURTFUL = "hurtful"
    PRESSURE = "pressure"
    TOO_CLOSE = "too-close"
    NOT_WHO = "not-who"
    OTHER = "other"


class Status(StrEnum):
    """The status of a report."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


class Why(StrEnum):
    """Why two people are kept apart."""

    BLOCK = "block"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Report:
    """What one person reported about another, and how it was handled."""

    id: ReportId
    community: CommunityId
    by: PersonId
    about: PersonId
    subject: str
    """The ask or mentorship it came from; empty where it came from a card."""
    what: What
    words: str
    danger: bool
    shares: bool
    """Whether the readers may see the question that it is about."""
    at: datetime
    answer_by: datetime
    remind_at: datetime | None
    stage: Status = Status.OPEN
    reader: PersonId | None = None
    apart: bool = True
    said: str = ""
    """What the reader said to the reporter at the end."""
    closed_at: datetime | None = None
    listed: bool = False
    """Whether its readers get it in their list of the day, not at once."""
    by_name: str = ""
    """The reporter's name where they have erased themselves; none once it is closed."""
    about_name: str = ""
    """Likewise the name of the person who was reported."""

    @property
    def has_lapsed(self) -> bool:
        """Tell whether it ended because no reader closed it in time."""
        return self.stage is Status.CLOSED and not self.said


def report(  # noqa: PLR0913 - what a report says
    by: PersonId,
    about: PersonId,
    community: CommunityId,
    *,
    subject: str,
    what: What,
    words: str,
    danger: bool,
    shares: bool,
    now: datetime,
) -> Report:
    """Return a new report; contact between the two is paused from now on."""
    return Report(
        id=ReportId(fresh("rep")),
        community=community,
        by=by,
        about=about,
        subject=subject,
        what=what,
        words=words,
        danger=danger,
        shares=shares,
        at=now,
        answer_by=now + HEARD_BY,
        remind_at=now + LOOKED_AT_AGAIN,
    )


def in_turn(made: Report, before: int) -> Report:
    """Return a report as its readers get it, after `before` others of its reporter within a day.

    Where a person is in danger, it is told at once, however many there were.
    """
    return replace(made, listed=before >= AT_ONCE_A_DAY and not made.danger)


def may_read(found: Report | None, *, by: PersonId, readers: frozenset[PersonId]) -> Report | Refused:
    """Return a report to one of its readers; to anybody else it does not exist."""
    if found is None or by not in readers or by in {found.by, found.about}:
        return Refused(Refusal.GONE)
    return found


def take(found: Report, *, by: PersonId) -> Report | Refused:
    """Take a report for one of its readers, who looks into it."""
    if found.stage is not Status.OPEN:
        return Refused(Refusal.TAKEN)
    return replace(found, stage=Status.TAKEN, reader=by, remind_at=None)


def give_back(found: Report, now: datetime) -> Report:
    """Return a report whose reader stopped reading to the other readers, with the time of a new one."""
    answer_by = max(found.answer_by, now + HEARD_BY)
    return replace(
        found, stage=Status.OPEN, reader=None, remind_at=now + LOOKED_AT_AGAIN, answer_by=answer_by
    )


def close(found: Report, said: str, *, apart: bool, by: PersonId, now: datetime) -> Report | Refused:
    """Close a report for the reader who took it: with words to the reporter, and contact as decided."""
    if found.stage is not Status.TAKEN or found.reader != by:
        return Refused(Refusal.TAKEN)
    return replace(_closed(found, now), apart=apart, said=said)


def lapse(found: Report, now: datetime) -> Report:
    """End a report that nobody has closed in time: its words go, and contact stays as it is."""
    return replace(_closed(found, now), words="", reader=None)


def _closed(found: Report, now: datetime) -> Report:
    return replace(found, stage=Status.CLOSED, closed_at=now, remind_at=None, by_name="", about_name="")


def look_again(found: Report, now: datetime) -> Report:
    """Return a report that no reader took in time; the second reminder is the last."""
    later = found.answer_by if now < found.answer_by else None
    return replace(found, remind_at=later)
