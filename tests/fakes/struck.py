"""Alongside, which sends itself a signal at a point that a file names.

`python -m tests.fakes.struck SIGNAL FOLDER run …` is `python -m bot run …`. Once the file `strike` in the
folder names one of the points of `dying.py` the process sends itself the signal there: SIGSTOP to pause
(leases are short then), or SIGTERM to end (the platform is slow then). In the file `ledger`
it records the key of each message that it begins to send.
"""

import asyncio
import functools
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.port import Address, Sent
from bot.store.database import dialect
from bot.store.outbox import outbox
from bot.ui.nodes import Message

if TYPE_CHECKING:
    from bot.adapters.web.adapter import WebChat

LEASE = timedelta(seconds=2)
SLOW = 0.2


def strike(name: str, number: signal.Signals, trigger: Path) -> None:
    """Send this process the signal where the file names this point, once."""
    if trigger.exists() and trigger.read_text() == name:
        trigger.unlink()
        os.kill(os.getpid(), number)


def keep(chat: "type[WebChat]", ledger: Path, slow: float) -> None:
    """Record each send before it begins; the platform takes so many seconds to answer."""
    original = chat.send

    async def send(self: "WebChat", to: Address, message: Message, *, key: str, **more: Any) -> Sent:  # noqa: ANN401
        with ledger.open("a") as lines:
            lines.write(f"{key}\n")
        sent = await original(self, to, message, key=key, **more)
        await asyncio.sleep(slow)
        return sent

    chat.send = send  # type: ignore[method-assign]


if __name__ == "__main__":
    stands_still = sys.argv[1] == signal.SIGSTOP.name
    if stands_still:
        outbox.LEASE = LEASE  # before another module imports the value
        dialect.STANDSTILL = LEASE.seconds
    from bot.__main__ import commands
    from bot.adapters.web import adapter
    from tests.fakes.dying import POINTS, arm

    sent, folder, *arguments = sys.argv[1:]
    for named, point in POINTS.items():
        arm(point, functools.partial(strike, named, signal.Signals[sent], Path(folder) / "strike"))
    keep(adapter.WebChat, Path(folder) / "ledger", 0 if stands_still else SLOW)
    commands(arguments)
