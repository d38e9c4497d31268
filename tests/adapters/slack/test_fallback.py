"""Where Slack refuses the blocks, the same facts are sent as text (F56)."""

from typing import Final

import pytest

from bot.adapters.slack import render
from bot.adapters.slack.escape import JOINER, mrkdwn
from bot.ui.attachments import File
from bot.ui.nodes import Button, Buttons, Card, Facts, Filters, Message, Option, Quote, Select, Text
from bot.ui.verbs import search
from tests.contract.reading import Read, reading
from tests.contract.test_renderers import WINGS, wing

SPOKEN: Final = {"title", "text", "quote", "fact", "card", "line", "button", "select", "chip", "file"}


def words(read: Read) -> tuple[str, ...]:
    """Return what a person reads of one element, without tokens and values."""
    match read:
        case ("button", label, _):
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


@pytest.mark.parametrize("name", WINGS)
def test_everything_that_a_screen_says_is_in_its_fallback(name: str) -> None:
    unsaid = {
        shown.name: word
        for shown in wing(name)
        if isinstance(shown.screen, Message)
        for read in reading(shown.screen)
        for word in words(read)
        for line in word.splitlines()
        if visible(mrkdwn(line)) not in visible(render.plain(shown.screen))
    }

    assert unsaid == {}


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
