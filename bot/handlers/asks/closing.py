"""The closing of an ask whose mentor did not answer in time."""

from bot.domain.asks import ask as rules
from bot.domain.asks.ask import Ended
from bot.handlers.asks import ask
from bot.handlers.work import Work


def close_due(work: Work) -> bool:
    """Close the ask that is longest past its deadline; tell whether there was one."""
    due = work.asks.longest_over(work.now)
    match rules.close(due, work.now) if due else None:
        case Ended() as ended:
            return ask.end(work, ended) or True
        case _:
            return False


def is_past(ref: str, work: Work) -> bool:
    """Tell whether an ask is past its closing: what its mentee reads next is how it ended."""
    found = work.asks.get(ref)
    return found is not None and found.is_past(work.now)
