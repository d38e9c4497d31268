"""The life of an ask: who may do what with it, and how it ends."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.asks import clocks
from bot.domain.asks.standing import Between, may_ask
from bot.domain.common import capacity
from bot.domain.common.ids import AskId, CommunityId, MentorshipId, PersonId, fresh
from bot.domain.common.people import Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships.mentorship import Mentorship
from bot.domain.programme.kinds import Kind, Offer
from bot.domain.programme.programme import Caps

SHORTEST_QUESTION = 20
LONGEST_QUESTION = 1200
SHORTEST_ANSWER = 20
LONGEST_ANSWER = 2400
LONGEST_LINE = 100


class Status(StrEnum):
    """The status of an ask."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    OFFERED = "offered"
    """The mentor offered something lighter; the mentee decides."""
    NOT_NEEDED = "not-needed"
    """The mentee declined the lighter offer."""
    TAKEN_BACK = "taken-back"
    """The mentor took the lighter offer back before the mentee had decided."""


OPEN = frozenset({Status.WAITING, Status.OFFERED})
"""Statuses in which an answer is still to come; the ask holds its places."""

LEFT = "left"
"""The reason of an ask that closed because its mentor left the workspace, which is no answer."""

TAKEN_UP = frozenset({Status.ACCEPTED, Status.ANSWERED, Status.OFFERED})
"""Statuses that mean a mentor has taken up an open ask."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of one mentee to one mentor."""

    id: AskId
    community: CommunityId
    mentee: PersonId
    mentor: PersonId
    kind: str
    question: str
    status: Status
    month: str
    """The month in which its place counts, in the form of `domain/common/capacity.py`."""
    sent_at: datetime
    closes_at: datetime
    ended_at: datetime | None = None
    words: str = ""
    """What the mentor wrote at the end: the answer, or the kind no."""
    reason: str = ""
    """Why the mentor declined; only the bot reads it."""
    remind_at: datetime | None = None
    """When its mentor is reminded next; None for never."""
    reminders: int = 0
    """How many reminders its mentor has had."""
    later_at: datetime | None = None
    """The later day that the mentor chose to be reminded on; that is possible once."""
    first_kind: str = ""
    """The kind that was asked for at first, where the mentor offered something lighter."""
    opened_at: datetime | None = None
    """When its mentor first opened it: from then on its words cannot change."""
    carried: str = ""
    """The open ask of which this is a step; empty where the mentee chose the mentor."""
    unnamed: bool = False
    """Whether the mentee's name is hidden from the mentor, until the mentee shows it."""
    link: str = ""
    """What the mentee wishes to show, as `domain/asks/links.py` reads it; empty for most."""

    @property
    def shown_link(self) -> str:
        """Return the link while its mentor may open it: not after a no, a closing, or a taking back."""
        return self.link if self.status in {Status.WAITING, *TAKEN_UP} else ""

    @property
    def is_step(self) -> bool:
        """Tell whether it may still go on to another mentor: a step of an open ask without an offer."""
        return bool(self.carried) and not self.first_kind

    @property
    def is_taken(self) -> bool:
        """Tell whether its mentee took a lighter kind in writing, which was or is its mentor's to answer."""
        return bool(self.first_kind) and self.status in {Status.WAITING, Status.ANSWERED, Status.DECLINED}

    @property
    def is_hidden(self) -> bool:
        """Tell whether its mentee must not learn who its mentor is: a step of an open ask, not taken up."""
        return self.is_step and self.status not in TAKEN_UP

    def is_past(self, now: datetime) -> bool:
        """Tell whether it is open and past its closing (UTC): it is closed soon."""
        return self.status in OPEN and now >= self.closes_at


@dataclass(frozen=True, slots=True)
class Hold:
    """A place to hold before an ask is sent: the limit, and the refusal when no place is left."""

    place: capacity.Place
    limit: int
    otherwise: Refusal


