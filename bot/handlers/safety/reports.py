"""Reports: who reads them, what each reader does, and what the reporter hears."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.domain.common.events import PersonLeaves, PersonReturns
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.safety import report_and_block
from bot.domain.safety.events import ContactAgain
from bot.domain.safety.report_and_block import Report, Status, Why
from bot.handlers.safety import report_list
from bot.handlers.safety.who_reads import read_by, readers, waiting
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import safety
from bot.views.common import people
from bot.views.safety import report_and_block as safety_views
from bot.views.safety import reports as views
from bot.views.safety.reports import Reporter

ENDED = "ended"
"""The occasion of the message that says that a report has ended: closed by a reader, or by itself."""


def tell(work: Work, report: Report) -> None:
    """Show the readers of a report, and its reporter, its current state."""
    for one in readers(work, by=report.by, about=report.about):
        report_list.tell(work, one, report)
    work.show(report.by, Notice(NoticeKind.REPORTED, report.id, "by"))


def see(request: Request, work: Work) -> Message | Aside:
    """Show a report to one of its readers."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            card = views.card(work.reader, seen(work, found))
            return Aside(card) if found.listed else card


def take(request: Request, work: Work) -> Message | Aside:
    """Begin to look into a report; the reporter is told."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return _change(work, found, report_and_block.take(found, by=work.me.id))


def close(request: Request, work: Work) -> Form | Aside:
    """Ask how a report ends."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found if found.stage is not Status.TAKEN or found.reader != work.me.id:
            return work.refuse(Refusal.TAKEN)
        case found:
            written = work.drafts.get(safety.CLOSE_REPORT.name, found.id)
            return views.close_form(work.reader, seen(work, found), written)


