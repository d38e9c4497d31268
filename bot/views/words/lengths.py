"""What is said beside a box that holds more than fits."""

from bot.ui.limits import measure
from bot.views.common.reader import Reader


def too_long(reader: Reader, words: str, at_most: int) -> str:
    """Say by how much words are too long, in UTF-16 code units; nothing where they fit."""
    if measure(words) <= at_most:
        return ""
    many = "This has {length} characters and {n} fit. Your words are kept: please shorten them."
    return reader.say(many, length=reader.number(measure(words)), n=reader.number(at_most))
