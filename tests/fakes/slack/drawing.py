"""Draws what a person was shown in Slack as HTML, in the manner of Slack's own window."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from tests.fakes.slack.ledger import Line, Seen, View

Part = Mapping[str, Any]

STYLES: Final = Path(__file__).with_name("slack.css")
EMOJI: Final = {"warning": "⚠️"}
NOTHING: Final = Markup()
NO_ERRORS: Final[Part] = {}
PICTURE_OF: Final = "Picture of "
"""How the bot says whose picture it is, in English."""
MODAL_TAKES: Final = "Cancel"
"""The other button of a modal: Slack's own word, where the bot gives none."""


def window(seen: Seen) -> str:
    """Return a page that shows one thing as a person saw it; raise ValueError if nothing can be drawn."""
    match seen:
        case Seen(view=View() as view) if seen.what == "home":
            return _page("Home", blocks(view.body["blocks"]))
        case Seen(view=View() as view):
            return _page("Messages", NOTHING, _modal(view.body, seen.errors))
        case Seen(line=Line() as line):
            return _page("Messages", _line(line))
        case _:
            raise ValueError(f"nothing can be drawn of {seen.what}: it has neither a message nor a view")


def blocks(some: Iterable[Part], errors: Part = NO_ERRORS) -> Markup:
    """Draw blocks; raise ValueError for a type that Slack would show and this does not know."""
    return NOTHING.join(_block(one, str(errors.get(one.get("block_id", ""), ""))) for one in some)


def _page(tab: str, inside: Markup, over: Markup = NOTHING) -> str:
    tabs = NOTHING.join(
        Markup('<span class="tab{}">{}</span>').format(" on" if one == tab else "", one)
        for one in ("Home", "Messages", "About")
    )
    body = Markup(
        '<header><span class="face">A</span><b>Alongside</b><nav>{}</nav></header>'
        '<main class="{}">{}</main>{}'
    ).format(tabs, tab.lower(), inside, over)
    head = Markup('<!doctype html><meta charset="utf-8"><style>{}</style>')
    return str(head.format(Markup(STYLES.read_text(encoding="utf-8"))) + body)  # noqa: S704 - our own file


def _line(line: Line) -> Markup:
    only = Markup('<p class="only">Only visible to you</p>') if line.only_for else NOTHING
    return Markup(
        '<article>{}<span class="face">A</span><div><p class="who"><b>Alongside</b>'
        " <i>APP</i> <time>10:00</time></p>{}</div></article>"
    ).format(only, blocks(line.blocks))


def _modal(body: Part, errors: Part) -> Markup:
    send = (
        Markup('<button class="primary">{}</button>').format(_text(body["submit"]))
        if "submit" in body
        else NOTHING
    )
    close = _text(body["close"]) if "close" in body else MODAL_TAKES if send else "Close"
    return Markup(
        '<div class="over"><section class="modal"><h1><span class="face">A</span>{}<s>✕</s></h1>'
        '<div class="inside">{}</div><footer><button>{}</button>{}</footer></section></div>'
    ).format(_text(body["title"]), blocks(body["blocks"], errors), close, send)


def _block(block: Part, error: str) -> Markup:
    match block["type"]:
        case "header":
            return Markup("<h2>{}</h2>").format(_text(block["text"]))
        case "divider" | "image":
            return Markup("<hr>") if block["type"] == "divider" else _element(block)
        case "context":
            return Markup('<p class="context">{}</p>').format(Markup(" ").join(map(_said, block["elements"])))
        case "section":
            beside = _element(block["accessory"]) if "accessory" in block else NOTHING
            words = _text(block["text"]) if "text" in block else NOTHING
            fields = NOTHING.join(
                Markup("<span>{}</span>").format(_text(one)) for one in block.get("fields", ())
            )
            return Markup('<div class="section"><div>{}{}</div>{}</div>').format(words, fields, beside)
        case "rich_text":
            return Markup('<div class="rich">{}</div>').format(NOTHING.join(map(_rich, block["elements"])))
        case "table":
            return _table(block["rows"])
        case "actions":
            return Markup('<p class="actions">{}</p>').format(NOTHING.join(map(_element, block["elements"])))
        case "input":
            return _input(block, error)
        case other:
            raise ValueError(f"no drawing of the block {other!r}: add it to {__name__}")


def _input(block: Part, error: str) -> Markup:
    optional = Markup(" <em>(optional)</em>") if block.get("optional") else NOTHING
    hint = Markup('<p class="context">{}</p>').format(_text(block["hint"])) if "hint" in block else NOTHING
    wrong = Markup('<p class="error">{}</p>').format(error) if error else NOTHING
    return Markup('<div class="input"><b>{}{}</b>{}{}{}</div>').format(
        _text(block["label"]), optional, _element(block["element"]), wrong, hint
    )


