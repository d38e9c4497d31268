"""Reads back what Slack is sent, as its client shows it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.adapters.slack.drawing import render
from bot.ui.attachments import File
from bot.ui.fit import MARK
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Message
from tests.contract.drawing import Screen
from tests.contract.reading import OFF, ON, Read

Part = Mapping[str, Any]

OURS: Final = {"header", "section", "context", "actions", "divider", "rich_text", "table", "input"}
PARTS: Final = {"rich_text_section", "rich_text_quote", "rich_text_list", "text", "plain_text", "link"}
CONTROLS: Final = {
    "button",
    "overflow",
    "multi_static_select",
    "static_select",
    "radio_buttons",
    "checkboxes",
    "conversations_select",
    "datepicker",
    "timepicker",
    "users_select",
    "plain_text_input",
}
OUR_TYPES: Final = OURS | PARTS | CONTROLS | {"modal", "home"}
WARNING: Final = {"type": "emoji", "name": "warning"}
"""The one emoji that the bot uses: it marks an error."""
NOTHING: Final = {"text": ""}

LIVE: Final = re.compile(
    r"[<*~`\uff0a\uff3f\uff40]|&(?!amp;|lt;|gt;)"  # control and format
    r"|(?<![^\W_])_|_(?![^\W_])"  # slant
    r"|[:.@#](?=[^\s\u2060])"  # codes of emoji, links, mentions
    r"|^[^\S\n]*(?:&gt;|\uff1e)|.>|^>(?! )",  # quotes
    re.MULTILINE,
)
"""What Slack's mrkdwn interprets, beside the `> ` of a quote."""


OUTSIDE: Final = re.compile(r"https://[^\s<>|\"\\]+")
"""What a link may open."""

ROOM: Final = "https://slack.com/app_redirect?channel=G1&team=T1"
"""What opens the room of the gallery."""

FALLBACK_LINK: Final = re.compile(r"<https://[^\s<>|]+\|([^<>|]*)>")


def read(screen: Screen) -> tuple[Read, ...]:
    """Return all that can be read and pressed, in the order of the blocks."""
    match screen:
        case Message():
            return tuple(_message(screen))
        case Form():
            return tuple(_form(screen, render.modal(screen)))
        case Rejected(form, errors):
            return tuple(_form(form, render.modal(form, errors)))


def alive(screen: Screen) -> list[str]:
    """Return all that Slack would interpret: markup, mentions, links, codes of emoji."""
    match screen:
        case Message():
            drawn, view = render.message(screen), render.page(screen)
            # The fallback's own markup: its title is bold.
            plain = re.sub(r"\A\*(.*)\*", r"\1", render.plain(screen))
            # Links are the one thing that may come alive: of each, what it is called may not.
            said = [drawn.text, FALLBACK_LINK.sub(r"\1", plain)]
            live = [found.group() for text in said for found in LIVE.finditer(text)]
            return [*live, *_live(drawn.blocks), *_live(view)]
        case Form():
            return list(_live(render.modal(screen)))
        case Rejected(form, errors):
            return list(_live(render.modal(form, errors)))


def _live(part: object) -> Iterator[str]:
    match part:
        case list():
            yield from (found for inner in part for found in _live(inner))
        case dict() if part != WARNING:
            kind = part.get("type")
            yield from (str(part) for _ in "x" if kind is not None and kind not in OUR_TYPES)
            live = ("url", "name", "confirm") if kind != "link" else ()
            yield from (f"{name} in {kind}" for name in live if name in part)
            yield from (str(part) for _ in "x" if kind == "link" and not OUTSIDE.fullmatch(part["url"]))
            yield from (str(part) for _ in "x" if kind == "plain_text" and part.get("emoji") is not False)
            within = (inner for inner in part.values() if isinstance(inner, list | dict))
            yield from (found for inner in within for found in _live(inner))
        case _:
            return


def _message(screen: Message) -> Iterator[Read]:
    beside = iter(render.files(screen))
    for block in filter(_is_read, render.message(screen).blocks):
        _, kind, *part = block["block_id"].split(".")
        match kind, part:
            case "title", []:
                yield ("title", _words(block["text"]))
            case "text", []:
                yield ("text", _words(block["elements"][0]))
            case (("quote" | "written"), []):
                yield _by_people(kind, block["elements"])
            case "facts", []:
                yield from _facts(block["elements"][0]["elements"])
            case (("table" | "card"), []):
                yield from _table(block) if kind == "table" else _card(block)
            case ("card", ["buttons"]) | ("buttons", []):
                yield from map(_button, _pressable(block))
            case "filters", [first]:
                yield from _select(block, first=first == "0")
            case "file", []:
                yield _file(block, next(beside))
            case (("link" | "room"), []):
                yield _opens(kind, block["elements"][0])
            case "rule", []:
                yield ("rule",)
            case _:
                raise AssertionError(block["block_id"])
    assert list(beside) == []


def _is_read(block: Part) -> bool:
    """Tell whether a block is read: a line between two cards is for the eye alone."""
    return not str(block["block_id"]).endswith(".card.rule")


