"""Reads an Adaptive Card back into the UI values that it was drawn from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from bot.adapters.teams.actions import AGAIN, INPUTS, token_of, unpack
from bot.adapters.teams.drawing.escape import JOINER, TWINS
from bot.adapters.teams.drawing.rooms import CHAT
from bot.ui import limits
from bot.ui.attachments import File, Link, Way
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
    Select,
    Table,
    Text,
    Tone,
    Weight,
    Written,
)
from bot.ui.verbs import Answers, Verb, read_token
from bot.ui.written import Piece, WordLine
from tests.fakes.discord.drawn_back import VERBS

Part = Mapping[str, Any]

WEIGHTS: Final = {"positive": Weight.MAIN, "destructive": Weight.CAREFUL}
MORE: Final = "More"
"""What the menu is called: a client shows three dots."""
BULLET: Final = "• "
MOST_FACTS: Final = 10

_SIGN_OF: Final = str.maketrans({twin: sign for sign, twin in TWINS.items()})
_PIECE: Final = re.compile(
    r"(?P<stars>\*{0,3})\u2060?"
    r"(?:\[(?P<label>[^\]]*)\]\((?P<url>https://[^()\s]+)\)|(?P<text>[^*\[]+))"
    r"\u2060?(?P=stars)(?(url)(?: \([^)]*\))?)"
)
_MARK: Final = re.compile(r"%(?:28|29|5B|5D|2A|5F|7E)")
"""What an address is written with instead of a sign that is a mark."""
_COUNTED: Final = re.compile(r"(.*) \((\d+)\)", re.DOTALL)


def message(card: Part, files: Sequence[File] = ()) -> Message:
    """Return the message that a card shows; files were handed over beside it."""
    first, *rest = card["body"]
    title = next(one for one in _flat([first]) if one.get("style") == "heading")
    return Message(unescaped(title["text"]), tuple(_nodes(rest, files)))


def unescaped(text: str) -> str:
    """Return words as a reader sees them."""
    return text.translate(_SIGN_OF).replace(JOINER, "")


def verb(name: str) -> Verb:
    """Return a verb by its name."""
    return VERBS.get(name, Answers(name))


def button(action: Part) -> Button:
    """Return a button."""
    carried = read_token(token_of(action["data"]))
    weight = WEIGHTS.get(action.get("style", ""), Weight.PLAIN)
    return Button(unescaped(action["title"]), verb(carried.verb), carried.ref, weight)


def _flat(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield elements without the picture beside them."""
    for part in parts:
        if part["type"] == "ColumnSet" and part["columns"][0]["items"][0]["type"] == "Image":
            yield from part["columns"][1]["items"]
        else:
            yield part


def _nodes(parts: Iterable[Part], files: Sequence[File]) -> Iterator[Node]:
    found: list[Node] = []
    left = list(_flat(parts))
    while left:
        part = left.pop(0)
        match part:
            case {"type": "RichTextBlock"} if left and left[0]["type"] == "ColumnSet":
                found.append(_table(part, left))
            case {"type": "RichTextBlock"}:
                _line(found, part, files)
            case {"type": "TextBlock", "text": text}:
                _add_written(found, _marked(text))
            case {"type": "Container", "style": "emphasis", "items": items}:
                found.append(Quote(_joined(items)))
            case {"type": "Container", "items": items}:
                found += _card(items)
            case {"type": "Input.ChoiceSet"}:
                drawn = [part, *takewhile(_is_of_filters, left)]
                del left[: len(drawn) - 1]
                found.append(_filters(list(_selects(drawn)), left.pop(0)))
            case {"type": "ActionSet", "actions": actions}:
                rows = list(takewhile(_goes_on, left))
                del left[: len(rows)]
                _actions(found, [*actions, *(one for row in rows for one in row["actions"])])
            case other:
                raise AssertionError(f"what is this? {other}")
    return iter(found)


