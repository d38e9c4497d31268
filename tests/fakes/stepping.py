"""Alongside on a machine whose clock steps: `python -m tests.fakes.stepping FILE run …`.

It is `python -m bot run …`. The file holds an instant; whenever it changes, the machine's clock shows the new
instant from then on. The minute's tick comes five times a second, so that tests need not wait
for it.
"""

import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import time_machine

A_MOMENT = 0.02
A_MINUTE = 0.2


def follow(file: Path, begun: str, clock: time_machine.Traveller) -> None:
    """Set the clock whenever the file holds another instant, for as long as the process lives."""
    while True:
        time.sleep(A_MOMENT)
        said = file.read_text()
        if said != begun:
            begun = said
            clock.move_to(datetime.fromisoformat(said))


if __name__ == "__main__":
    from bot.__main__ import commands
    from bot.jobs import clock, ticks

    ticks.MINUTE = A_MINUTE  # type: ignore[assignment, attr-defined]
    clock.A_LOOK = A_MINUTE
    name, *arguments = sys.argv[1:]
    first = Path(name).read_text()
    machine = time_machine.travel(datetime.fromisoformat(first), tick=True).start()
    threading.Thread(target=follow, args=(Path(name), first, machine), daemon=True).start()
    commands(arguments)
