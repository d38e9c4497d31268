"""Stopping: a process that was asked to end does end, whatever still stands still in it."""

import logging
import os
import sys
import threading

log = logging.getLogger(__name__)

LONGEST_END = 9.0
"""Seconds from a signal to the end: platforms kill after ten. What was not committed is rolled back."""


def end_within(seconds: float = LONGEST_END) -> threading.Event:
    """End this process after so many seconds, even while threads of it hang; set the event to call it off.

    A thread that waits for a database cannot be interrupted, and Python joins it at the exit: without this a
    stop would last as long as a standstill. The thread here is a daemon, which nobody joins.
    """
    called_off = threading.Event()
    threading.Thread(target=_end, args=(called_off, seconds), name="end", daemon=True).start()
    return called_off


def _end(called_off: threading.Event, seconds: float) -> None:
    if called_off.wait(seconds):
        return
    log.warning("something stands still, perhaps the database; this process ends without waiting for it")
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)
