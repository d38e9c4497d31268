"""Limits: a value that a platform could not show cannot be made, and each number has its source."""

import ast
import inspect
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.forms import Checks, Choice, Form, Input, Pick
from bot.ui.limits import DoesNotFit
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Menu,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
)
from bot.ui.verbs import asks, search

PRESS = Button("See", search.FIND)
SOURCES = ("Slack", "Discord", "Teams")
VERB_AND_COLONS = len("1:find:")


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"v{n}", f"Value {n}") for n in range(count))


def boxes(count: int) -> tuple[Input, ...]:
    return tuple(Input(name=f"box{n}", label="Your words") for n in range(count))


def texts(units: int) -> Message:
    """Return a message whose title and paragraphs together have this many UTF-16 code units."""
    body = tuple(Text("x" * size) for size in (limits.TEXT, units - limits.TEXT - 5))
    return Message("Title", body)


LONG: dict[str, tuple[int, Callable[[str], object]]] = {
    "a paragraph": (limits.TEXT, Text),
    "a quote": (limits.TEXT, Quote),
    "a fact's name": (limits.BUTTON, lambda text: Facts(((text, "so"),))),
    "a button's label": (limits.BUTTON, lambda text: Button(text, search.FIND)),
    "a button's token": (limits.TOKEN - VERB_AND_COLONS, lambda text: Button("See", search.FIND, text)),
    "a file's label": (limits.BUTTON, lambda text: File(text, "a.ics", "text/calendar", b"")),
    "an option's label": (limits.OPTION, lambda text: Option("value", text)),
    "an option's value": (limits.TOKEN, lambda text: Option(text, "Label")),
    "a select's label": (limits.LABEL, lambda text: Select("name", text, options(1))),
    "the filters' token": (
        limits.TOKEN - len("1:filter:") - len("|name"),
        lambda text: Filters((Select("name", "Label", options(1)),), search.FILTER, text),
    ),
    "a message's title": (limits.HEADING, Message),
    "a field's label": (limits.LABEL, lambda text: Input(name="name", label=text)),
    "an input's hint": (limits.HINT, lambda text: Input(name="name", label="Label", hint=text)),
    "a choice's label": (limits.LABEL, lambda text: Choice(name="name", label=text, options=options(2))),
    "a group of checks' label": (
        limits.LABEL,
        lambda text: Checks(name="name", label=text, options=options(2)),
    ),
    "a group of checks' hint": (
        limits.HINT,
        lambda text: Checks(name="name", label="Label", options=options(2), hint=text),
    ),
    "a choice's hint": (
        limits.HINT,
        lambda text: Choice(name="name", label="Label", options=options(2), hint=text),
    ),
    "a list's label": (limits.LABEL, lambda text: Pick("name", text, options(2))),
    "a list's hint": (limits.HINT, lambda text: Pick("name", "Label", options(2), hint=text)),
    "a form's title": (
        limits.TITLE,
        lambda text: Form(opens=asks.ASK, submit=asks.PREVIEW, title=text, fields=boxes(1), send="Send"),
    ),
    "a form's button": (
        limits.TITLE,
        lambda text: Form(opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=boxes(1), send=text),
    ),
    "a form's note": (
        limits.TEXT,
        lambda text: Form(
            opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=boxes(1), send="Send", note=text
        ),
    ),
    "a form's token": (
        limits.TOKEN - len("1:preview-ask:"),
        lambda text: Form(
            opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=boxes(1), send="Send", ref=text
        ),
    ),
}

MANY: dict[str, tuple[int, Callable[[int], object]]] = {
    "a file's bytes": (limits.FILE, lambda n: File("File", "a.ics", "text/calendar", b"x" * n)),
    "facts": (10, lambda n: Facts((("Name", "so"),) * n)),
    "buttons": (limits.BUTTONS, lambda n: Buttons((PRESS,) * n)),
    "a menu's steps": (limits.MENU, lambda n: Menu("More", (PRESS,) * n)),
    "buttons and a menu": (limits.BUTTONS - 1, lambda n: Buttons((PRESS,) * n, Menu("More", (PRESS,)))),
    "a card's buttons": (3, lambda n: Card(title="Name", buttons=(PRESS,) * n)),
    "a select's options": (limits.OPTIONS, lambda n: Select("name", "Label", options(n))),
    "a group of checks": (limits.CHECKS, lambda n: Checks(name="name", label="Label", options=options(n))),
    "a choice's options": (limits.RADIOS, lambda n: Choice(name="name", label="Label", options=options(n))),
    "a list's options": (limits.OPTIONS, lambda n: Pick("name", "Label", options(n))),
    "a form's fields": (
        limits.FIELDS,
        lambda n: Form(opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=boxes(n), send="Send"),
    ),
    "a form's note and fields": (
        limits.FIELDS - 1,
        lambda n: Form(
            opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=boxes(n), send="Send", note="A note."
        ),
    ),
    "an input's characters": (limits.INPUT, lambda n: Input(name="name", label="Label", at_most=n)),
    "components": (limits.COMPONENTS - 1, lambda n: Message("Title", (Rule(),) * n)),
    "characters": (limits.MESSAGE, texts),
}


