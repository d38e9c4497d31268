"""Warm introductions, for the mentee: they want one, a manager proposes a mentor, an ask begins."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import MaySend
from bot.domain.common.ids import IntroductionId, fresh, print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.introductions import introduction
from bot.domain.introductions.introduction import THINKING, Introduction, Status
from bot.handlers.asks import as_read, human_help
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.common import given
from bot.handlers.introductions import sent_pushes, thinking_on
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message, Node
from bot.ui.requests import Request
from bot.ui.verbs import introductions
from bot.views.asks import ask as ask_views
from bot.views.common import alternatives
from bot.views.introductions import introduction as views


def may_want(work: Work) -> bool:
    """Tell whether there is a manager who could introduce the presser."""
    return bool(human_help.helpers(work))


def introduce_me(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks for the kind of help and says who reads what."""
    if not may_want(work):
        return work.refuse(Refusal.GONE)
    if not (kinds := given.kinds(work)):
        return alternatives.nobody_gives(work.reader)
    return views.want_form(work.reader, kinds)


def want(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep that the presser would like an introduction, and tell the managers."""
    kind, kinds = request.first("kind"), given.kinds(work)
    if not may_want(work):
        return work.refuse(Refusal.GONE)
    if not kinds:
        return alternatives.nobody_gives(work.reader)
    if kind not in {one.key for one in kinds}:
        return Rejected(views.want_form(work.reader, kinds, kind), alternatives.not_given(work.reader))
    going = work.introductions.going_of(work.me.id)
    if going is not None and (widened := introduction.widen(going, kind, work.now, work.me.zone)):
        if change(work, going, widened):
            tell_managers(work, widened)
    elif going is None:
        until = introduction.evening_after(work.now, THINKING, work.me.zone)
        made = IntroductionId(fresh("int"))
        wanted = Introduction(made, work.community, work.me.id, kind, work.now, until)
        work.introductions.add(wanted)
        sent_pushes.draw_again(work, work.me.id)
        tell_managers(work, wanted)
    return Aside(mine(request, work))


def mine(request: Request, work: Work) -> Message:
    """Show the presser the current state of their introduction."""
    going = work.introductions.going_of(work.me.id)
    return _drawn(work, going) if going else views.nothing(work.reader)


def see(request: Request, work: Work) -> Message | Aside:
    """Show the presser the current state of their introduction, beside the pressed card."""
    return Aside(mine(request, work))


def agree(request: Request, work: Work) -> Message | Aside:
    """Make the introduction, which then is an ordinary ask; or say that the place has just been taken."""
    one = work.introductions.get(request.ref)
    agreed = introduction.agree(one, by=work.me.id) if one else Refused(Refusal.GONE)
    mentor = work.mentors.get(one.mentor) if one and one.mentor else None
    if one is None or isinstance(agreed, Refused) or mentor is None:
        return thinking_on.stands(work, one)
    match _decide(work, one, mentor):
        case Refused() as no:
            return _wanted_again(work, one, no)
        case sent:
            return _make(work, one, agreed, mentor, _with_its_place(one, sent))


def _with_its_place(one: Introduction, sent: MaySend) -> MaySend:
    """Return the ask of a proposal, which takes over the places that the proposal holds."""
    if one.month is None:
        return sent
    left = tuple(hold for hold in sent.holds if hold.place.owner == one.person)
    return MaySend(replace(sent.ask, month=one.month), left)


def _make(
    work: Work, one: Introduction, agreed: Introduction, mentor: Mentor, sent: MaySend
) -> Message | Aside:
    """Make the ask of a proposal; the row first, as every change of a proposal does."""
    if not work.introductions.change(agreed, when=one.stage):
        return work.refuse(Refusal.GONE)
    if (no_room := work.places.hold_all(sent.holds)) is not None:
        work.introductions.change(one, when=agreed.stage)
        return _wanted_again(work, one, Refused(no_room))
    ask_handlers.keep(work, mentor, sent.ask)
    work.introductions.change(replace(agreed, ask=sent.ask.id), when=agreed.stage)
    work.drafts.drop(introductions.WORDS.name, one.id)
    tell_managers(work, agreed)
    return _drawn(work, agreed)


def words(request: Request, work: Work) -> Form | Aside:
    """Open the words with which the mentee would be introduced."""
    one = _proposed(request, work)
    if one is None:
        return thinking_on.stands(work, work.introductions.get(request.ref))
    return views.words_form(work.reader, one, _words(work, one))


def keep_words(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the words, and show the proposal with them."""
    one, question = _proposed(request, work), request.first("question").strip()
    if one is None:
        return thinking_on.keep_for_the_next(request, work, question)
    work.drafts.save(introductions.WORDS.name, one.id, {"question": question})
    if errors := ask_views.question_errors(work.reader, question, ""):
        return Rejected(views.words_form(work.reader, one, question), errors)
    # Their words stand on no row of the introduction: without this the card would keep the old ones.
    work.redraw((work.me.id,), (one.id,))
    return Aside(_drawn(work, one))


def pass_on(request: Request, work: Work) -> Message | Aside:
    """Ask for another mentor: the managers continue, and this mentor hears nothing."""
    one = work.introductions.get(request.ref)
    match one and introduction.pass_on(one, by=work.me.id, now=work.now, zone=work.me.zone):
        case Introduction() as again if one and change(work, one, again):
            if one.mentor:
                work.marks.put(work.me.id, one.mentor, Mark.PASSED)
            tell_managers(work, again)
            return _drawn(work, again)
        case _:
            return thinking_on.stands(work, one)


def let_go(request: Request, work: Work) -> Message | Aside:
    """Decline the introduction; no reason is asked for."""
    one = work.introductions.get(request.ref)
    match one and introduction.let_go(one, by=work.me.id):
        case Introduction() as gone if one and change(work, one, gone):
            tell_managers(work, gone)
            return _drawn(work, gone)
        case _:
            return thinking_on.stands(work, one)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the current state of an introduction: the answer to a repeated press."""
    drawn = card(request.ref, work)
    return drawn or work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw an introduction for its mentee."""
    one = work.introductions.get(ref)
    if one is None or one.person != work.me.id or one.mentor in work.safety.apart_from(work.me.id):
        return None
    return _drawn(work, one)


def change(work: Work, was: Introduction, new: Introduction) -> bool:
    """Change an introduction if its status is unchanged, and give back what it no longer holds."""
    if not work.introductions.change(new, when=was.stage):
        return False
    if not new.places:
        work.places.give_back(was.places)
    return True


def tell(work: Work, one: Introduction) -> None:
    """Show the mentee its current state; a proposal, and an end without a mentor, are new messages."""
    if one.stage is Status.OVER:
        work.show(one.person, Notice(NoticeKind.INTRODUCTION, one.id, one.stage))
    elif one.mentor is not None:
        work.show(one.person, Notice(NoticeKind.INTRODUCTION, one.id, one.mentor[-12:]))


def thought_of_you(work: Work, ask: ask_rules.Ask) -> tuple[Node, ...]:
    """Return who thought of this mentor, for an ask that came from an introduction."""
    one = work.introductions.behind(ask.id)
    return views.thought_of_you(work.reader, _manager(work, one)) if one else ()


def tell_managers(work: Work, one: Introduction) -> None:
    """Show its current state to the managers who are not kept apart from the mentee."""
    human_help.show_managers(work, one.person, NoticeKind.INTRODUCE, one.id)


def _drawn(work: Work, one: Introduction) -> Message:
    mentor = work.mentors.get(one.mentor) if one.mentor else None
    seen = _as_mentor_reads(work, one, mentor) if mentor and one.stage is Status.PROPOSED else None
    face, draft_print = mentor.face() if mentor else None, print_of(draft(one.id, work))
    shown = views.IntroductionShown(one, _manager(work, one), face, seen, draft_print)
    return views.card(work.reader, shown, human_help.helpers(work))


def draft(about: str, work: Work) -> Mapping[str, str]:
    """Return the words and the mentor to whom the presser would agree; nothing where they cannot agree."""
    one = work.introductions.get(about)
    if one is None or one.person != work.me.id or one.stage is not Status.PROPOSED:
        return {}
    return {"mentor": one.mentor or "", "words": _words(work, one)}


def _as_mentor_reads(work: Work, one: Introduction, mentor: Mentor) -> Message:
    """Return the ask as its mentor would read it; of one that cannot be made now, its words alone."""
    match _decide(work, one, mentor):
        case MaySend(ask):
            card = as_read.as_mentor_reads(work, mentor, ask, work.me)
            behind = views.thought_of_you(work.reading_as(mentor.person), _manager(work, one))
            return replace(card, body=(*behind, *card.body))
        case Refused():
            return views.words_alone(work.reader, one.kind, _words(work, one))


def _manager(work: Work, one: Introduction) -> Person | None:
    return work.people.get(one.by) if one.by else None


def _proposed(request: Request, work: Work) -> Introduction | None:
    one = work.introductions.get(request.ref)
    return one if one and one.person == work.me.id and one.stage is Status.PROPOSED else None


def _words(work: Work, one: Introduction) -> str:
    """Return what the mentor would read: the mentee's words, their last question, or a plain beginning."""
    if one.person != work.me.id:
        return ""
    written = work.drafts.get(introductions.WORDS.name, one.id).get("question", "")
    last = next((ask.question for ask in work.asks.of_mentee(work.me.id, limit=3)), "")
    return written or last or views.plain_words(work.reader, one.kind)


def _decide(work: Work, one: Introduction, mentor: Mentor) -> MaySend | Refused:
    question = _words(work, one)
    if ask_views.question_errors(work.reader, question, ""):
        return Refused(Refusal.NOT_READY)
    return ask_rules.send(
        work.me,
        mentor,
        work.programme.kind(one.kind),
        question,
        standing=ask_handlers.standing(work, work.me.id, mentor.id),
        caps=work.programme.caps,
        now=work.now,
    )


def _wanted_again(work: Work, one: Introduction, no: Refused) -> Message | Aside:
    """Say why it cannot be made now; where this mentor cannot be asked any more, managers continue."""
    if no.why in {Refusal.NOT_READY, Refusal.ENOUGH_OPEN}:
        return work.refuse(no)
    again = introduction.wanted_again(one, work.now, work.me.zone)
    if change(work, one, again):
        tell_managers(work, again)
    return views.just_taken(work.reader, again)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a proposal was over before its mentee read of it."""
    one = work.introductions.get(ref)
    return one is not None and (one.is_late(work.now) or one.stage in {Status.WANTED, Status.LET_GO})
