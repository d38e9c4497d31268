"""How an ask ended, for its mentee: the words, what may follow them, and which other asks to take back."""

from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.asks.noes import A_NO
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.asks import several_noes
from bot.handlers.common import alternatives
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message, Node
from bot.ui.requests import Request
from bot.ui.verbs import asks
from bot.views.answers import thanks
from bot.views.asks import ask as ask_views
from bot.views.asks import outcome as views
from bot.views.open_asks import open_ask


def outcome(work: Work, ask: Ask) -> Message:
    """Draw how an ask ended, as its mentee sees it now."""
    if (again := several_noes.outcome(work, ask)) is not None:
        return again
    card, wanted = work.mentors.get(ask.mentor), ask.first_kind or ask.kind
    with_room = alternatives.with_room(work, card, wanted) if ask.status in A_NO else ()
    mentor = work.people.named(ask.mentor)
    return ask_views.outcome(work.reader, ask, mentor, with_room, _more(work, ask))


def see_ask(request: Request, work: Work) -> Message | Aside:
    """Show an ask in its current state; to its mentee an answered one with the answer and the next steps."""
    found = work.asks.get(request.ref)
    if found is not None and found.mentee == work.me.id and found.status is Status.ANSWERED:
        return Aside(outcome(work, found))
    return ask_handlers.see_ask(request, work)


def let_go_first(request: Request, work: Work) -> Message | Aside:
    """Show what ends, and what its mentor would read, before another ask is taken back after a yes."""
    about, other = asks.LET_GO.read(request.ref), _other(request, work)
    match ask_rules.withdraw(other, by=work.me.id, now=work.now) if other else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, other)
        case Ended(ask) if about is not None:
            nameless = work.nobody(ask.mentee) if ask.unnamed else work.me
            return views.let_go_first(work.reader, ask, work.people.named(ask.mentor), nameless, about.yes)
        case _:
            return work.refuse(Refusal.GONE)


def let_go(request: Request, work: Work) -> Message | Aside:
    """Take another ask back after a yes, kindly, and show the yes again without it."""
    other = _other(request, work)
    match ask_rules.withdraw(other, by=work.me.id, now=work.now) if other else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, other)
        case Ended() as ended if ask_handlers.end(work, ended):
            _redraw_the_yes(request, work)
            return the_yes(request, work)
        case Ended():
            return work.refuse(Refusal.ALREADY_SETTLED, other)


def the_yes(request: Request, work: Work) -> Message | Aside:
    """Show the yes after which other asks may be taken back."""
    about = asks.LET_GO.read(request.ref)
    yes = work.asks.get(about.yes) if about else None
    if yes is None or yes.mentee != work.me.id:
        return work.refuse(Refusal.GONE)
    return outcome(work, yes)


def _redraw_the_yes(request: Request, work: Work) -> None:
    """Draw the mentee's own card of the yes again: it offered what is done now."""
    about = asks.LET_GO.read(request.ref)
    yes = work.asks.get(about.yes) if about else None
    if yes is not None and yes.mentee == work.me.id:
        kind = NoticeKind.OFFER if yes.first_kind else NoticeKind.OUTCOME
        work.show(yes.mentee, Notice(kind, yes.id))


def _other(request: Request, work: Work) -> Ask | None:
    about = asks.LET_GO.read(request.ref)
    return work.asks.get(about.ask) if about else None


def _more(work: Work, ask: Ask) -> tuple[Node, ...]:
    match ask.status:
        case Status.ACCEPTED:
            return _still_thinking(work, ask)
        case Status.ANSWERED:
            return _after_an_answer(work, ask)
        case _:
            return ()


def _after_an_answer(work: Work, ask: Ask) -> tuple[Node, ...]:
    thanked = work.thanking.thanks_for(ask.id) is not None
    since = thanks.AfterAnswer(thanked, work.thanking.follow_up(ask.id))
    return thanks.steps(work.reader, ask, work.people.named(ask.mentor), since)


def _still_thinking(work: Work, ask: Ask) -> tuple[Node, ...]:
    wanted = {ask.kind, ask.first_kind} - {""}
    open_ = {one.id: one for kind in wanted for one in work.asks.still_open(ask.mentee, kind)}
    named = work.people.many({one.mentor for one in open_.values()})
    thinking = tuple((one, named[one.mentor]) for one in open_.values())
    open_asks = [one for one in work.open_asks.on_their_way(ask.mentee) if one.kind in wanted]
    return (
        *views.still_thinking(work.reader, ask, thinking),
        *(node for one in open_asks for node in open_ask.still_on_its_way(work.reader, one)),
    )


def news(ref: str, work: Work) -> Message | None:
    """Draw for a mentee how their ask ended, and what can come next."""
    found = work.asks.get(ref)
    return outcome(work, found) if found else None