@pytest.mark.parametrize(("limit", "make"), LONG.values(), ids=LONG)
def test_a_text_fits_up_to_its_limit_in_utf_16(limit: int, make: Callable[[str], object]) -> None:
    make("x" * limit)
    make("🌱" * (limit // 2))
    with pytest.raises(DoesNotFit):
        make("x" * (limit + 1))
    with pytest.raises(DoesNotFit):
        make("🌱" * (limit // 2 + 1))


MENDED: dict[str, tuple[int, Callable[[str], Card | Facts], Callable[[Any], str]]] = {
    "Facts.rows": (limits.TEXT, lambda text: Facts((("Name", text),)), lambda node: node.rows[0][1]),
    "Card.title": (limits.HEADING, lambda text: Card(title=text), lambda node: node.title),
    "Card.lines": (
        limits.TEXT,
        lambda text: Card(title="Name", lines=("first", text)),
        lambda node: "".join(node.lines[1:]),
    ),
    "Card.quote": (limits.TEXT, lambda text: Card(title="Name", quote=text), lambda node: node.quote),
}
"""What may be made of people's words: cut or left out, and named, but never a reason to draw nothing."""


@pytest.mark.parametrize("part", MENDED)
def test_what_people_wrote_is_cut_where_it_is_too_long(part: str) -> None:
    limit, make, read = MENDED[part]
    whole, seeds = make("x" * limit), make("🌱" * (limit // 2))
    cut, cut_seeds = make("x" * (limit + 1)), make("🌱" * (limit // 2 + 1))

    assert (read(whole), whole.left_out, seeds.left_out) == ("x" * limit, (), ())
    assert read(cut) == "x" * (limit - 1) + "…"
    assert limits.measure(read(cut_seeds)) <= limit
    assert cut.left_out == cut_seeds.left_out == (part,)


@pytest.mark.parametrize(
    ("part", "shown"),
    [("Facts.rows", "—"), ("Card.title", "—"), ("Card.lines", ""), ("Card.quote", "")],
)
def test_what_nobody_could_see_costs_no_page(part: str, shown: str) -> None:
    _, make, read = MENDED[part]
    blank = make("  \n")

    assert (read(blank), blank.left_out) == (shown, (part,))


def card(n: int, quote: str = "") -> Card:
    """Return a card with a step, which counts as three components."""
    return Card(title=f"Name {n}", quote=quote, buttons=(Button("See", search.FIND, f"{n}"),))


def test_a_long_list_loses_its_last_cards_and_nothing_else() -> None:
    rest = (Text("Ours"), Buttons((PRESS,)))
    message = Message("Title", (rest[0], *map(card, range(20)), rest[1]))

    assert message.body == (rest[0], *map(card, range(12)), rest[1])
    assert message.left_out == ("Card",) * 8


def test_a_list_of_long_words_loses_words_before_people() -> None:
    message = Message("Title", tuple(card(n, "x" * 900) for n in range(5)))

    assert [node.quote for node in message.body if isinstance(node, Card)] == ["x" * 900] * 4 + [""]
    assert message.left_out == ("Card.quote",)
    assert Message(message.title, message.body) == message


@pytest.mark.parametrize(("limit", "make"), MANY.values(), ids=MANY)
def test_so_many_fit_and_one_more_does_not(limit: int, make: Callable[[int], object]) -> None:
    make(limit)
    with pytest.raises(DoesNotFit):
        make(limit + 1)


NEVER_EMPTY = set(LONG) - {
    "a button's token",
    "a form's token",
    "the filters' token",
    "a form's note",
    "an input's hint",
    "a choice's hint",
    "a group of checks' hint",
    "a list's hint",
}


@pytest.mark.parametrize("what", sorted(NEVER_EMPTY))
@pytest.mark.parametrize("text", ["", "  \n"])
def test_what_has_to_say_something_is_not_empty(what: str, text: str) -> None:
    with pytest.raises(DoesNotFit, match="is empty"):
        LONG[what][1](text)


def test_a_sentence_that_does_not_fit_is_named_and_counted() -> None:
    with pytest.raises(DoesNotFit, match="a button's label has 76 characters, 75 fit: 'xxx"):
        Button("x" * 76, search.FIND)


@pytest.mark.parametrize(
    ("node", "count"),
    [
        (Text("Text"), 1),
        (Quote("Quote"), 1),
        (Facts((("Name", "so"),)), 1),
        (Rule(), 1),
        (Card(title="Name"), 1),
        (Card(title="Name", buttons=(PRESS, PRESS)), 4),
        (Buttons((PRESS,) * 5), 6),
        (Buttons((PRESS,) * 6), 8),
        (Buttons((PRESS,), Menu("More", (PRESS,) * 5)), 4),
        (Card(title="Name", menu=Menu("More", (PRESS,))), 3),
        (Filters((Select("a", "A", options(1)), Select("b", "B", options(1))), search.FILTER), 4),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, int) else str(value),
)
def test_components_are_counted_as_discord_counts_them(node: Node, count: int) -> None:
    """A row of up to five buttons counts as one component more; so does the row of each select."""
    spare = limits.COMPONENTS - 1 - count

    Message("Title", (node, *(Rule(),) * spare))
    if isinstance(node, Card):
        assert Message("Title", (node, *(Rule(),) * (spare + 1))).left_out == ("Card",)
        return
    with pytest.raises(DoesNotFit, match="components"):
        Message("Title", (node, *(Rule(),) * (spare + 1)))


@pytest.mark.parametrize(
    "node",
    [Text("xyz"), Quote("xyz"), Facts((("x", "yz"),)), Card(title="x", lines=("y",), quote="z")],
    ids=lambda node: type(node).__name__,
)
def test_all_running_text_counts_into_a_message(node: Node) -> None:
    filled = (Text("x" * limits.TEXT), Text("x" * (limits.MESSAGE - limits.TEXT - 5 - 3)))

    Message("Title", (*filled, node))
    if isinstance(node, Card):
        assert Message("Title!", (*filled, node)).left_out == ("Card.quote",)
        return
    with pytest.raises(DoesNotFit, match="characters"):
        Message("Title!", (*filled, node))


def numbers() -> dict[str, str]:
    """Return each number of the limits with its docstring."""
    body = ast.parse(inspect.getsource(limits)).body
    return {
        ast.unparse(number.targets[0]): text.value.value
        if isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
        else ""
        for number, text in pairwise(body)
        if isinstance(number, ast.Assign)
    }


def test_every_number_names_its_source() -> None:
    assert set(numbers()) == {name for name in vars(limits) if name.isupper()}
    assert {
        name
        for name, said in numbers().items()
        if not said.startswith(SOURCES) and not any(f"{source}:" in said for source in SOURCES)
    } == set()


@pytest.mark.parametrize(
    "name", ["", "a", "../a.ics", "a/b.ics", "a\u202egpj.ics", 'a".ics', ".ics", "A.ics", "a" * 57 + ".ics"]
)
def test_a_file_has_a_plain_name(name: str) -> None:
    with pytest.raises(DoesNotFit):
        File("File", name, "text/calendar", b"")


@pytest.mark.parametrize("media", ["", "text", "text/html;x", "text/calendar,", "javascript:1"])
def test_a_file_has_a_plain_media_type(media: str) -> None:
    with pytest.raises(DoesNotFit):
        File("File", "a.ics", media, b"")


def test_a_table_of_another_width_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="1 values in a table of 2 columns"):
        Table("Compared", ("Amara", "Jonas"), (("Days", ("Monday",)),))


@pytest.mark.parametrize(("columns", "rows"), [(limits.COLUMNS + 1, 1), (1, limits.ROWS + 1)])
def test_a_table_is_no_larger_than_every_platform_takes(columns: int, rows: int) -> None:
    with pytest.raises(DoesNotFit):
        Table("Compared", ("Amara",) * columns, (("Days", ("Monday",) * columns),) * rows)