def _pressable(block: Part) -> Iterator[Part]:
    """Return the buttons of a row, and what stands behind its three dots."""
    for element in block["elements"]:
        yield from element["options"] if element["type"] == "overflow" else (element,)


def _button(part: Part) -> Read:
    label = _words(part["text"])
    return ("button", label, part["value"], part.get("accessibility_label", label))


def _words(part: Part) -> str:
    """Return the words of a text object, or of a piece of rich text."""
    return str(part["text"]) if "text" in part else "".join(_words(inner) for inner in part["elements"])


def _by_people(kind: str, parts: list[Part]) -> Read:
    return (kind, *_written(parts)) if kind == "written" else (kind, _words(parts[0]))


def _written(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if part["type"] == "rich_text_list":
            yield from ("• " + "".join(map(_marked, item["elements"])) for item in part["elements"])
        else:
            lines = "".join(map(_marked, part["elements"])).split("\n")
            yield from filter(None, lines)


def _marked(leaf: Part) -> str:
    style = leaf.get("style", {})
    words = f"*{leaf['text']}*" if style.get("italic") else leaf["text"]
    words = f"**{words}**" if style.get("bold") else words
    return f"[{words}]({leaf['url']})" if leaf["type"] == "link" else str(words)


def _facts(elements: list[Part]) -> Iterator[Read]:
    for n, element in enumerate(elements):
        if "style" in element:
            yield ("fact", _words(element), _words(elements[n + 2]))


def _table(block: Part) -> Iterator[Read]:
    (corner, *heads), *rows = [list(map(_words, row)) for row in block["rows"]]
    yield ("table", corner)
    yield from (("column", head) for head in heads)
    yield from (("row", *row) for row in rows)


def _card(block: Part) -> Iterator[Read]:
    section, *more = block["elements"]
    title, *rest = section["elements"]
    yield ("card", _words(title))
    yield from (("line", _words(line)) for line in rest[1::2])
    for one in more:
        yield ("quote", _words(one)) if one["type"] == "rich_text_quote" else _opens("room", one)


def _opens(kind: str, section: Part) -> Read:
    (link,) = section["elements"]
    return (kind, link["text"], "opens" if link["url"] == ROOM else link["url"])


def _select(block: Part, *, first: bool) -> Iterator[Read]:
    element = block["accessory"]
    token, _, name = element["action_id"].partition("|")
    if first:
        yield ("filters", token)
    yield ("select", _words(block["text"]))
    for option in element["options"]:
        count = _words(option.get("description", NOTHING))
        yield ("chip", name, option["value"], _words(option["text"]), count, _state(option, element))


def _file(block: Part, file: File) -> Read:
    label, name = map(_words, block["elements"])
    return ("file", label, name, file.media, file.content.hex())


def _form(form: Form, view: Part) -> Iterator[Read]:
    yield ("form", _words(view["title"]), view["private_metadata"])
    # Slack is told no limit: how much a box takes is known from the form alone.
    most = {field.name: str(field.at_most) for field in form.fields if isinstance(field, Input)}
    blocks = {block["block_id"]: block for block in view["blocks"]}
    for name, block in blocks.items():
        match block["type"], name.rpartition("."):
            case "input", _:
                yield from _field(block, most, dict(_in_full(blocks.get(f"{name}.about"))))
            case _, ("form", _, "note"):
                yield ("note", _words(block["elements"][0]))
            case _, (field, _, "error") if field in blocks:
                warning, _, words = block["elements"][0]["elements"]
                assert warning == WARNING
                yield ("error", _words(words))
            case _, (field, _, "about" | "error"):
                # An error without a field is shown on top; other platforms leave it out.
                assert field in blocks or field.startswith("form.")
            case _:
                raise AssertionError(name)
    yield ("send", _words(view["submit"]))


def _in_full(block: Part | None) -> Iterator[tuple[str, str]]:
    """Return what each option is about, by its label, where the full text is under the field."""
    elements = block["elements"][0]["elements"] if block else []
    for n, element in enumerate(elements):
        if "style" in element:
            yield _words(element), _words(elements[n + 2])


def _field(block: Part, most: Mapping[str, str], in_full: Mapping[str, str]) -> Iterator[Read]:
    element, name = block["element"], block["block_id"]
    assert element["action_id"] == name
    yield ("field", _words(block["label"]))
    if "hint" in block:
        yield ("hint", _words(block["hint"]))
    if element["type"] == "plain_text_input":
        yield ("box", name, element.get("initial_value", ""), most[name])
    if element["type"] in {"datepicker", "timepicker"}:
        yield ("picker", name, element.get("initial_date", element.get("initial_time", "")))
    for option in element.get("options", ()):
        label, about = _words(option["text"]), _words(option.get("description", NOTHING))
        about = in_full[label] if about.endswith(MARK) and label in in_full else about
        yield ("option", name, option["value"], label, about, _state(option, element))


def _state(option: Part, element: Part) -> str:
    chosen = [*element.get("initial_options", ()), element.get("initial_option")]
    return ON if option in chosen else OFF
