"""What words typed to the bot may sound like."""

from enum import StrEnum


class Leaning(StrEnum):
    """What an answer in one's own words leans to."""

    YES = "yes"
    NO = "no"
    PLAIN = "plain"
