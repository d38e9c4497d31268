"""The gallery: every node, every field and every screen, at its limits and in hostile words.

It is drawn when it is first looked at, wing by wing, and once in a run: the other test processes read it.
"""

import pickle
from functools import cache
from pathlib import Path
from typing import Final

from bot.ui import limits
from bot.ui.attachments import File, Link, Way
from bot.ui.forms import Checks, Choice, DateInput, Field, Form, Input, Pick, Rejected, TimeInput
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
    Tone,
    Weight,
    Written,
)
from bot.ui.verbs import asks, search
from bot.ui.written import Piece, WordLine
from tests.contract.drawing import Screen, Shown
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens
from tests.fakes.once import once_in_a_run

HOSTILE = (
    "<b>Ann</b>",
    "@everyone",
    "<!channel>",
    "\"'><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)",
    "a & b &amp; c",
    "javascript:alert(1)",
    "one\ntwo",
    "👩‍👩‍👧‍👦🌱",
    "שירה\u200f",
    "{}{0}%s",
    "{{DATE(2026-11-29T10:00:00Z, SHORT)}}",
    "</textarea></select></form>",
    "`*_~|[x](y)",
    "\ntwo",
)


def _long(limit: int) -> str:
    return ("<&\"'🌱" * limit)[: limit - limit // 5 - 1]


def _options(labels: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(f"{n}{label}"[:60], label, label, n) for n, label in enumerate(labels))


def nodes(words: str) -> tuple[Node, ...]:
    """Return every kind of node, with these words in each text of a node."""
    presses = tuple(Button(words, search.FIND, "ref", weight) for weight in Weight)
    select = Select("facet", words[:45], _options((words, "Other")), (f"0{words}"[:60],))
    return (
        *(Text(words, tone) for tone in Tone),
        Quote(words),
        marked(words),
        Facts(((words, words), ("Name", "so"))),
        Table(words, (words[:75], "Name"), ((words, (words, "so")), ("Aspect", ("so", words)))),
        Card(title=words, lines=(words, words), quote=words, buttons=presses),
        Card(title=words),
        Card(title=words, quote=words, buttons=presses, room=_room(words), menu=Menu(words[:75], presses)),
        Card(title=words, menu=Menu(words[:75], presses[:1])),
        Buttons(presses, Menu(words[:75], presses)),
        Filters((select,), search.FILTER, "ref"),
        Link(words, "https://xn--bcher-kva.example/a_b-c~d/%3Cb%3E?x=1&y=*_2*@here#:joy:"),
        File(words[:75], "alongside.ics", "text/calendar", words.encode()),
        _room(words),
        Way(words[:75], "shp_2"),
        Rule(),
    )


def marked(words: str) -> Written:
    """Return marked words: each mark, and a list with a link, each with these words in it."""
    first, *_ = words.strip().splitlines()
    page = "https://xn--bcher-kva.example/a_b-c~d/%3Cb%3E?x=1&y=*_2*@here#:joy:"
    marks = (Piece(first), Piece(first, bold=True), Piece(" "), Piece(first, italic=True))
    lines = (
        WordLine((Piece(first, url=page), *marks)),
        WordLine(()),
        WordLine((Piece(first, bold=True, italic=True), Piece("xn--bcher-kva.example", url=page))),
        WordLine((Piece(first),), listed=True),
        WordLine((Piece(first, bold=True, url=page), Piece(first)), listed=True),
        WordLine(()),
        WordLine((Piece(first),)),
    )
    return Written(lines)


def _room(words: str) -> Way:
    """Return a room as the address books of four platforms know it."""
    at = {"room": "shp_1", "channel": "G1", "team": "T1", "conversation": "19:G1@thread.v2", "tenant": "T1"}
    return Way(words[:75], "shp_1", at)


def fields(words: str) -> tuple[Field, ...]:
    """Return every kind of field, with these words in each text of a field."""
    options = _options((words, "Other"))
    return (
        Input(name="box", label=words[:45], hint=words, value=words, at_least=1, at_most=10),
        Input(name="tall", label=words[:45], hint=words, value=words, tall=True),
        Choice(name="choice", label=words[:45], options=options, value=options[0].value, hint=words),
        Pick("pick", words[:45], options, options[1].value, words),
    )


def form(words: str) -> Form:
    """Return a form with every kind of field."""
    return Form(
        opens=asks.ASK,
        submit=asks.PREVIEW,
        title="Form",
        fields=fields(words),
        send="Send",
        ref="ref",
        note=words,
    )


def pickers(words: str) -> Form:
    """Return a form with pickers, chosen and not, and one that holds typed words."""
    some: tuple[Field, ...] = (
        DateInput("day", words[:45], "2026-11-10", "2026-11-03", "2027-02-03", words),
        TimeInput("time", words[:45], "16:30", words),
        DateInput("typed", words[:45], words),
        TimeInput("no", "Time"),
    )
    return Form(
        opens=asks.ASK, submit=asks.PREVIEW, title="Form", fields=some, send="Send", ref="ref", note=words
    )


def checks(words: str) -> Form:
    """Return a form with checks, for which the form with every other kind of field has no room."""
    options = _options((words, "Other"))
    field = Checks(name="checks", label=words[:45], options=options, chosen=(options[0].value,), hint=words)
    return Form(
        opens=asks.ASK, submit=asks.PREVIEW, title="Form", fields=(field,), send="Send", ref="ref", note=words
    )


LONGEST: dict[str, Screen] = {
    "text": Message(_long(limits.HEADING), (Text(_long(limits.TEXT)),)),
    "quote": Message("Title", (Quote(_long(limits.TEXT)),)),
    "written": Message(_long(limits.HEADING), (Written((WordLine((Piece(_long(limits.WRITTEN)),)),)),)),
    "facts": Message("Title", (Facts(((_long(limits.BUTTON), _long(300)),) * 10),)),
    "card": Message("Title", (Card(title=_long(limits.HEADING), lines=(_long(400),) * 3, quote=_long(900)),)),
    "buttons": Message(
        "Title", (Buttons((Button(_long(limits.BUTTON), search.FIND, "x" * 93),) * limits.BUTTONS),)
    ),
    "menu": Message(
        "Title",
        (
            Buttons(
                (),
                Menu(
                    _long(limits.BUTTON),
                    (Button(_long(limits.BUTTON), search.FIND, "x" * 93),) * limits.MENU,
                ),
            ),
        ),
    ),
    "filters": Message(
        "Title",
        (
            Filters(
                (
                    Select(
                        "name",
                        _long(limits.LABEL),
                        tuple(
                            Option(
                                f"{n:02}" + "x" * (limits.TOKEN - 2), _long(limits.OPTION), count=10_000 + n
                            )
                            for n in range(limits.OPTIONS)
                        ),
                        ("24" + "x" * (limits.TOKEN - 2),),
                    ),
                ),
                search.FILTER,
            ),
        ),
    ),
    "file": Message(
        "Title", (File(_long(limits.BUTTON), "a" * 56 + ".ics", "text/calendar", b"\xff" * 9_000),)
    ),
    "most": Message("Title", (Rule(),) * (limits.COMPONENTS - 1)),
    "bare": Message("Title"),
    "form": Form(
        opens=asks.ASK,
        submit=asks.PREVIEW,
        title="x" * limits.TITLE,
        fields=tuple(
            Input(
                name=f"box{n}",
                label=_long(limits.LABEL),
                hint=_long(limits.HINT),
                value=_long(9_000),
                tall=bool(n % 2),
            )
            for n in range(limits.FIELDS)
        ),
        send="y" * limits.TITLE,
    ),
    "lists": Form(
        opens=asks.ASK,
        submit=asks.PREVIEW,
        title="Form",
        fields=(
            Choice(
                name="choice",
                label="Choose",
                options=_options(tuple(f"{n} {_long(60)}" for n in range(limits.RADIOS))),
                value="none of these",
            ),
            Pick("pick", "Pick", _options(tuple(f"{n} {_long(60)}" for n in range(limits.OPTIONS)))),
            Checks(
                name="all",
                label="Any",
                options=tuple(Option(str(n), _long(60)) for n in range(limits.CHECKS)),
                chosen=tuple("0123456789"),
            ),
            Pick("unsaid", "Pick", _options(("One", "Other")), "none of these"),
        ),
        send="Send",
    ),
}


def ours() -> tuple[Shown, ...]:
    """Return the screens that are made of UI nodes alone."""
    hostile = (
        screen
        for n, words in enumerate(HOSTILE)
        for screen in (
            Shown(f"nodes: hostile {n}", Message(words, nodes(words))),
            Shown(f"fields: hostile pickers {n}", Rejected(pickers(words), {"day": words})),
            Shown(f"fields: hostile checks {n}", Rejected(checks(words), {"checks": words})),
            Shown(
                f"fields: hostile {n}",
                Rejected(form(words), {"box": words, "choice": words, "pick": words}),
            ),
        )
    )
    longest = (Shown(f"longest: {name}", screen) for name, screen in LONGEST.items())
    return (*hostile, *longest, Shown("fields: calm", form("Words")))


WINGS: Final = ("nodes", "fields", "longest", *(voice.title for voice in VOICES))
"""The sections of the gallery: what the names of our own screens begin with, and every voice."""


@cache
def wing(name: str) -> tuple[Shown, ...]:
    """Return the screens of one section; raise AssertionError where there is none of this name."""

    def draw(file: Path) -> None:
        file.write_bytes(pickle.dumps(_drawn(name)))

    hung: tuple[Shown, ...] = pickle.loads(once_in_a_run(f"{name}.wing", draw))  # noqa: S301 - drawn here
    return hung


def _drawn(name: str) -> tuple[Shown, ...]:
    spoken = [
        Shown(f"{shown.name}, {voice.title}", shown.screen)
        for voice in VOICES
        if voice.title == name
        for shown in screens(cast(voice))
    ]
    found = spoken or [one for one in ours() if one.name.startswith(f"{name}:")]
    assert found, f"nothing hangs in the wing {name!r}"
    return tuple(found)


def gallery() -> tuple[Shown, ...]:
    """Return every screen."""
    return (*ours(), *(shown for voice in VOICES for shown in wing(voice.title)))
