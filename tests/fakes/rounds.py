"""How many rounds a test plays: few in `make test`, many in `make faults`."""

import os

LONG = bool(os.environ.get("LONG"))
"""Whether the long form was asked for: `LONG=1`, as `make faults` sets it."""


def rounds(short: int, long: int) -> int:
    """Return how many rounds are played."""
    return long if LONG else short
