"""Ticks: everything that the clock runs, and how often."""

from bot.handlers.run import Runner
from bot.jobs.absences import purge
from bot.jobs.clock import HOUR, MINUTE, Tick
from bot.jobs.closing import close_due
from bot.jobs.forgetting import forget
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import nudge_due, plan_nudges
from bot.jobs.turning import turn
from bot.jobs.wishing import wish_due


def ticks(runner: Runner, indexer: Indexer) -> tuple[Tick, ...]:
    """Return what is done when its time has come, except delivering: all of it is rows in the database."""
    database, clock, programme = runner.database, runner.services.clock, runner.services.programme
    return (
        Tick("close", MINUTE, lambda: close_due(runner)),
        Tick("nudge", MINUTE, lambda: nudge_due(runner)),
        Tick("wish", MINUTE, lambda: wish_due(runner, indexer.catch_up)),
        Tick("plan", HOUR, lambda: plan_nudges(runner)),
        Tick("turn", HOUR, lambda: turn(database, clock())),
        Tick("purge", HOUR, lambda: purge(database, clock())),
        Tick("forget", HOUR, lambda: database.write(lambda open_: forget(open_, clock(), programme))),
    )
