"""Safety: report a person, block them, and take a block back."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Door, Person
from bot.domain.common.refusals import Refusal
from bot.domain.safety import report_and_block
from bot.domain.safety.events import ContactAgain, ContactEnded, ReportMade
from bot.domain.safety.report_and_block import Report, Status, What, Why
from bot.handlers.safety import reports, who_reads
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import safety
from bot.views.common import anonymous as unnamed
from bot.views.common import people
from bot.views.safety import report_and_block as views
from bot.views.safety import reports as report_views

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person whom the presser may report or block, and the ref through which they know each other."""

    person: Person
    ref: str
    question: str = ""
    unnamed: Person | None = None
    """How to name a mentee who asked without their name."""
    is_card: bool = False
    """Whether all that is known is a card in the mentors' channel."""

    @property
    def subject(self) -> views.Subject:
        """Return the name by which a sentence speaks of them, and the ref for buttons."""
        name = people.first_name(self.unnamed or self.person)
        return views.Subject(name, self.ref, bool(self.question), is_card=self.is_card)

    @property
    def unseen(self) -> str:
        """Return the ask without a name through which alone they are known, or an empty string."""
        return self.ref if self.unnamed else ""


def page(request: Request, work: Work) -> Message | Aside:
    """Offer to report or to block, and say who hears of it."""
    about = _about(request, work)
    if about is None:
        return work.refuse(Refusal.GONE)
    return views.page(work.reader, about.subject, _readers(work, about))


def block(request: Request, work: Work) -> Message | Aside:
    """Block a person: from now on nothing of either reaches the other. Once more changes nothing."""
    about = _about(request, work) or _card(request, work, still=False)
    if about is None:
        return work.refuse(Refusal.GONE)
    other = work.safety.keep_apart(work.me.id, about.person.id, Why.BLOCK, unseen=about.unseen)
    if not about.is_card:
        work.happened(ContactEnded(work.me.id, other))
    return views.blocked(work.reader, about.subject.name, about.unseen or about.person.id)


def unblock(request: Request, work: Work) -> Message | Aside:
    """Take the presser's block of a person back; a report's pause stays."""
    unseen = {ask: one for one, ask in work.safety.blocked_by(work.me.id).items() if ask}
    other = unseen.get(request.ref, PersonId(request.ref))
    work.safety.let(work.me.id, other, Why.BLOCK)
    work.happened(ContactAgain(work.me.id, other))
    return blocked(request, work)


def blocked(request: Request, work: Work) -> Message:
    """List whom the presser blocked."""
    theirs = work.safety.blocked_by(work.me.id)
    named = work.people.many(theirs)
    listed = [_blocked(work, named[one], ask) for one, ask in theirs.items() if one in named]
    return views.whom_i_blocked(work.reader, listed)


def _blocked(work: Work, person: Person, through: str) -> tuple[Person, str]:
    """Return how a blocked person is named, and the ref that unblocks them."""
    ask = work.asks.get(through) if through else None
    hidden = work.hides(ask) if ask is not None else bool(through)
    return (work.nobody(person.id), through) if hidden else (person, person.id)


def report(request: Request, work: Work) -> Form | Aside:
    """Open the form in which the presser says what happened."""
    about = _about(request, work) or _card(request, work)
    if about is None:
        return work.refuse(Refusal.GONE)
    written = work.drafts.get(safety.REPORT.name, about.ref)
    return views.report_form(work.reader, about.subject, _readers(work, about), written)


def send_report(request: Request, work: Work) -> Message | Aside | Rejected:
    """Take a report: contact is paused at once, and the readers of reports are told in private."""
    about = _about(request, work) or _card(request, work)
    if about is None:
        return work.refuse(Refusal.GONE)
    written = {
        "what": request.first("what"),
        "words": request.first("words").strip(),
        "more": " ".join(request.chosen.get("more", ())),
    }
    work.drafts.save(safety.REPORT.name, about.ref, written)
    if errors := views.report_errors(work.reader, written):
        form = views.report_form(work.reader, about.subject, _readers(work, about), written)
        return Rejected(form, errors)
    # Two reports at once are counted one after the other.
    work.nudges.lock(work.me.id)
    before = work.safety.how_many(work.me.id, since=work.now - A_DAY)
    made = report_and_block.in_turn(_made(work, about, written), before)
    work.safety.add(made)
    work.drafts.drop(safety.REPORT.name, about.ref)
    _pause(work, about, made)
    reports.tell(work, made)
    return _told(work, about, made)


def _pause(work: Work, about: Acquaintance, made: Report) -> None:
    """Pause contact; an open ask that was reported goes to no other mentor and leaves its channel."""
    other = about.person.id
    if not about.is_card:
        other = work.safety.keep_apart(work.me.id, other, Why.REPORT, unseen=about.unseen)
    work.happened(ReportMade(made))
    if not about.is_card:
        # For a card, end nothing more: what ended between the two at once would reveal whose card it is.
        work.happened(ContactEnded(work.me.id, other))


