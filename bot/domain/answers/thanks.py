"""After a written answer: thanks, and one follow-up question with its own deadline."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.asks.ask import Ask
from bot.domain.asks.ask import Status as AskStatus
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.domain.common.refusals import Refusal, Refused

LONGEST_THANKS = 400
LONGEST_FOLLOW_UP = 600
SHORTEST_FOLLOW_UP = 10


class Status(StrEnum):
    """The status of a follow-up question."""

    WAITING = "waiting"
    ANSWERED = "answered"
    LEFT = "left"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The one further question that a mentee may ask after an answer."""

    ask: AskId
    community: CommunityId
    question: str
    state: Status
    sent_at: datetime
    closes_at: datetime
    answer: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    """What a mentee wrote to thank their mentor; it is kept for the mentor's quarterly letter."""

    ask: AskId
    community: CommunityId
    mentor: PersonId
    mentee: PersonId
    words: str
    at: datetime


def may(ask: Ask | None, *, by: PersonId) -> Ask | Refused:
    """Return the answered ask if this person may thank and ask once more for it, else the refusal."""
    if ask is None:
        return Refused(Refusal.GONE)
    if by != ask.mentee:
        return Refused(Refusal.NOT_YOURS)
    return ask if ask.status is AskStatus.ANSWERED else Refused(Refusal.NOT_ANSWERED)


def thank(ask: Ask, words: str, now: datetime) -> Thanks:
    """Return a mentee's thanks for an answer."""
    return Thanks(ask.id, ask.community, ask.mentor, ask.mentee, words, now)


def follow_up(ask: Ask, question: str, closes_at: datetime, now: datetime) -> FollowUp:
    """Return a follow-up question that waits for its answer until it closes."""
    return FollowUp(ask.id, ask.community, question, Status.WAITING, now, closes_at)


def may_answer(ask: Ask | None, further: FollowUp | None, *, by: PersonId) -> FollowUp | Refused:
    """Return the follow-up question if it waits for this mentor, else the refusal."""
    if ask is None or further is None:
        return Refused(Refusal.GONE)
    if by != ask.mentor:
        return Refused(Refusal.NOT_YOURS)
    return further if further.state is Status.WAITING else Refused(Refusal.SAID)


def end(further: FollowUp, state: Status, now: datetime, answer: str = "") -> FollowUp:
    """Return a follow-up question that was answered, left unanswered, or closed."""
    return replace(further, state=state, answer=answer, ended_at=now)
