"""Answering an ask: accept, answer now, decline kindly."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.answers import reminders
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Accepted, Ask, Ended, Status
from bot.domain.asks.events import AskAnswered, AskOpened
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships.events import MentorshipBegan
from bot.handlers.answers import ask_about_rest
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.asks import closing
from bot.handlers.introductions import introduction
from bot.handlers.opening import first_days
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Opens, OpensAbout, answers, home
from bot.views.answers import answer as views
from bot.views.asks import ask as ask_views
from bot.views.common.reader import Reader
from bot.views.open_asks import open_ask

Drawing = Callable[[Reader, Ask, Person, Mapping[str, str]], Form]
"""Draws a form about an ask, with what was written in it before."""

Beginning = Callable[[str], Mapping[str, str]]
"""Returns the fields with which a form begins where its words were typed to the bot."""


def see_card(request: Request, work: Work) -> Message | Aside:
    """Show a mentor one of their asks in its current state."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            work.happened(AskOpened(found.id))
            return Aside(card(work, found))


def stands(request: Request, work: Work) -> Message | Aside:
    """Draw the card again in its current state: the answer to a repeated press."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return card(work, found)


def why_me(request: Request, work: Work) -> Message | Aside:
    """Say how this ask came to this mentor."""
    found = _mine(request, work)
    mentor = work.mentors.get(work.me.id)
    if isinstance(found, Refused) or mentor is None:
        return work.refuse(Refusal.NOT_YOURS)
    work.happened(AskOpened(found.id))
    mentee = work.asker(found)
    if found.carried:
        return open_ask.why_me(work.reader, found, mentee, claimed=_is_claimed(work, found))
    return views.why_me(work.reader, mentee, mentor, found.kind)


def accept(request: Request, work: Work) -> Message | Aside:
    """Accept the ask: a mentorship begins, its room opens, and the mentee is told."""
    found = work.asks.get(request.ref)
    match ask_rules.accept(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Accepted(ask) as accepted if begin(work, accepted):
            work.happened(AskAnswered(ask))
            return card(work, ask)
        case Accepted():
            return _too_late(request, work)


def begin(work: Work, accepted: Accepted) -> bool:
    """Begin an accepted mentorship and tell both, if the ask's status is unchanged; else return False."""
    begun = accepted.mentorship
    if not ask_handlers.end(work, accepted.ended):
        return False
    work.mentorships.add(begun)
    work.happened(MentorshipBegan(begun))
    work.show(begun.id, Notice(NoticeKind.WELCOME, begun.id))
    return True


def answer(request: Request, work: Work) -> Form | Aside:
    """Open the box for an answer in writing."""
    return open_form(request, work, answers.ANSWER, views.answer_form, lambda words: {"words": words})


