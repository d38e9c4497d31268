"""First questions: three for each kind of help."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.ui.nodes import Aside, Message, Node, Text, Tone
from bot.views.common.reader import Reader

TO_BEGIN: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "quick-question": (
            "What have you tried or considered so far?",
            "What would a good answer let you do next?",
            "Is there a part of it that you would rather not decide alone?",
        ),
        "cv-review": (
            "Which role is it meant for, and who will read it first?",
            "Which line on it are you proudest of?",
            "What do you fear somebody might overlook?",
        ),
        "mock-interview": (
            "Which interview is it, and what do you know about the people asking?",
            "Which question do you hope they leave out?",
            "Would you like to hear what went well first, or what to change?",
        ),
        "introduction": (
            "Who would you like to meet, and what would you ask them?",
            "What may be said about you in two sentences?",
            "What would make it worth their while too?",
        ),
        "work-shadowing": (
            "Which part of the day would you most like to see?",
            "How do you picture this work, before you see it?",
            "What should be settled beforehand: place, hours, what is confidential?",
        ),
        "project": (
            "What would you like to be able to show at the end?",
            "How many hours a week are realistic?",
            "How will we notice early that something should change?",
        ),
        "ongoing": (
            "What would you like to be different in six months?",
            "How do you like to be told something hard?",
            "How often do we meet, and who writes first?",
        ),
    }
)
"""Three first questions, by kind of help."""

TO_BEGIN_A_TALK = (
    "What made you ask now?",
    "What have you already found out, and what still puzzles you?",
    "What would make this half hour worth it for you?",
)
"""Three first questions for any talk."""


def questions(reader: Reader, kind: str) -> Aside:
    """Show three good first questions."""
    rows: tuple[Node, ...] = tuple(
        Text(f"· {reader.say(row)}") for row in TO_BEGIN.get(kind, TO_BEGIN_A_TALK)
    )
    said = Text(reader.say("Either of you may begin; one of them is enough."), Tone.QUIET)
    return Aside(Message(reader.say("Questions to begin with"), (*rows, said)))