@dataclass(frozen=True, slots=True)
class MaySend:
    """An ask that may be sent once all its places are held."""

    ask: Ask
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """An ask that has ended, the places it gives back, and its status before."""

    ask: Ask
    gives_back: tuple[capacity.Place, ...]
    was: Status = Status.WAITING


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted ask, the mentorship it begins, the places it gives back, and its status before."""

    ask: Ask
    mentorship: Mentorship
    gives_back: tuple[capacity.Place, ...]
    was: Status = Status.WAITING

    @property
    def ended(self) -> Ended:
        """Return only the end of the ask, without the mentorship."""
        return Ended(self.ask, self.gives_back, self.was)


def send(
    mentee: Person,
    mentor: Mentor,
    kind: Kind,
    question: str,
    *,
    standing: Between,
    caps: Caps,
    now: datetime,
) -> MaySend | Refused:
    """Decide whether this ask may be sent; holding its places decides whether there is room."""
    if refused := may_ask(mentee.id, mentor, kind.key, standing=standing, caps=caps, now=now):
        return refused
    offer = mentor.offer(kind.key)
    assert offer is not None  # noqa: S101 - may_ask has refused it otherwise
    month = capacity.month_of(offer.budget, mentor.person.zone, now)
    ask = Ask(
        id=AskId(fresh("ask")),
        community=mentee.community,
        mentee=mentee.id,
        mentor=mentor.id,
        kind=kind.key,
        question=question,
        status=Status.WAITING,
        month=month,
        sent_at=now,
        closes_at=clocks.closes_at(now, kind.clock, mentor.days, mentor.person.zone, caps),
    )
    return MaySend(ask, _holds(ask, mentor, offer, caps))


def accept(ask: Ask, *, by: PersonId, now: datetime) -> Accepted | Refused:
    """Accept for the mentor: the ask is settled, and a mentorship begins."""
    if refused := _not_for(ask, ask.mentor, by):
        return refused
    return Refused(Refusal.WITHOUT_NAME) if ask.unnamed else begun(ask, now)


def begun(ask: Ask, now: datetime) -> Accepted:
    """Return an accepted ask and the mentorship it begins."""
    mentorship = Mentorship(
        id=MentorshipId(fresh("shp")),
        community=ask.community,
        ask=ask.id,
        mentor=ask.mentor,
        mentee=ask.mentee,
        kind=ask.kind,
        started_at=now,
    )
    return Accepted(_ended(ask, Status.ACCEPTED, now), mentorship, (_asking(ask),), ask.status)


def answer(ask: Ask, kind: Kind, words: str, *, by: PersonId, now: datetime) -> Ended | Refused:
    """Answer a written kind for the mentor. A month's place stays used; the others are given back."""
    if refused := _not_for(ask, ask.mentor, by):
        return refused
    if not kind.written:
        return Refused(Refusal.NOT_WRITTEN)
    back = (_asking(ask), _over_all(ask)) if ask.month else places(ask)
    return Ended(replace(_ended(ask, Status.ANSWERED, now), words=words), back)


def decline(ask: Ask, words: str, reason: str, *, by: PersonId, now: datetime) -> Ended | Refused:
    """Decline gently for the mentor; every place is given back."""
    if refused := _not_for(ask, ask.mentor, by):
        return refused
    return Ended(replace(_ended(ask, Status.DECLINED, now), words=words, reason=reason), places(ask))


def withdraw(ask: Ask, *, by: PersonId, now: datetime) -> Ended | Refused:
    """Withdraw a waiting or offered ask for the mentee; every place is given back."""
    if by != ask.mentee:
        return Refused(Refusal.NOT_YOURS)
    if ask.status not in OPEN:
        return Refused(Refusal.ALREADY_SETTLED)
    return Ended(_ended(ask, Status.WITHDRAWN, now), places(ask), ask.status)


def part(ask: Ask, *, by: PersonId, kind_no: str, now: datetime) -> Ended | Refused:
    """End an ask between two people who are now kept apart, without showing that this is the reason."""
    if ask.status not in OPEN:
        return Refused(Refusal.ALREADY_SETTLED)
    if by == ask.mentee and not ask.is_hidden:
        return withdraw(ask, by=by, now=now)
    if by == ask.mentor and ask.status is Status.WAITING:
        return decline(ask, kind_no, "", by=ask.mentor, now=now)
    return Ended(_ended(ask, Status.CLOSED, now), places(ask), ask.status)


def leave(ask: Ask, *, by: PersonId, now: datetime) -> Ended | Refused:
    """End an ask of which one of the two has left the workspace: a mentee's own end is a taking back."""
    if by == ask.mentee and not ask.is_hidden:
        return withdraw(ask, by=by, now=now)
    if ask.status not in OPEN:
        return Refused(Refusal.ALREADY_SETTLED)
    # Nobody said no: if the mentor comes back, the same mentee may ask at once.
    gone = replace(_ended(ask, Status.CLOSED, now), reason=LEFT)
    return Ended(gone, places(ask), ask.status)


def close(ask: Ask, now: datetime) -> Ended | Refused:
    """Close an ask whose deadline has passed; every place is given back."""
    if ask.status not in OPEN or now < ask.closes_at:
        return Refused(Refusal.ALREADY_SETTLED)
    return Ended(_ended(ask, Status.CLOSED, now), places(ask), ask.status)


def _not_for(ask: Ask, owner: PersonId, by: PersonId) -> Refused | None:
    if by != owner:
        return Refused(Refusal.NOT_YOURS)
    return None if ask.status is Status.WAITING else Refused(Refusal.ALREADY_SETTLED)


def _ended(ask: Ask, status: Status, now: datetime) -> Ask:
    return replace(ask, status=status, ended_at=now)


def places(ask: Ask) -> tuple[capacity.Place, ...]:
    """Return every place that an ask holds: of the kind, over all kinds, and among the mentee's own asks."""
    return (of_kind(ask), _over_all(ask), _asking(ask))


def of_kind(ask: Ask) -> capacity.Place:
    """Return the place of its kind that an ask holds."""
    return capacity.Place(ask.mentor, ask.kind, ask.month)


def _over_all(ask: Ask) -> capacity.Place:
    return capacity.Place(ask.mentor, capacity.EVERYTHING)


def _asking(ask: Ask) -> capacity.Place:
    return capacity.Place(ask.mentee, capacity.ASKING)


def _holds(ask: Ask, mentor: Mentor, offer: Offer, caps: Caps) -> tuple[Hold, ...]:
    return (
        Hold(_asking(ask), caps.open_asks, Refusal.ENOUGH_OPEN),
        Hold(of_kind(ask), offer.budget.places, Refusal.FULL),
        Hold(_over_all(ask), mentor.at_once, Refusal.FULL),
    )
