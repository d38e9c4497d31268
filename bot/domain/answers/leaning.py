"""What words typed to the bot may mean: a yes, a no or neither."""

from enum import StrEnum


class Leaning(StrEnum):
    """What an answer in free words seems to mean."""

    YES = "yes"
    NO = "no"
    PLAIN = "plain"