def _line(found: list[Node], part: Part, files: Sequence[File]) -> None:
    """Read a line: a fact, a file, a paragraph or more of one, or marked words."""
    runs = part["inlines"]
    first, said = runs[0], "".join(unescaped(one["text"]) for one in runs)
    if len(runs) == 2 and first.get("weight") == "bolder" and first["text"].endswith(": "):
        row = (unescaped(first["text"]).removesuffix(": "), unescaped(runs[1]["text"]))
        _add_fact(found, row)
    elif len(runs) == 2 and first["text"].endswith(" · ") and runs[1].get("isSubtle"):
        found.append(_file(unescaped(first["text"]).removesuffix(" · "), runs[1]["text"], files))
    elif len(runs) > 1 or first.get("italic"):
        _add_written(found, _runs(runs))
    else:
        tone = Tone.LEAD if first.get("weight") else Tone.QUIET if first.get("isSubtle") else Tone.PLAIN
        above = found[-1] if found else None
        if part.get("spacing") == "none" and isinstance(above, Text) and above.tone is tone:
            found[-1] = replace(above, text=f"{above.text}\n{said}")
        else:
            found.append(Text(said, tone))


def _add_fact(found: list[Node], row: tuple[str, str]) -> None:
    above = found[-1] if found else None
    if isinstance(above, Facts) and len(above.rows) < MOST_FACTS:
        found[-1] = Facts((*above.rows, row))
    else:
        found.append(Facts((row,)))


def _add_written(found: list[Node], line: WordLine) -> None:
    above = found[-1] if found else None
    if isinstance(above, Written):
        found[-1] = Written((*above.lines, line))
    else:
        found.append(Written((line,)))


def _file(label: str, name: str, files: Sequence[File]) -> File:
    one = next((one for one in files if one.name == name), None)
    return replace(one, label=label) if one else File(label, name, "application/octet-stream", b"")


def _runs(runs: Sequence[Part]) -> WordLine:
    listed = runs[0]["text"] == BULLET
    pieces = tuple(
        Piece(unescaped(one["text"]), bold="weight" in one, italic=bool(one.get("italic")))
        for one in runs[listed:]
    )
    return WordLine(pieces, listed)


def _marked(text: str) -> WordLine:
    listed = text.startswith(BULLET)
    pieces = tuple(_piece(found) for found in _PIECE.finditer(text.removeprefix(BULLET)))
    return WordLine(pieces, listed)


def _piece(found: "re.Match[str]") -> Piece:
    stars = len(found["stars"])
    said, url = (found["label"], _MARK.sub(_unquoted, found["url"])) if found["url"] else (found["text"], "")
    return Piece(unescaped(said), bold=stars >= 2, italic=stars % 2 == 1, url=url)


def _unquoted(found: "re.Match[str]") -> str:
    return unquote(found[0])


def _joined(items: Iterable[Part]) -> str:
    """Return lines that were parted; an empty one stood where there is room again."""
    said = list[str]()
    for one in items:
        said += ["", _text(one)] if said and one.get("spacing") == "default" else [_text(one)]
    return "\n".join(said)


def _text(part: Part) -> str:
    return "".join(unescaped(one["text"]) for one in part["inlines"])


def _card(items: Sequence[Part]) -> Iterator[Node]:
    title, *rest = _flat(items)
    said = [one for one in rest if one["type"] == "RichTextBlock"]
    quotes = [one for one in rest if one["type"] == "Container"]
    card = Card(
        title=_text(title),
        lines=tuple(map(_text, said)),
        quote=_joined(quotes[0]["items"]) if quotes else "",
    )
    steps: list[Node] = []
    actions = [each for one in rest if one["type"] == "ActionSet" for each in one["actions"]]
    ways = [each for each in actions if each["type"] == "Action.OpenUrl"]
    card = replace(card, room=_opens(ways[0])) if ways else card
    _actions(steps, [each for each in actions if each["type"] != "Action.OpenUrl"])
    below = next((one for one in steps if isinstance(one, Buttons)), None)
    yield replace(card, buttons=below.buttons, menu=below.menu) if below else card


