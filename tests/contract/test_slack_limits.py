"""Every screen of the gallery, and words of every length, against all known limits of Slack."""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.slack.drawing import render
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import MARK, fit
from bot.ui.forms import Checks, Choice, Form, Input, Pick, Rejected
from bot.ui.limits import measure
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Tone,
)
from bot.ui.verbs import asks, search
from tests.contract.drawing import Screen
from tests.contract.gallery import WINGS, gallery, wing
from tests.fakes.slack_limits import METADATA, problems, problems_of_view, weight


def refused(screen: Screen) -> list[str]:
    """Return why Slack would refuse a screen, wherever it may be shown."""
    match screen:
        case Message():
            message = problems(render.message(screen).blocks, "message")
            return [*message, *problems_of_view(render.page(screen))]
        case Form() | Rejected():
            return problems_of_view(_view(screen))


def _view(screen: Form | Rejected) -> dict[str, Any]:
    match screen:
        case Form():
            return render.modal(screen)
        case Rejected(form, errors):
            return render.modal(form, errors)


@pytest.mark.parametrize("name", WINGS)
def test_slack_refuses_nothing_of_the_gallery(name: str) -> None:
    assert {shown.name: why for shown in wing(name) if (why := refused(shown.screen))} == {}


def test_the_home_tab_is_a_message_too() -> None:
    screens = [shown.screen for shown in wing("longest") if isinstance(shown.screen, Message)]

    assert [problems_of_view(render.home(screen)) for screen in screens] == [[]] * len(screens)
    assert [render.home(screen)["blocks"] for screen in screens] == [
        render.message(screen).blocks for screen in screens
    ]


def test_every_message_has_a_line_for_its_notification() -> None:
    lines = [render.message(s.screen).text for s in gallery() if isinstance(s.screen, Message)]

    assert min(map(len, lines)) > 0
    # `chat.update` takes 4,000 bytes of text.
    assert max(len(line.encode()) for line in lines) < 4000


OPTIONS: Final = (Option("a", "First"), Option("b", "Second"))


def _form(*fields: Input | Choice | Pick | Checks, note: str = "", title: str = "Title") -> Form:
    return Form(opens=asks.ASK, submit=asks.PREVIEW, title=title, fields=fields, send="Send", note=note)