def end(request: Request, work: Work) -> Message | Aside | Rejected:
    """Close a report: the reporter hears how; the reported person hears nothing."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            written = {name: request.first(name) for name in ("contact", "ready", "words")}
            work.drafts.save(safety.CLOSE_REPORT.name, found.id, written)
            if errors := views.close_errors(work.reader, written):
                return Rejected(views.close_form(work.reader, seen(work, found), written), errors)
            return _close(work, found, written)


def draw(ref: str, work: Work) -> Message | None:
    """Draw a report for one of its readers."""
    found = work.safety.get(ref)
    return (
        views.card(work.reader, seen(work, found)) if found and work.me.id in read_by(work, found) else None
    )


def read_it(request: Request, work: Work) -> Message | Aside:
    """Show a reader a report beside the list that it was pressed in."""
    shown = see(request, work)
    return shown if isinstance(shown, Aside) else Aside(shown)


def see_list(request: Request, work: Work) -> Message | Aside:
    """Show a reader what waits for them, or the reports of the daily list from the number in the ref on."""
    if request.ref == views.WAITING:
        return Aside(_what_waits(work))
    first = int(request.ref) if request.ref.isdecimal() else 0
    drawn = _list(work, first)
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


def _what_waits(work: Work) -> Message:
    mine = waiting(work)
    drawn = [seen(work, one) for one in mine[: views.LISTED]]
    return views.waiting(work.reader, drawn, len(mine) - len(drawn))


def draw_list(ref: str, work: Work) -> Message | None:
    """Draw the daily list for one of the readers; nothing where every report of it is taken."""
    return _list(work, 0)


def _list(work: Work, first: int) -> Message | None:
    mine = [one for one in work.safety.listed() if work.me.id in read_by(work, one)]
    page = mine[first : first + views.LISTED]
    if not page:
        return None
    left = len(mine) - first - len(page)
    return views.listed(work.reader, [seen(work, one) for one in page], first + len(page), left)


def draw_reported(ref: str, work: Work) -> Message | None:
    """Draw a report for its reporter."""
    found = work.safety.get(ref)
    return reported(work, found) if found and found.by == work.me.id else None


def reported(work: Work, found: Report) -> Message:
    """Show the reporter the current state of their report."""
    on_it = [found.reader] if found.reader else readers(work, by=found.by, about=found.about)
    if work.open_asks.get(found.subject) is not None:
        # For a card in the mentors' channel: a reader missing from the list would reveal its author.
        return safety_views.reported(work.reader, found, "", [])
    ask = work.asks.get(found.subject)
    if ask is not None and work.hides(ask):
        # A reader missing from the list would reveal whom the report is about.
        who, seen_by = work.asker(ask), list[Person]()
    else:
        who, seen_by = work.people.named(found.about), named(work, on_it)
    return safety_views.reported(work.reader, found, people.first_name(who), seen_by)


def named(work: Work, ids: Iterable[PersonId]) -> list[Person]:
    """Return people in the order of their ids, without those who were erased."""
    wanted = list(ids)
    found = work.people.many(wanted)
    return [found[one] for one in wanted if one in found]


def tell_again_due(work: Work) -> bool:
    """Tell again about the report that has waited longest for a reader; tell whether there was one."""
    due = work.safety.longest_unread(work.now)
    return due is not None and tell_again(work, due)


def tell_again(work: Work, found: Report) -> bool:
    """Tell again about a report that no reader took: its readers, the managers, at last its reporter."""
    again = report_and_block.look_again(found, work.now)
    if not work.safety.change(again, when=Status.OPEN):
        return False
    for one in read_by(work, again):
        report_list.tell(work, one, again, f"{work.now:%Y%m%d}")
    if again.remind_at is None:
        work.show(found.by, Notice(NoticeKind.REPORTED, found.id, "late"))
    return True


def left_or_back(event: PersonLeaves | PersonReturns, work: Work) -> None:
    """Draw the open reports by and about a person again: they say who is not here any more."""
    for report in work.safety.open_with(event.person):
        work.draw_again(report)


def give_back(work: Work, reader: PersonId) -> None:
    """Give what a reader took and can no longer close back to the other readers, as if it were new."""
    for found in work.safety.taken_by(reader):
        open_again = report_and_block.give_back(found, work.now)
        if work.safety.change(open_again, when=Status.TAKEN):
            for one in read_by(work, open_again):
                report_list.tell(work, one, open_again, f"{work.now:%Y%m%d}")
            work.show(open_again.by, Notice(NoticeKind.REPORTED, open_again.id, "by"))


def pass_to_those_left(work: Work) -> None:
    """Tell the managers of each report that nobody took, where no chosen reader is left to read it.

    Their reporters read who has it now.
    """
    for found in work.safety.untaken():
        if not work.safety.readers():
            for one in read_by(work, found):
                report_list.tell(work, one, found, f"{work.now:%Y%m%d}")
        work.show(found.by, Notice(NoticeKind.REPORTED, found.id, "by"))


def lapse_due(work: Work) -> bool:
    """End the oldest report that nobody has closed in a year, and say so; tell whether there was one."""
    found = work.safety.longest_unclosed(work.now)
    if found is None:
        return False
    ended = report_and_block.lapse(found, work.now)
    if work.safety.change(ended, when=found.stage):
        # Every earlier card changes, and a message comes.
        work.draw_again(ended.id)
        for one in read_by(work, found):
            work.show(one, Notice(NoticeKind.REPORT, ended.id, ENDED))
        work.show(ended.by, Notice(NoticeKind.REPORTED, ended.id, ENDED))
    return True


def _mine(request: Request, work: Work) -> Report | Refused:
    found = work.safety.get(request.ref)
    by = frozenset(read_by(work, found)) if found else frozenset[PersonId]()
    return report_and_block.may_read(found, by=work.me.id, readers=by)


def _change(work: Work, was: Report, new: Report | Refused) -> Message | Aside:
    if isinstance(new, Refused) or not work.safety.change(new, when=was.stage):
        return work.refuse(Refusal.TAKEN)
    tell(work, new)
    return views.card(work.reader, seen(work, new))


def _close(work: Work, found: Report, written: dict[str, str]) -> Message | Aside:
    apart = written["contact"] == views.APART
    words = views.READY_WORDS.said(work.reader, written)
    closed = report_and_block.close(found, words, apart=apart, by=work.me.id, now=work.now)
    shown = _change(work, found, closed)
    if isinstance(shown, Message):
        work.drafts.drop(safety.CLOSE_REPORT.name, found.id)
        # The names of those who have gone stood on every card of it, those of its reminders too.
        work.draw_again(found.id)
        # Its reporter was promised to hear how it ends: an edit of their card would notify nobody.
        work.show(found.by, Notice(NoticeKind.REPORTED, found.id, ENDED))
        if not apart:
            work.safety.let(found.by, found.about, Why.REPORT)
            work.happened(ContactAgain(found.by, found.about))
        elif work.open_asks.get(found.subject) is not None:
            work.safety.keep_apart(found.by, found.about, Why.REPORT, unseen=found.subject)
    return shown


def seen(work: Work, found: Report) -> views.ReportSeen:
    """Return a report with its people, for one of its readers."""
    persons = work.people.many({found.by, found.about, *([found.reader] if found.reader else [])})
    return views.ReportSeen(
        found,
        _with_name(persons[found.by], found.by_name),
        _with_name(persons[found.about], found.about_name),
        _shared(work, found) if found.shares else "",
        persons.get(found.reader) if found.reader else None,
        mine=found.reader == work.me.id,
        gone=_gone(found, persons),
        reporter=_reporter(persons[found.by]),
    )


def _gone(found: Report, persons: Mapping[PersonId, Person]) -> tuple[str, ...]:
    """Return what those of the two are called who are not here any more; the erased by the name it keeps."""
    kept = ((found.by, found.by_name), (found.about, found.about_name))
    named = (_with_name(persons[one], name) for one, name in kept if not persons[one].is_here)
    return tuple(people.first_name(one) for one in named if one.name)


def _reporter(person: Person) -> Reporter:
    if person.is_here:
        return Reporter.HERE
    return Reporter.LEFT if person.name else Reporter.ERASED


def _with_name(person: Person, kept: str) -> Person:
    """Return a person by the name that an open report keeps, where they have erased themselves."""
    return replace(person, name=kept) if kept else person


def _shared(work: Work, found: Report) -> str:
    """Return what a report is about: a question, or the line of a card in the mentors' channel."""
    if (ask := work.asks.get(found.subject)) is not None:
        return ask.question
    card = work.open_asks.get(found.subject)
    return card.line if card else ""
