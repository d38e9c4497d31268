"""Still going: when the two of a mentorship are asked, when their silence ends it, and how it is taken up."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.common.nudge_budget import PlannedNudge
from bot.domain.mentorships.mentorship import Ending, Mentorship

SILENCES = 2
"""How often each of the two is asked without an answer before it ends by itself."""

PATIENCE = timedelta(days=14)
"""How long each question waits at least, and how long after a time that they chose the first comes."""

TAKEN_UP_WITHIN = timedelta(weeks=6)
"""For how long after it ended by itself either of the two may take it up again."""


def asked_from(one: Mentorship, lasts: timedelta, since: datetime) -> datetime:
    """Return from when on the two are asked (UTC): once such help is usually over, after their last time."""
    usual = since + lasts
    return max(usual, one.meets_at + PATIENCE) if one.meets_at else usual


def is_silent(asked: Collection[PlannedNudge | None], now: datetime) -> bool:
    """Tell whether nobody who can be asked has answered: each was asked twice, and waited for.

    A question without a time is one to somebody who wants no reminders.
    """
    return all(one is not None and (one.at is None or _waited(one, now)) for one in asked)


def _waited(one: PlannedNudge, now: datetime) -> bool:
    return one.step >= SILENCES and one.at is not None and one.at <= now


def may_be_taken_up(one: Mentorship, now: datetime) -> bool:
    """Tell whether a mentorship ended by itself so lately that either of the two may go on with it."""
    ended = one.ended_at if one.ending is Ending.BY_ITSELF else None
    return ended is not None and now < ended + TAKEN_UP_WITHIN


def take_up(one: Mentorship) -> Mentorship:
    """Return a mentorship that ended by itself as it goes on again."""
    return replace(one, ending=Ending.GOING, ended_at=None, version=one.version + 1)
