"""How often something is tried: a short form in `make test`, a long one in `make faults`."""

import os

LONG = bool(os.environ.get("LONG"))
"""Whether the long form was asked for: `LONG=1`, as `make faults` sets it."""


def rounds(short: int, long: int) -> int:
    """Return how many rounds are played."""
    return long if LONG else short