def _actions(found: list[Node], actions: Sequence[Part]) -> None:
    """Read a row: ways that open pages, buttons, and what is behind three dots."""
    found += [_opens(one) for one in actions if one["type"] == "Action.OpenUrl"]
    pressed = [one for one in actions if one["type"] != "Action.OpenUrl"]
    shown = tuple(button(one) for one in pressed if one.get("mode") != "secondary")
    hidden = tuple(button(one) for one in pressed if one.get("mode") == "secondary")
    steps = hidden[-limits.MENU :]
    if pressed:
        found.append(Buttons((*shown, *hidden[: -limits.MENU]), Menu(MORE, steps) if steps else None))


def _opens(action: Part) -> Any:  # noqa: ANN401 - a link or a way
    label, url = unescaped(action["title"]), str(action["url"])
    if not url.startswith(f"{CHAT}/"):
        return Link(label, url)
    parts = urlsplit(url)
    chat = unquote(parts.path.split("/")[3])
    tenant = parse_qs(parts.query).get("tenantId", [""])[0]
    return Way(label, chat, {"conversation": chat, "tenant": tenant})


def _goes_on(part: Part) -> bool:
    """Tell whether a row of actions goes on with the one above it."""
    return part["type"] == "ActionSet" and part.get("spacing") == "small"


def _is_of_filters(part: Part) -> bool:
    shows = part["type"] == "ActionSet" and part["actions"][0]["type"] == "Action.ToggleVisibility"
    return part["type"] == "Input.ChoiceSet" or shows or part.get("isVisible") is False


def _selects(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield each choice of values, those too that a press shows."""
    for part in parts:
        yield from (part,) if part["type"] == "Input.ChoiceSet" else part.get("items", ())


def _filters(selects: Sequence[Part], sends: Part) -> Filters:
    (action,) = sends["actions"]
    about = read_token(token_of(action["data"]))
    apply = verb(about.verb)
    assert isinstance(apply, Answers)
    assert action["data"][INPUTS] == [one["id"] for one in selects]
    facets = tuple(_whole(map(_select, selects)))
    return Filters(facets, apply, about.ref, send=unescaped(action["title"]))


def _whole(facets: Iterable[Select]) -> Iterator[Select]:
    """Yield each facet with all its values, also where they stand in two choices."""
    for _, some in groupby(facets, key=lambda one: one.name):
        first, *others = some
        values = (*first.options, *(value for one in others for value in one.options))
        yield replace(first, options=values)


def _select(part: Part) -> Select:
    on = str(part.get("value", "")).split(",")
    options = tuple(_option(one) for one in part["choices"])
    chosen = tuple(unpack(one["value"]) for one in part["choices"] if one["value"] in on)
    name = str(part["id"]).partition(".")[2].partition(AGAIN)[0]
    return Select(name, unescaped(part["label"]), options, chosen)


def _option(choice: Part) -> Option:
    label = unescaped(choice["title"])
    counted = _COUNTED.fullmatch(label)
    if counted is None:
        return Option(unpack(choice["value"]), label)
    return Option(unpack(choice["value"]), counted[1], "", int(counted[2]))


def _table(caption: Part, left: list[Part]) -> Table:
    """Read a table: its heads, then what each row is about and its values."""
    heads, rows = _cells(left.pop(0)), list[tuple[str, tuple[str, ...]]]()
    while len(left) > 1 and left[1]["type"] == "ColumnSet" and left[0]["type"] == "RichTextBlock":
        aspect = _text(left.pop(0))
        rows.append((aspect, _cells(left.pop(0))))
    return Table(_text(caption), heads, tuple(rows))


def _cells(row: Part) -> tuple[str, ...]:
    return tuple(_text(column["items"][0]) for column in row["columns"])
