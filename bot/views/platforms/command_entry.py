"""What a platform's list of commands says of their parts, and the menu of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandPart:
    """One part of a command: what it is called in code, what people call it, and what it says."""

    name: str
    label: str
    about: str
    """Discord: 100 characters in any language."""


ASK_FOR_MENTORING = "Ask for mentoring"
"""What a person's own menu says. Discord: a command's name, 32 characters."""

TOPIC = CommandPart("topic", "Topic", "What you wonder about, in your own words")
"""The part of a search that is its words."""

PARTS = (
    TOPIC,
    CommandPart("kind", "Kind of help", "The kind of help you would like"),
    CommandPart("field", "Field", "The field they work in"),
    CommandPart("place", "Place", "The country or the place they live in"),
    CommandPart("language", "Language", "A language they speak"),
)
"""The parts of a search; all but the topic narrow it."""
