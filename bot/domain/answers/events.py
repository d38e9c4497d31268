"""What happens to answers before they are sent, for those who follow it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordsTyped:
    """A person has typed words to the bot that may belong into a form about an ask."""

    form: str
    ref: str
    fields: Mapping[str, str]
