"""Where Slack refuses the blocks, the same facts are sent as text (F56)."""

from typing import Final

import pytest

from bot.adapters.slack.drawing import render
from bot.adapters.slack.drawing.escape import JOINER, mrkdwn
from bot.ui.attachments import File
from bot.ui.nodes import Button, Buttons, Card, Facts, Filters, Message, Option, Quote, Select, Text
from bot.ui.verbs import search
from tests.contract.gallery import WINGS, wing
from tests.contract.reading import Read, reading

SPOKEN: Final = {
    "title",
    "text",
    "quote",
    "fact",
    "table",
    "column",
    "row",
    "card",
    "line",
    "button",
    "select",
    "chip",
    "file",
}


def words(read: Read) -> tuple[str, ...]:
    """Return what a person reads of one element, without tokens and values."""
    match read:
        case ("button", label, *_):
            return (label,)
        case ("chip", _, _, label, count, _):
            return (label, count)
        case ("file", label, name, _, _):
            return (label, name)
        case (kind, *said) if kind in SPOKEN:
            return tuple(said)
        case _:
            return ()


def visible(text: str) -> str:
    return text.replace(JOINER, "").strip()


def unsaid(message: Message) -> list[str]:
    """Return the lines of a message that its fallback lacks."""
    fallback = visible(render.plain(message))
    lines = (line for read in reading(message) for word in words(read) for line in word.splitlines())
    return [line for line in lines if visible(mrkdwn(line)) not in fallback]


@pytest.mark.parametrize("name", WINGS)
def test_everything_that_a_screen_says_is_in_its_fallback(name: str) -> None:
    messages = {shown.name: shown.screen for shown in wing(name) if isinstance(shown.screen, Message)}

    assert {of: lacking for of, message in messages.items() if (lacking := unsaid(message))} == {}


def test_a_fallback_reads_like_the_message() -> None:
    shown = Message(
        "One & two",
        (
            Text("Words"),
            Facts((("Day", "Monday"),)),
            Card(
                title="Amara",
                lines=("Lagos",),
                quote="One\n<two>",
                buttons=(Button("Ask", search.FIND), Button("Read more", search.FIND)),
            ),
            Quote("> three"),
            Filters(
                (Select("kind", "Kind", (Option("a", "First", count=2), Option("b", "Other"))),),
                search.FILTER,
            ),
            File("Calendar", "a.ics", "text/calendar", b""),
            Buttons((Button("Home", search.FIND),)),
        ),
    )

    assert visible(render.plain(shown)).splitlines() == [
        "*One &amp; two*",
        "Words",
        "Day: Monday",
        "Amara",
        "Lagos",
        "> One",
        "> &lt;two&gt;",
        "[Ask] [Read more]",
        "> &gt; three",
        "Kind: First (2), Other",
        "Calendar · a.ics",
        "[Home]",
    ]