def sent(request: Request, work: Work) -> Message | Aside:
    """Confirm again that the latest report about a person is taken: the answer to a repeated sending."""
    about = _about(request, work) or _card(request, work, still=False)
    latest = work.safety.latest(work.me.id, about.person.id) if about else None
    if about is None or latest is None or (about.is_card and latest.subject != about.ref):
        return work.refuse(Refusal.GONE)
    return _told(work, about, latest)


def _told(work: Work, about: Acquaintance, made: Report) -> Aside:
    """Thank the reporter and, while no reader has the report, show what its readers read of it."""
    told = views.taken(work.reader, made)
    if made.stage is not Status.OPEN:
        return told
    question = about.question if made.shares else ""
    seen = report_views.ReportSeen(made, work.me, about.unnamed or about.person, question)
    return Aside(report_views.with_what_they_read(work.reader, told.message, seen))


def _made(work: Work, about: Acquaintance, written: dict[str, str]) -> Report:
    more = written["more"].split()
    made = report_and_block.report(
        work.me.id,
        about.person.id,
        work.community,
        subject=about.ref,
        what=What(written["what"]),
        words=written["words"],
        danger=views.DANGER in more,
        shares=bool(about.question) and views.SHARE in more,
        now=work.now,
    )
    # A reporter who knows no name is not in contact: the readers decide whether the two ever may be.
    return replace(made, apart=not about.is_card)


def _readers(work: Work, about: Acquaintance) -> list[Person]:
    """Return who would read a report; none for a person without a name, whom the list would reveal."""
    read = who_reads.readers(work, by=work.me.id, about=about.person.id)
    return [] if about.unnamed else reports.named(work, read)


def _about(request: Request, work: Work) -> Acquaintance | None:
    """Return whom a button is about, by what the presser and that person have to do with each other."""
    known = _met_in_asking(request, work) or _met_by_a_manager(request, work)
    return known or _wrote_back(request, work) or _of_card(request, work)


def _met_in_asking(request: Request, work: Work) -> Acquaintance | None:
    me, ref = work.me.id, request.ref
    ask = work.asks.get(ref)
    if ask is not None and me == ask.mentor:
        shown = work.asker(ask) if work.hides(ask) else None
        return Acquaintance(work.people.named(ask.mentee), ref, ask.question, shown)
    if ask is not None and me == ask.mentee and not ask.is_hidden:
        return Acquaintance(work.people.named(ask.mentor), ref, ask.question)
    shared = work.mentorships.get(ref)
    if shared is not None and me in shared.two:
        return Acquaintance(work.people.named(shared.other(me)), ref)
    return None


def _met_by_a_manager(request: Request, work: Work) -> Acquaintance | None:
    """Return the manager who helps the presser, or the person whom the presser helps as a manager."""
    hand, one = work.hands.get(request.ref), work.introductions.get(request.ref)
    waits = work.approvals.get(request.ref)
    pairs: list[tuple[PersonId, PersonId | None]] = [
        *([(hand.person, hand.by)] if hand else []),
        *([(one.person, one.by)] if one else []),
        *([(waits.mentor, waits.by)] if waits else []),
    ]
    for person, manager in pairs:
        other = manager if person == work.me.id else person if work.me.manages else None
        if other is not None and other != work.me.id:
            return Acquaintance(work.people.named(other), request.ref)
    return None


def _wrote_back(request: Request, work: Work) -> Acquaintance | None:
    """Return the reader who replied to the presser's announcement, or the manager to whom they replied."""
    said = work.replies.get(request.ref)
    if said is None or work.me.id not in {said.by, said.to}:
        return None
    other = said.by if work.me.id == said.to else said.to
    return Acquaintance(work.people.named(other), said.id)


def _of_card(request: Request, work: Work) -> Acquaintance | None:
    """Return the owner of a mentor's card that the presser may have read, also once they have left."""
    mentor = work.mentors.get(PersonId(request.ref))
    if mentor is None or mentor.id == work.me.id:
        return None
    was_open = mentor.door is not Door.DRAFT or mentor.since is not None or not mentor.person.name
    return Acquaintance(mentor.person, request.ref) if was_open else None


def _card(request: Request, work: Work, *, still: bool = True) -> Acquaintance | None:
    """Return the nameless author of a card in the mentors' channel; with `still`, only if it is unclaimed."""
    card = work.open_asks.get(request.ref)
    if card is None or not card.channel or card.mentee == work.me.id or (still and not card.is_anybodys):
        return None
    nobody = Person(PersonId(""), work.community, unnamed.called(work.reader, ""), zone="")
    return Acquaintance(work.people.named(card.mentee), card.id, card.line, nobody, is_card=True)
