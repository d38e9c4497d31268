"""Whose readers may be told why the rest was cancelled."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.announcements.announcement import Announcement, ReaderState, Stage, Tally
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.corrections.reason import may_tell

CANCELLED = Announcement(
    AnnouncementId("ann_1"),
    CommunityId("com_1"),
    PersonId("per_1"),
    datetime(2026, 11, 3, tzinfo=UTC),
    Stage.CANCELLED,
    title="Exams",
    words="Good luck.",
    signed="Nora",
    audience="everybody",
)
HAD = Tally({ReaderState.TOLD: 2})


def test_those_who_had_a_cancelled_one_may_be_told_why() -> None:
    assert may_tell(CANCELLED, HAD) == CANCELLED
    assert may_tell(CANCELLED, Tally()) == Refused(Refusal.GONE)
    assert may_tell(replace(CANCELLED, stage=Stage.DONE), HAD) == Refused(Refusal.GONE)


def test_more_on_a_necessary_notice_is_another_notice() -> None:
    assert may_tell(replace(CANCELLED, necessary="data"), HAD) == Refused(Refusal.GONE)
