"""A date that a quiet time moved says so: while it can still explain the date, and only then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.answers.thanks import FollowUp
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks.ask import Ask, Status
from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks
from bot.handlers.routing import Answer
from bot.ui.nodes import Message
from bot.views.answers import answer, offer_less, reminders, thanks
from bot.views.common.reader import Reader
from bot.views.open_asks import claim
from bot.views.words import quiet
from tests.contract.made_up import HERE, NOW, PRINT, READER, VOICES, cast
from tests.fakes.reading import words_of

WEEKS = QuietWeeks(
    (QuietTime(date(2026, 12, 14), date(2027, 1, 4)), QuietTime(date(2027, 3, 1), date(2027, 3, 2)))
)
SAID = "By then."


def at(day: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=hour)


def reads(now: datetime, zone: str = "Europe/London") -> Reader:
    caps = replace(READER.programme.caps, quiet_weeks=WEEKS)
    return replace(READER, zone=zone, now=now, programme=replace(READER.programme, caps=caps))


@pytest.mark.parametrize(
    ("now", "ends", "why"),
    [
        ("2026-12-10", "2026-12-13", ""),
        ("2026-12-10", "2027-01-06", " A quiet time here until Monday 4 January 2027 does not count."),
        ("2026-12-20", "2027-01-06", " A quiet time here until Monday 4 January 2027 does not count."),
        ("2027-01-05", "2027-01-06", ""),
        ("2027-01-04", "2027-03-08", " A quiet time here until Tuesday 2 March does not count."),
    ],
)
def test_a_date_says_why_it_is_later(now: str, ends: str, why: str) -> None:
    assert quiet.counted(reads(at(now)), SAID, at(ends)) == SAID + why


def test_the_days_are_those_of_its_readers_calendar() -> None:
    night = at("2026-12-13", 23)
    assert quiet.counted(reads(at("2026-12-10")), SAID, night) == SAID
    assert quiet.counted(reads(at("2026-12-10"), "Asia/Kathmandu"), SAID, night) != SAID


CAST = cast(VOICES[0])
WHY = "A quiet time here until Monday 4 January 2027 does not count."


def waiting(**more: object) -> Ask:
    return replace(CAST.ask(Status.WAITING), closes_at=at("2027-01-06"), **more)  # type: ignore[arg-type]


def mentor_reads(reader: Reader, ask: Ask, *, claimed: bool = False) -> Answer:
    return answer.mentor_card(reader, answer.MentorCard(ask, CAST.mentor, CAST.mentee, 1, claimed))


def more(reader: Reader) -> Answer:
    asked = FollowUp(waiting().id, HERE, "And then?", FollowUpStatus.WAITING, NOW, at("2027-01-06"))
    return thanks.follow_up_card(reader, waiting(), CAST.mentee, asked)


def previewed(reader: Reader) -> Answer:
    seen = Message("Something lighter", ())
    return offer_less.preview_offer(reader, offered(), CAST.mentee, seen, PRINT)


def offered() -> Ask:
    return waiting(status=Status.OFFERED, first_kind="ongoing")


def in_the_channel(reader: Reader) -> Answer:
    said = claim.face(reader, claim.Face("quick-question", "A line", at("2027-01-06")))
    return Message("Could you help?", said)


MENTORS: dict[str, Callable[[Reader], Answer]] = {
    "an ask": lambda reader: mentor_reads(reader, waiting()),
    "an open ask": lambda reader: mentor_reads(
        reader, waiting(unnamed=True, carried="cry_0123456789abcdefghijkl")
    ),
    "an offer": lambda reader: mentor_reads(reader, offered()),
    "an offer before it goes": previewed,
    "a follow-up": more,
    "a reminder": lambda reader: reminders.reminder(reader, [(waiting(), CAST.mentee)]),
    "a card in the channel": in_the_channel,
    "a card that they took": lambda reader: claim.yours(reader, waiting()),
}


@pytest.mark.parametrize("screen", MENTORS)
def test_a_mentor_reads_too_why_a_date_is_later(screen: str) -> None:
    assert WHY in words_of(MENTORS[screen](reads(at("2026-12-10"))))
    assert "quiet time" not in words_of(MENTORS[screen](reads(at("2027-01-05"))))


def test_what_is_settled_has_no_date_to_explain() -> None:
    for status in set(Status) - {Status.WAITING, Status.OFFERED}:
        ask = replace(CAST.ask(status), closes_at=at("2027-01-06"))
        assert "quiet time" not in words_of(mentor_reads(reads(at("2026-12-10")), ask))