def _table(rows: Iterable[Iterable[Part]]) -> Markup:
    """Draw a table; Slack has no cell of its own for the names of rows and columns."""
    lines = (NOTHING.join(Markup("<td>{}</td>").format(blocks([cell])) for cell in row) for row in rows)
    return Markup("<table>{}</table>").format(NOTHING.join(map(Markup("<tr>{}</tr>").format, lines)))


def _rich(element: Part) -> Markup:
    if element["type"] == "rich_text_list":
        items = (NOTHING.join(map(_leaf, one["elements"])) for one in element["elements"])
        return Markup("<ul>{}</ul>").format(NOTHING.join(map(Markup("<li>{}</li>").format, items)))
    inside = NOTHING.join(map(_leaf, element["elements"]))
    match element["type"]:
        case "rich_text_section":
            return Markup("<p>{}</p>").format(inside)
        case "rich_text_quote":
            return Markup("<blockquote>{}</blockquote>").format(inside)
        case other:
            raise ValueError(f"no drawing of the rich text {other!r}: add it to {__name__}")


def _leaf(leaf: Part) -> Markup:
    match leaf["type"]:
        case "text":
            return _styled(leaf)
        case "link":
            return Markup("<u>{}</u>").format(_styled(leaf))
        case "emoji":
            return escape(EMOJI[leaf["name"]])
        case other:
            raise ValueError(f"no drawing of {other!r} in rich text: add it to {__name__}")


def _styled(leaf: Part) -> Markup:
    style, words = leaf.get("style", {}), escape(leaf["text"])
    words = Markup("<i>{}</i>").format(words) if style.get("italic") else words
    return Markup("<b>{}</b>").format(words) if style.get("bold") else words


def _said(element: Part) -> Markup:
    return _element(element) if element["type"] == "image" else _text(element)


def _text(text: Part) -> Markup:
    return escape(text["text"])


def _element(element: Part) -> Markup:
    kind = element["type"]
    if kind not in DRAWN:
        raise ValueError(f"no drawing of the element {kind!r}: add it to {__name__}")
    return DRAWN[kind](element)


def _button(element: Part) -> Markup:
    return Markup('<button class="{}">{}</button>').format(element.get("style", ""), _text(element["text"]))


def _overflow(_: Part) -> Markup:
    return Markup('<button class="dots">⋯</button>')


def _image(element: Part) -> Markup:
    """Draw a picture that carries its own bytes; of another, which is not fetched, draw whose initials."""
    about, address = str(element.get("alt_text", "")), str(element.get("image_url", ""))
    if address.startswith("data:image/"):
        return Markup('<img class="image" alt="{}" src="{}">').format(about, address)
    words = about.removeprefix(PICTURE_OF).split()
    initials = "".join(word[0] for word in (words[0], words[-1])[: len(words)]) if words else ""
    hue = sum(map(ord, about)) * 47 % 360
    drawn = Markup('<span class="image" title="{}" style="background: hsl({} 45% 38%)">{}</span>')
    return drawn.format(about, hue, initials)


def _box(element: Part) -> Markup:
    tall = " tall" if element.get("multiline") else ""
    return Markup('<div class="box{}">{}</div>').format(tall, element.get("initial_value", ""))


def _chosen(element: Part) -> tuple[Part, ...]:
    one = element.get("initial_option")
    return tuple(element.get("initial_options", ())) or ((one,) if one else ())


def _list(element: Part) -> Markup:
    words = Markup(", ").join(_text(one["text"]) for one in _chosen(element)) or "Select an option"
    return Markup('<div class="box list">{}<s>⌄</s></div>').format(words)


def _marks(element: Part) -> Markup:
    on = [one["value"] for one in _chosen(element)]
    return NOTHING.join(_mark(element["type"], one, one["value"] in on) for one in element["options"])


def _mark(kind: str, option: Part, on: bool) -> Markup:
    about = option.get("description", {"text": ""})
    return Markup('<p class="mark"><i class="{}{}"></i>{}<small>{}</small></p>').format(
        kind, " on" if on else "", _text(option["text"]), _text(about)
    )


def _day(element: Part) -> Markup:
    words = (
        element.get("initial_date") or element.get("initial_time") or element.get("initial_user") or "Select"
    )
    return Markup('<div class="box list">{}<s>⌄</s></div>').format(words)


DRAWN: Final[Mapping[str, Callable[[Part], Markup]]] = {
    "button": _button,
    "overflow": _overflow,
    "image": _image,
    "plain_text_input": _box,
    "static_select": _list,
    "multi_static_select": _list,
    "radio_buttons": _marks,
    "checkboxes": _marks,
    "datepicker": _day,
    "timepicker": _day,
    "users_select": _day,
    "conversations_select": _day,
}
"""The elements that can be drawn, by their type."""
