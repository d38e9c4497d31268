"""Stopping: a process that was asked to end does end, whatever still stands still in it."""

import logging
import os
import sys
import threading

log = logging.getLogger(__name__)

LONGEST_END = 9.0
"""Seconds from a signal to the end: platforms kill after ten. What was not committed is rolled back."""

LAST_THREADS = 4.0
"""Seconds for threads that still work on the database when all else has ended."""


def end_within(seconds: float) -> None:
    """End this process after so many seconds, even while threads of it hang.

    A thread that waits for a database cannot be interrupted, and Python joins it at the exit: without this a
    stop would last as long as a standstill. The thread here is a daemon, which nobody joins.
    """
    timer = threading.Timer(seconds, _end)
    timer.daemon = True
    timer.start()


def _end() -> None:
    log.warning("something stands still, perhaps the database; this process ends without waiting for it")
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)
