"""Prints: short fingerprints of what a person read, so that a later press can say what it was about."""

from collections.abc import Mapping
from hashlib import sha256

LENGTH = 16
"""The length of a print, in hexadecimal digits."""


def print_of(written: Mapping[str, str]) -> str:
    """Return a print of a draft: it changes with every word of it."""
    return sha256(repr(sorted(written.items())).encode()).hexdigest()[:LENGTH]
