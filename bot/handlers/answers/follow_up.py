"""After an answer: the mentee asks one follow-up, and how the follow-up ends."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.answers import thanks as rules
from bot.domain.answers.thanks import FollowUp, Status
from bot.domain.asks import clocks, moving
from bot.domain.asks.ask import Ask
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import EVERY_DAY
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.answers import thanks
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import answers
from bot.views.answers import thanks as views


def follow_up(request: Request, work: Work) -> Form | Aside:
    """Open the box for the follow-up question."""
    match _to_ask_more(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = work.drafts.get(answers.FOLLOW_UP.name, found.id)
            return views.follow_up_form(work.reader, found, work.people.named(found.mentor), written)


def preview_follow_up(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the follow-up so far, say what is wrong with it, or show it as the mentor will see it."""
    match _to_ask_more(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            words = request.first("words").strip()
            work.drafts.save(answers.FOLLOW_UP.name, found.id, {"words": words})
            mentor = work.people.named(found.mentor)
            if errors := views.follow_up_errors(work.reader, words):
                form = views.follow_up_form(work.reader, found, mentor, {"words": words})
                return Rejected(form, errors)
            return _preview_follow_up(work, found, words)


def show_follow_up(request: Request, work: Work) -> Message | Aside:
    """Show the kept follow-up as the mentor will see it."""
    words = work.drafts.get(answers.FOLLOW_UP.name, request.ref).get("words", "")
    found = _to_ask_more(request, work)
    if isinstance(found, Refused) or views.follow_up_errors(work.reader, words):
        no = found if isinstance(found, Refused) else Refusal.NOTHING_WRITTEN
        return work.refuse(no, work.asks.get(request.ref))
    return _preview_follow_up(work, found, words)


def _preview_follow_up(work: Work, found: Ask, words: str) -> Aside:
    mentor, further = work.people.named(found.mentor), _new_follow_up(work, found, words)
    seen = views.follow_up_card(work.reading_as(mentor), found, work.asker_as_read(found), further)
    return views.preview_follow_up(
        work.reader, found, mentor, seen, work.print_of(answers.FOLLOW_UP, found.id)
    )


def send_follow_up(request: Request, work: Work) -> Message | Aside:
    """Send the previewed follow-up once; its time to answer begins."""
    match _to_ask_more(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            words = work.drafts.get(answers.FOLLOW_UP.name, found.id).get("words", "")
            if views.follow_up_errors(work.reader, words):
                return work.refuse(Refusal.NOTHING_WRITTEN)
            if not work.thanking.ask_more(_new_follow_up(work, found, words)):
                return work.refuse(Refusal.SAID)
            work.drafts.drop(answers.FOLLOW_UP.name, found.id)
            _tell(work, found, found.mentor)
            return thanks.said(work, found)


def answer_more(request: Request, work: Work) -> Form | Aside:
    """Open the box for the answer to a follow-up."""
    match _to_answer(request, work):
        case Refused() as no:
            return work.refuse(no)
        case further:
            return _more_form(work, further, work.drafts.get(answers.ANSWER_MORE.name, further.ask))


def preview_more(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the answer so far, say what is wrong with it, or show it as the mentee will read it."""
    match _to_answer(request, work):
        case Refused() as no:
            return work.refuse(no)
        case further:
            words = request.first("words").strip()
            work.drafts.save(answers.ANSWER_MORE.name, further.ask, {"words": words})
            if errors := views.more_errors(work.reader, words):
                return Rejected(_more_form(work, further, {"words": words}), errors)
            return _preview_more(work, further, words)


def show_more(request: Request, work: Work) -> Message | Aside:
    """Show the kept answer to a follow-up as the mentee will read it."""
    words = work.drafts.get(answers.ANSWER_MORE.name, request.ref).get("words", "")
    further = _to_answer(request, work)
    if isinstance(further, Refused) or views.more_errors(work.reader, words):
        return work.refuse(further if isinstance(further, Refused) else Refusal.NOTHING_WRITTEN)
    return _preview_more(work, further, words)


def _preview_more(work: Work, further: FollowUp, words: str) -> Aside:
    found, ended = _asked(work, further), rules.end(further, Status.ANSWERED, work.now, words)
    seen = views.follow_up_end(work.reading_as(work.people.named(found.mentee)), ended, work.me)
    draft = work.print_of(answers.ANSWER_MORE, further.ask)
    return views.preview_more(work.reader, further, work.asker(found), seen, draft)


def send_more(request: Request, work: Work) -> Message | Aside:
    """Send the answer to the follow-up; the ask is then complete."""
    words = work.drafts.get(answers.ANSWER_MORE.name, request.ref).get("words", "")
    if not words or views.more_errors(work.reader, words):
        return work.refuse(Refusal.NOTHING_WRITTEN)
    return _settle(request, work, Status.ANSWERED, words)


def leave_more_first(request: Request, work: Work) -> Message | Aside:
    """Show what the mentee would read before a follow-up is left unanswered."""
    match _to_answer(request, work):
        case Refused() as no:
            return work.refuse(no)
        case further:
            left = rules.end(further, Status.LEFT, work.now)
            mentee = work.asker(_asked(work, further))
            return views.leave_more_first(work.reader, left, work.me, mentee)


def leave_more(request: Request, work: Work) -> Message | Aside:
    """Decline to answer the follow-up; the mentee is told kindly."""
    return _settle(request, work, Status.LEFT)


def see_more(request: Request, work: Work) -> Message | Aside:
    """Show a mentor a follow-up in its current state."""
    found = work.asks.get(request.ref)
    further = work.thanking.follow_up(request.ref)
    if found is None or further is None or found.mentor != work.me.id:
        return work.refuse(Refusal.GONE)
    return views.follow_up_card(work.reader, found, work.asker(found), further)


def end(work: Work, ended: FollowUp) -> bool:
    """End a follow-up if it still waits, and show both its current state."""
    if not work.thanking.end(ended):
        return False
    found = _asked(work, ended)
    _tell(work, found, found.mentor)
    _tell(work, found, found.mentee)
    work.show(found.mentee, Notice(NoticeKind.OUTCOME, found.id))
    return True


def close_due(work: Work) -> bool:
    """Close the follow-up that is longest past its deadline; the first answer stays."""
    due = work.thanking.longest_over(work.now)
    if due is not None and _moves_on(work, due):
        return True
    return due is not None and (end(work, rules.end(due, Status.CLOSED, work.now)) or True)


def _moves_on(work: Work, due: FollowUp) -> bool:
    """Move a deadline that lies on a quiet day, as after a standstill, to the next day that is none."""
    found, weeks = _asked(work, due), work.programme.caps.quiet_weeks
    zone = work.people.named(found.mentor).zone
    later = replace(due, closes_at=moving.off_quiet_days(due.closes_at, zone, weeks))
    if later == due or not work.thanking.move(later):
        return False
    work.redraw((found.mentor, found.mentee), (found.id,))
    return True


def follow_up_card(ref: str, work: Work) -> Message | None:
    """Draw a follow-up: for its mentor in its current state, for its mentee how it ended."""
    ask, further = work.asks.get(ref), work.thanking.follow_up(ref)
    if ask is None or further is None:
        return None
    if work.me.id == ask.mentor:
        return views.follow_up_card(work.reader, ask, work.asker(ask), further)
    return views.follow_up_end(work.reader, further, work.people.named(ask.mentor))


def _to_ask_more(request: Request, work: Work) -> Ask | Refused:
    found = thanks.answered_me(request, work)
    if isinstance(found, Ask) and work.thanking.follow_up(found.id):
        return Refused(Refusal.SAID)
    return found


def _to_answer(request: Request, work: Work) -> FollowUp | Refused:
    further = work.thanking.follow_up(request.ref)
    return rules.may_answer(work.asks.get(request.ref), further, by=work.me.id)


def _new_follow_up(work: Work, found: Ask, words: str) -> FollowUp:
    mentor, kind = work.mentors.get(found.mentor), work.programme.kind(found.kind)
    days = mentor.days if mentor else EVERY_DAY
    zone = work.people.named(found.mentor).zone
    closing = clocks.closes_at(work.now, kind.clock, days, zone, work.programme.caps)
    return rules.follow_up(found, words, closing, work.now)


def _settle(request: Request, work: Work, state: Status, words: str = "") -> Message | Aside:
    match _to_answer(request, work):
        case Refused() as no:
            return work.refuse(no)
        case further if end(work, rules.end(further, state, work.now, words)):
            work.drafts.drop(answers.ANSWER_MORE.name, further.ask)
            return see_more(request, work)
        case _:
            return work.refuse(Refusal.SAID)


def _tell(work: Work, found: Ask, to: str) -> None:
    work.show(to, Notice(NoticeKind.FOLLOW_UP, found.id))


def _asked(work: Work, further: FollowUp) -> Ask:
    found = work.asks.get(further.ask)
    assert found is not None  # noqa: S101 - a follow-up is deleted with its ask
    return found


def _more_form(work: Work, further: FollowUp, written: Mapping[str, str]) -> Form:
    mentee = work.asker(_asked(work, further))
    return views.more_form(work.reader, further, mentee, written)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a follow-up was over before its mentor read of it; its mentee is always told its end."""
    ask, further = work.asks.get(ref), work.thanking.follow_up(ref)
    if ask is None or further is None or work.me.id != ask.mentor:
        return False
    late = further.state is Status.WAITING and work.now >= further.closes_at
    return late or further.state is Status.CLOSED
