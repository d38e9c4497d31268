"""Taking an ask back: a second look, then its places return, and both are told."""

from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Ask, Ended
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import ask, unsent
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.asks import ask as views


def withdraw(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before an ask is taken back."""
    found = work.asks.get(request.ref)
    match _withdrawn(work, found):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended(ask=ended):
            return views.withdraw_first(work.reader, ended, work.people.named(ended.mentor))


def withdraw_now(request: Request, work: Work) -> Message | Aside:
    """Take an ask back: its places return, and both are told."""
    found = work.asks.get(request.ref)
    match _withdrawn(work, found):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended() as ended if ask.end(work, ended):
            taken = ended.ask
            wanted = taken.first_kind or taken.kind
            unsent.keep(work, unsent.again(wanted, taken.question, taken.link, unnamed=taken.unnamed))
            return views.receipt(work.reader, taken, work.people.named(taken.mentor))
        case Ended():
            return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(request.ref))


def _withdrawn(work: Work, found: Ask | None) -> Ended | Refused:
    return ask_rules.withdraw(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE)
