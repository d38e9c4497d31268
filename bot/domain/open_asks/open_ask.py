"""An open ask: it names no mentor.

It goes to three mentors in turn, each with a day of their own, or is posted as a card in a mentors' channel,
where the first mentor who can claims it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.asks import ask as ask_rules
from bot.domain.asks import clocks
from bot.domain.asks.ask import Hold, MaySend
from bot.domain.asks.ask import Status as AskStatus
from bot.domain.asks.standing import Between
from bot.domain.common import capacity
from bot.domain.common.ids import CommunityId, OpenAskId, PersonId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Kind
from bot.domain.programme.programme import Caps
from bot.domain.programme.quiet_weeks import QuietWeeks

MOST = 3
"""How many mentors it goes to."""

WITHIN = timedelta(days=7)
"""How long until it has been taken up, or has ended with suggestions."""

ONE_AFTER_ANOTHER = timedelta(days=3)
"""Mentors whose own day is over within this time come before those who would keep it longer."""

LATELY = timedelta(days=180)
"""How far back asks are counted, to find the mentors who were asked least."""


class Status(StrEnum):
    """The status of an open ask."""

    CARRYING = "carrying"
    TAKEN = "taken"
    """A mentor took it up: from then on it is that mentor's ask."""
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Unmet(StrEnum):
    """What keeps a mentor from claiming a card, and is theirs to change."""

    DOOR = "door"
    REST = "rest"
    KIND = "kind"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An open ask. The mentor who has it now has an ask of their own, which is a step of it."""

    id: OpenAskId
    community: CommunityId
    mentee: PersonId
    kind: str
    question: str
    words: str
    """What its mentee had looked for: mentors who fit these words come first."""
    unnamed: bool
    state: Status
    sent_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    channel: str = ""
    """The mentors' channel in which its card is posted; empty where it goes from one mentor to the next."""
    line: str = ""
    """The one line that everybody in that channel may read."""
    claim: str = ""
    """The ask of the mentor who claimed it; empty while nobody has claimed it."""
    link: str = ""
    """What its mentee wishes to show; only the mentor who has it sees it."""

    @property
    def is_anybodys(self) -> bool:
        """Tell whether it is in a channel and unclaimed: then it holds a place of its mentee's."""
        return bool(self.channel) and not self.claim and self.state is Status.CARRYING


def until(now: datetime, zone: str, quiet: QuietWeeks) -> datetime:
    """Return by when an open ask that is sent now ends (UTC); no day that is quiet in the zone counts."""
    return _later(now, WITHIN, zone, quiet)


def latest(carry: OpenAsk, now: datetime, zone: str, quiet: QuietWeeks) -> tuple[datetime, datetime]:
    """Return by when a mentor's day should be over, and by when it has to be."""
    return (min(_later(now, ONE_AFTER_ANOTHER, zone, quiet), carry.ends_at), carry.ends_at)


def _later(now: datetime, wait: timedelta, zone: str, quiet: QuietWeeks) -> datetime:
    today = now.astimezone(zone_named(zone)).date()
    days = wait // clocks.A_DAY
    return now + (quiet.day_after(today, days) - today)


def day_of(mentor: Mentor, told: datetime, over_by: datetime, quiet: QuietWeeks) -> datetime | None:
    """Return when a mentor's own day with it is over (UTC); None where that is too late."""
    return clocks.a_day_of(told, mentor.days, mentor.person.zone, over_by, quiet)


def step(
    carry: OpenAsk,
    mentee: Person,
    mentor: Mentor,
    kind: Kind,
    *,
    closes_at: datetime,
    standing: Between,
    caps: Caps,
    now: datetime,
) -> MaySend | Refused:
    """Return the ask to this mentor, or why they are not asked."""
    match ask_rules.send(mentee, mentor, kind, carry.question, standing=standing, caps=caps, now=now):
        case MaySend(ask, holds):
            own = replace(ask, carried=carry.id, unnamed=carry.unnamed, link=carry.link, closes_at=closes_at)
            return MaySend(own, holds)
        case refused:
            return refused


def claimed_until(carry: OpenAsk, mentor: Mentor, now: datetime, quiet: QuietWeeks) -> datetime:
    """Return how long a claim holds (UTC): one whole day of its mentor, or the rest of the week."""
    return day_of(mentor, now, carry.ends_at, quiet) or carry.ends_at


def asking(carry: OpenAsk, most: int) -> Hold:
    """Return the place among its mentee's own asks that an unclaimed open ask holds."""
    return Hold(capacity.Place(carry.mentee, capacity.ASKING), most, Refusal.ENOUGH_OPEN)


def unmet(mentor: Mentor | None, kind: str, held: capacity.Held, now: datetime) -> Unmet | None:
    """Return what a mentor would have to change before they could claim a card of this kind."""
    if mentor is None or mentor.door is not Door.OPEN:
        return Unmet.DOOR
    if not capacity.is_in(mentor, now):
        return Unmet.REST
    offer = mentor.offer(kind)
    if offer is None:
        return Unmet.KIND
    return None if capacity.left(mentor, offer, held, now) else Unmet.ROOM


def in_turn(found: Iterable[PersonId], asked: Mapping[PersonId, int]) -> list[PersonId]:
    """Return the mentors, least asked first; equals keep the order in which they were found."""
    return sorted(found, key=lambda one: asked.get(one, 0))


def after(carry: OpenAsk, status: AskStatus, now: datetime) -> OpenAsk | None:
    """Return the open ask after a step with this status; None where it goes to the next mentor."""
    match status:
        case AskStatus.ACCEPTED | AskStatus.ANSWERED | AskStatus.OFFERED:
            return replace(carry, state=Status.TAKEN, ended_at=now)
        case AskStatus.WITHDRAWN:
            return withdraw(carry, now)
        case AskStatus.WAITING:
            return carry
        case AskStatus.DECLINED | AskStatus.CLOSED | AskStatus.NOT_NEEDED | AskStatus.TAKEN_BACK:
            return None


def end(carry: OpenAsk, now: datetime) -> OpenAsk:
    """Return an open ask that no mentor could take up."""
    return replace(carry, state=Status.ENDED, ended_at=now)


def withdraw(carry: OpenAsk, now: datetime) -> OpenAsk:
    """Return an open ask that its mentee withdrew."""
    return replace(carry, state=Status.WITHDRAWN, ended_at=now)
