"""Who reads reports: managers pick two members; one who never wrote to the bot is asked first."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.domain.common.zones import told
from bot.handlers.safety import reports
from bot.handlers.safety.reports import named
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.limits import OPTIONS
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import safety
from bot.views.safety import choose_readers as views

BOTH = ("first", "second")


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the form in which a manager picks the two readers of reports."""
    chosen = [*work.safety.readers(), *work.safety.asked_to_read()]
    now = dict(zip(BOTH, map(work.people.platform_user, chosen), strict=False))
    draft = work.drafts.get(safety.CHOOSE_READERS.name, "")
    # In an earlier release a draft held typed names, which no platform's picker takes.
    kept = {name: user for name, user in draft.items() if work.people.known_as(user) is not None}
    return _form(work, {**now, **kept})


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep who reads reports: they are told, and may decline; one who never wrote here is asked first."""
    written = {name: request.first(name).strip() for name in BOTH}
    work.drafts.save(safety.CHOOSE_READERS.name, "", written)
    errors = {
        name: views.no_member(work.reader) for name in BOTH if not _is_member(request, work, written[name])
    }
    if not errors and len(set(written.values())) < len(BOTH):
        errors = {BOTH[1]: views.two_people(work.reader)}
    if errors:
        return Rejected(_form(work, written), errors)
    work.drafts.drop(safety.CHOOSE_READERS.name, "")
    _choose(request, work, tuple(written.values()))
    return who_reads(request, work)


def who_reads(request: Request, work: Work) -> Message | Aside:
    """Show a manager who reads reports: the answer to a repeated choice."""
    asked = named(work, work.safety.asked_to_read())
    return views.chosen(work.reader, named(work, work.safety.readers()), asked)


def start_reading(request: Request, work: Work) -> Message | Aside:
    """Become a reader of reports, after having been asked; without that nothing changes."""
    if work.me.id in work.safety.asked_to_read() and work.safety.reads(work.me.id):
        _tell_managers(work)
        _tell_the_others(work)
    return _mine(work)


def leaves(event: PersonLeaves, work: Work) -> None:
    """Let nobody who has left read reports: the other readers have what they took, else the managers."""
    if event.person in {*work.safety.readers(), *work.safety.asked_to_read()}:
        _stop(work, event.person)
    reports.give_back(work, event.person)


def stop_reading(request: Request, work: Work) -> Message | Aside:
    """Stop being a reader of reports; managers read in their place until others are chosen."""
    if work.me.id in {*work.safety.readers(), *work.safety.asked_to_read()}:
        _stop(work, work.me.id)
    return _mine(work)


def _stop(work: Work, reader: PersonId) -> None:
    """Let a person read no reports any more; where they were the last, managers have what nobody took."""
    read = reader in work.safety.readers()
    work.safety.stops_reading(reader)
    _tell_managers(work)
    _tell_the_others(work)
    if read:
        reports.pass_to_those_left(work)


def _tell_managers(work: Work) -> None:
    """Tell the managers, once for each answer, what the presser has said; never the presser themselves."""
    notice = Notice(NoticeKind.READER_SAID, work.me.id, f"{work.now:%Y%m%d%H%M}")
    for one in work.people.managers():
        if one.id != work.me.id:
            work.show(one.id, notice)


def _tell_the_others(work: Work) -> None:
    """Draw the cards of the other readers again: each says who reads what is reported about its reader."""
    for one in work.safety.readers():
        if one != work.me.id:
            work.show(one, Notice(NoticeKind.READS_REPORTS, one))


def said(ref: str, work: Work) -> Message | None:
    """Draw for a manager what a person has said who was chosen to read reports."""
    about = work.people.get(PersonId(ref))
    if about is None:
        return None
    if not about.is_here:
        return views.has_left(work.reader, about)
    return views.said(work.reader, about, reads=about.id in work.safety.readers())


def draw(ref: str, work: Work) -> Message | None:
    """Draw for a person whether they read reports, or are asked whether they would."""
    return _mine(work)


def _mine(work: Work) -> Message:
    readers = work.safety.readers()
    if work.me.id in work.safety.asked_to_read():
        return views.would_you(work.reader)
    return views.reads(work.reader, still=work.me.id in readers, alone=len(readers) == 1)


def _choose(request: Request, work: Work, users: tuple[str, ...]) -> None:
    before, unanswered = work.safety.readers(), set(work.safety.asked_to_read())
    known = {user: work.people.known_as(user) for user in users}
    chosen = {user: one or _met(request, work, user) for user, one in known.items()}
    asked = {chosen[user].id for user, one in known.items() if one is None or one.id in unanswered}
    ids = [one.id for one in chosen.values()]
    work.safety.choose_readers(ids, asked)
    for one in {*ids, *before, *unanswered}:
        work.show(one, Notice(NoticeKind.READS_REPORTS, one))


def _met(request: Request, work: Work, user: str) -> Person:
    """Add a member who has never written here: only so can they be asked."""
    actor = (request.picked or {})[user]
    person = Person(PersonId(""), work.community, actor.name, told(actor.zone), actor.locale)
    return work.people.meet(user, person, work.now, work.keys)


def _is_member(request: Request, work: Work, user: str) -> bool:
    """Tell whether a picked person is a member, as their platform says; without its picker, is known."""
    if request.picked is not None:
        return user in request.picked
    known = work.people.known_as(user) if user else None
    return known is not None and known.is_here


def _form(work: Work, written: dict[str, str]) -> Form:
    some = work.people.some(OPTIONS, first=tuple(written.values()))
    return views.form(work.reader, written, {user: one for user, one in some.items() if one.is_here})