def preview_answer(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the answer so far, say what is wrong with it, or show it as the mentee will read it."""
    match waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            words = request.first("words").strip()
            work.drafts.save(answers.ANSWER.name, found.id, {"words": words})
            mentee = work.asker(found)
            if errors := views.words_errors(work.reader, words):
                return Rejected(views.answer_form(work.reader, found, mentee, {"words": words}), errors)
            return _preview(work, found, words)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept answer as the mentee will read it."""
    words = work.drafts.get(answers.ANSWER.name, request.ref).get("words", "")
    match waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found if views.words_errors(work.reader, words):
            return work.refuse(Refusal.NOTHING_WRITTEN, found)
        case found:
            return _preview(work, found, words)


def _preview(work: Work, found: Ask, words: str) -> Aside:
    kind = work.programme.kind(found.kind)
    match ask_rules.answer(found, kind, words, by=work.me.id, now=work.now):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended(ask):
            seen = as_mentee_reads(work, ask)
            draft = work.print_of(answers.ANSWER, ask.id)
            return views.preview_answer(work.reader, ask, work.asker(ask), seen, draft)


def as_mentee_reads(work: Work, ended: Ask) -> Message:
    """Return how an ask ended as its mentee will read it, without what follows for the mentee alone."""
    mentee = work.people.named(ended.mentee)
    return ask_views.outcome_alone(work.reading_as(mentee), ended, work.me)


def send_answer(request: Request, work: Work) -> Message | Aside:
    """Send the answer that was previewed."""
    found = work.asks.get(request.ref)
    words = work.drafts.get(answers.ANSWER.name, request.ref).get("words", "")
    if found is None or found.mentor != work.me.id:
        return work.refuse(Refusal.GONE)
    if found.status is Status.WAITING and views.words_errors(work.reader, words):
        return work.refuse(Refusal.NOTHING_WRITTEN, found)
    kind = work.programme.kind(found.kind)
    return settle_as(
        request, work, answers.ANSWER, ask_rules.answer(found, kind, words, by=work.me.id, now=work.now)
    )


def card(work: Work, shown: Ask) -> Message:
    """Draw an ask as its mentor sees it now."""
    mentor = work.mentors.get(shown.mentor)
    assert mentor is not None  # noqa: S101 - an ask is deleted with its mentor's card
    mentee = work.asker(shown)
    later = reminders.later(shown, mentor, work.programme.caps, by=shown.mentor, now=work.now)
    day = later.later_at if isinstance(later, Ask) else None
    if shown.link and shown.mentee in work.safety.apart_from(shown.mentor):
        shown = replace(shown, link="")
    drawn = views.mentor_card(
        work.reader,
        views.MentorCard(shown, mentor, mentee, work.asks.rank(shown), _is_claimed(work, shown), day),
    )
    began = (*introduction.thought_of_you(work, shown), *first_days.others_began(work, shown))
    return replace(drawn, body=(*began, *drawn.body, *ask_about_rest.offered(work, shown, mentor)))


def _is_claimed(work: Work, ask: Ask) -> bool:
    carry = work.open_asks.get(ask.carried) if ask.carried else None
    return bool(carry and carry.channel)


def _mine(request: Request, work: Work) -> Ask | Refused:
    found = work.asks.get(request.ref)
    if found is None:
        return Refused(Refusal.GONE)
    return found if found.mentor == work.me.id else Refused(Refusal.NOT_YOURS)


def waiting(request: Request, work: Work) -> Ask | Refused:
    """Return the mentor's ask if it still waits for them, else the reason why it does not."""
    match _mine(request, work):
        case Ask(status=Status.WAITING) as found:
            return found
        case Ask():
            return Refused(Refusal.ALREADY_SETTLED)
        case no:
            return no


def open_form(
    pressed: Request, work: Work, form: OpensAbout[answers.AnswerTo], draw: Drawing, begin: Beginning
) -> Form | Aside:
    """Open a form about a waiting ask, with its draft or with what its mentor typed to the bot meanwhile."""
    about = form.read(pressed.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    request = replace(pressed, ref=about.ask)
    match waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            work.happened(AskOpened(found.id))
            written = work.drafts.get(form.name, found.id)
            words = work.drafts.get(home.SAID.name, found.id).get("words", "")
            typed = begin(words) if words and (about.begins or not written) else {}
            return draw(work.reader, found, work.asker(found), typed or written)


def settle_as(request: Request, work: Work, form: Opens, decided: Ended | Refused) -> Message | Aside:
    """End an ask as its mentor has decided, and drop the draft of the form; or refuse."""
    match decided:
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case Ended(ask) as ended:
            shown = settle(work, ended)
            if isinstance(shown, Message):
                work.drafts.drop(form.name, ask.id)
            return shown


def settle(work: Work, ended: Ended) -> Message | Aside:
    """End an ask if its status is unchanged, and show the mentor its current state."""
    if not ask_handlers.end(work, ended):
        return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(ended.ask.id))
    work.drafts.drop(home.SAID.name, ended.ask.id)
    work.happened(AskAnswered(ended.ask))
    return card(work, ended.ask)


def _too_late(request: Request, work: Work) -> Aside:
    return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(request.ref))


def asked(ref: str, work: Work) -> Message | None:
    """Draw an ask for its mentor in its current state; a line where a later card of it has its buttons."""
    found = work.asks.get(ref)
    if found is not None and found.is_taken:
        return views.moved_on(work.reader, found)
    return card(work, found) if found else None


def taken(ref: str, work: Work) -> Message | None:
    """Draw an ask for its mentor whose mentee took a lighter kind in writing, in its current state."""
    found = work.asks.get(ref)
    return card(work, found) if found else None


def is_past(ref: str, work: Work) -> bool:
    """Tell whether an ask closed before its mentor read of it: then there is nothing for them to do."""
    found = work.asks.get(ref)
    closed = found is not None and found.status is Status.CLOSED
    return closed or closing.is_past(ref, work)
