"""Alongside, unchanged except that it hurries: tests would wait for minutes else, and compute nothing more.

`python -m tests.fakes.hurried run …` is `python -m bot run …`, which calls Slack as often as it can, looks at
its clock each second, gives up a lease after three, and makes an announcement's rows for few readers at once.
"""

import sys
from datetime import timedelta
from types import ModuleType

from bot import app
from bot.adapters.slack.calls import pace
from bot.handlers.announcing import running
from bot.store.outbox import leases, outbox

OFTEN = 100_000.0
"""Calls a minute."""

LEASE = timedelta(seconds=3)
FEW = 40


def hurry() -> None:
    """Shorten every wait of this process."""
    often = dict.fromkeys(pace.PER_MINUTE, OFTEN)
    hurried: dict[tuple[ModuleType, str], object] = {
        (pace, "PER_MINUTE"): often,
        (pace, "IN_LINE"): often,
        (pace, "MOST"): OFTEN,
        (pace, "BURST"): {},
        (app, "MINUTE"): 1,
        (leases, "LEASE"): LEASE,
        (outbox, "LEASE"): LEASE,
        (running, "BATCH"): FEW,
    }
    for (module, name), value in hurried.items():
        setattr(module, name, value)


if __name__ == "__main__":
    from bot.__main__ import commands

    hurry()
    commands(sys.argv[1:])
