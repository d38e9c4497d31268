"""The closing of an ask whose mentor did not answer in time."""

from dataclasses import replace

from bot.domain.asks import ask as rules
from bot.domain.asks import moving
from bot.domain.asks.ask import Ask, Ended, Status
from bot.handlers.asks import ask
from bot.handlers.work import Work


def close_due(work: Work) -> bool:
    """Close the ask that is longest past its deadline, or move it on; tell whether there was one."""
    due = work.asks.longest_over(work.now)
    if due is not None and _moves_on(work, due):
        return True
    match rules.close(due, work.now) if due else None:
        case Ended() as ended:
            return ask.end(work, ended) or True
        case _:
            return False


def _moves_on(work: Work, due: Ask) -> bool:
    """Move a deadline that lies on a quiet day, as after a standstill, to the next day that is none."""
    whose = due.mentee if due.status is Status.OFFERED else due.mentor
    weeks, zone = work.programme.caps.quiet_weeks, work.people.named(whose).zone
    later = replace(due, closes_at=moving.off_quiet_days(due.closes_at, zone, weeks))
    if later == due or not work.running_asks.move(later, was=due):
        return False
    ask.tell(work, later)
    return True


def is_past(ref: str, work: Work) -> bool:
    """Tell whether an ask is past its closing: what its mentee reads next is how it ended."""
    found = work.asks.get(ref)
    return found is not None and found.is_past(work.now)