PLACES: Final[dict[str, tuple[int, Callable[[str], Screen]]]] = {
    "title": (limits.HEADING, Message),
    "text": (limits.TEXT, lambda words: Message("Title", (Text(words),))),
    "lead": (limits.TEXT, lambda words: Message("Title", (Text(words, Tone.LEAD),))),
    "quiet": (limits.TEXT, lambda words: Message("Title", (Text(words, Tone.QUIET),))),
    "quote": (limits.TEXT, lambda words: Message("Title", (Quote(words),))),
    "fact": (limits.TEXT, lambda words: Message("Title", (Facts((("Name", words),)),))),
    "fact's name": (limits.BUTTON, lambda words: Message("Title", (Facts(((words, "so"),)),))),
    "card": (limits.HEADING, lambda words: Message("Title", (Card(title=words),))),
    "line": (limits.TEXT, lambda words: Message("Title", (Card(title="Name", lines=(words,)),))),
    "card's quote": (
        limits.TEXT,
        lambda words: Message("Title", (Card(title="Name", lines=(), quote=words),)),
    ),
    "button": (limits.BUTTON, lambda words: Message("Title", (Buttons((Button(words, search.FIND),)),))),
    "file": (
        limits.BUTTON,
        lambda words: Message("Title", (File(words, "a.ics", "text/calendar", b"x"),)),
    ),
    "select": (
        limits.LABEL,
        lambda words: Message("Title", (Filters((Select("name", words, OPTIONS),), search.FILTER),)),
    ),
    "chip": (
        limits.OPTION,
        lambda words: Message(
            "Title", (Filters((Select("n", "L", (Option("a", words, count=9_999),)),), search.FILTER),)
        ),
    ),
    "form": (limits.TITLE, lambda words: _form(Input(name="box", label="Label"), title=words)),
    "note": (limits.TEXT, lambda words: _form(Input(name="box", label="Label"), note=words)),
    "label": (limits.LABEL, lambda words: _form(Input(name="box", label=words))),
    "hint": (limits.HINT, lambda words: _form(Input(name="box", label="Label", hint=words))),
    "value": (limits.INPUT, lambda words: _form(Input(name="box", label="Label", value=words))),
    "radio": (
        limits.OPTION,
        lambda words: _form(Choice(name="one", label="L", options=(Option("a", words),), value="a")),
    ),
    "radio's about": (
        200,
        lambda words: _form(Choice(name="one", label="L", options=(Option("a", "A", words),), value="a")),
    ),
    "list": (limits.OPTION, lambda words: _form(Pick("one", "L", (Option("a", words),), "a"))),
    "check": (
        limits.OPTION,
        lambda words: _form(Checks(name="any", label="L", options=(Option("a", words),), chosen=("a",))),
    ),
    "check's about": (
        75,
        lambda words: _form(Checks(name="any", label="L", options=(Option("a", "A", words),), chosen=("a",))),
    ),
}
LETTERS: Final = ["x", "漢", "x\u0323\u0301", "👩‍👩‍👧‍👦", "🌱", "<", "&", "*", "ש", "\u0b95\u0bcd"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(PLACES)), st.lists(st.sampled_from(LETTERS), min_size=1), st.integers(-1, 1))
def test_words_of_every_length_are_taken_and_cut_with_a_mark(name: str, letters: list[str], off: int) -> None:
    limit, make = PLACES[name]
    words = "".join(islice(cycle(letters), (limit + off) // 11))
    words += "x" * (limit + off - measure(words))
    fitting = fit(words, limit)

    assert refused(make(fitting)) == []
    assert fitting.endswith(MARK) is (off == 1)
    assert fitting in _drawn(make(fitting))


def _drawn(screen: Screen) -> list[str]:
    """Return every text that is sent for a screen."""
    drawn = render.message(screen).blocks if isinstance(screen, Message) else [_view(screen)]
    return [text for block in drawn for text in _texts(block)]


def _texts(part: object) -> list[str]:
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    here = [part] if isinstance(part, str) else []
    return [*here, *(text for one in inner for text in _texts(one))]


@pytest.mark.parametrize("size", [limits.INPUT - 1, limits.INPUT, limits.INPUT + 1, 9_000])
def test_a_draft_that_is_too_long_opens_whole(size: int) -> None:
    """Our own check reports that it is too long; its writer shortens it in the form."""
    form = _form(Input(name="box", label="Label", value="🌱" * (size // 2), at_most=60))

    view = render.modal(form)

    assert problems_of_view(view) == []
    assert view["blocks"][0]["element"]["initial_value"] == "🌱" * (size // 2)


def test_five_boxes_of_pasted_pages_still_open() -> None:
    boxes = tuple(
        Input(name=f"box{n}", label="Label", value="漢" * 100_000, tall=True) for n in range(limits.FIELDS)
    )

    view = render.modal(_form(*boxes))

    assert problems_of_view(view) == []
    assert {block["element"]["initial_value"][-1] for block in view["blocks"]} == {MARK}


def test_the_most_that_a_message_can_hold_is_taken() -> None:
    cards = (
        Card(
            title="Name", lines=("x" * 300,), quote="", buttons=(Button("y" * 75, search.FIND, "z" * 90),) * 3
        ),
    ) * 7
    rest = limits.COMPONENTS - 1 - 7 * 5
    full = Message("T" * 140, (*cards, *(Text("x" * 400),) * rest))

    assert refused(full) == []
    assert weight(render.message(full).blocks) < 13_200


def test_every_kind_of_node_takes_no_more_blocks_than_it_is_counted_for() -> None:
    full = Message("Title", (*(Card(title="Name"),) * 13, *(Quote("Words"),) * 13, *(Rule(),) * 13))

    assert len(render.message(full).blocks) == limits.COMPONENTS


def test_a_forms_token_is_far_below_what_a_view_carries() -> None:
    assert measure(render.modal(_form(Input(name="box", label="Label")))["private_metadata"]) < METADATA
    assert limits.TOKEN < METADATA


def _dividers(message: Message) -> list[str]:
    return [str(one["block_id"]) for one in render.message(message).blocks if one["type"] == "divider"]


def test_a_line_stands_between_two_people_of_a_list() -> None:
    one = Card(title="Amara", buttons=(Button("Ask", asks.ASK, "per_1"),))

    assert _dividers(Message("Three", (Text("Above"), one, one, one, Text("Below")))) == [
        "3.card.rule",
        "4.card.rule",
    ]
    assert _dividers(Message("One", (one, Text("Between"), one))) == []


def test_a_long_list_has_no_lines_rather_than_too_many_blocks() -> None:
    for cards in (25, 26, 39):
        drawn = Message("Many", tuple(Card(title=str(n)) for n in range(cards)))
        assert bool(_dividers(drawn)) == (cards == 25), cards
        assert problems(render.message(drawn).blocks, "message") == []


def test_a_table_stands_row_by_row_where_slack_takes_none_or_no_second() -> None:
    one = Table("Compared", ("Amara", "Jonas"), (("Days", ("Monday", "")),))
    two = Message("Two", (one, one))
    drawn = render.message(two).blocks

    assert [block["type"] for block in drawn] == ["header", "table", "context", "rich_text", "rich_text"]
    assert refused(two) == []
    assert [block["type"] for block in render.page(two)["blocks"]].count("table") == 0
    for words in ("Compared", "Days", "Amara", "Monday", "Jonas", "—"):
        assert words in str(drawn[:2])
        assert words in str(drawn[2:])
