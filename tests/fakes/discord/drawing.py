"""Draws what a person was shown on Discord as HTML, in the manner of Discord's own window."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from tests.fakes.discord.values import EPHEMERAL, Message

Part = Mapping[str, Any]

STYLES: Final = Path(__file__).with_name("discord.css")
NOTHING: Final = Markup()
STYLE_OF: Final = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
"""What Discord calls the styles of buttons (Discord's documentation: component reference)."""
HEADINGS: Final = re.compile(r"(#{1,3}|-#) +(.*)")
LIST: Final = re.compile(r" *[-*] +(.*)")
QUOTE: Final = re.compile(r">(?: (.*)|$)")
MARKS: Final = re.compile(
    r"\\(?P<plain>[^\w\s])|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+?)\*|\[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)"
)


def message_page(message: Message, channel: str) -> str:
    """Return a page that shows a message in a channel or a thread, as its reader sees it."""
    only = Markup('<p class="only">Only you can see this • <u>Dismiss message</u></p>')
    said = Markup(
        '<article><span class="face">A</span><div><p class="who"><b>Alongside</b> <i>APP</i>'
        " <time>Today at 09:14</time></p>{}{}</div></article>"
    ).format(parts(message.components), only if message.flags & EPHEMERAL else NOTHING)
    return _page(channel, said)


def modal_page(modal: Part, channel: str) -> str:
    """Return a page that shows an open modal above a channel."""
    inside = Markup('<div class="inside">{}</div>').format(parts(modal["components"]))
    box = Markup(
        '<div class="over"><div class="modal"><h1><span class="face">A</span>{}<s>✕</s></h1>{}'
        '<footer><button class="secondary">Cancel</button><button class="primary">Submit</button></footer>'
        "</div></div>"
    ).format(modal["title"], inside)
    return _page(channel, box)


def parts(components: Iterable[Part]) -> Markup:
    """Draw components; raise ValueError for a type that has no drawing."""
    return NOTHING.join(map(_part, components))


def _page(channel: str, inside: Markup) -> str:
    style = Markup(STYLES.read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Discord</title><style>{}</style>'
        "<body><header><span>#</span> {}</header><main>{}</main></body></html>"
    ).format(style, channel, inside)


def _part(part: Part) -> Markup:
    if part["type"] not in DRAWN:
        raise ValueError(f"no drawing of the component {part['type']!r}: add it to {__name__}")
    return DRAWN[part["type"]](part)


def _row(part: Part) -> Markup:
    return Markup('<div class="row">{}</div>').format(parts(part["components"]))


def _button(part: Part) -> Markup:
    out = Markup(" <s>↗</s>") if "url" in part else NOTHING
    return Markup('<button class="{}">{}{}</button>').format(STYLE_OF[part["style"]], part["label"], out)


def _select(part: Part) -> Markup:
    chosen = [one["label"] for one in part.get("options", ()) if one.get("default")]
    chosen += [f"# {one.get('name', one['id'])}" for one in part.get("default_values", ())]
    words = ", ".join(chosen) or part.get("placeholder", "Make a selection")
    return Markup('<div class="box list{}">{}<s>⌄</s></div>').format(" on" if chosen else "", words)


def _input(part: Part) -> Markup:
    tall, value = " tall" if part.get("style") == 2 else "", part.get("value", "")
    words = value or Markup("<em>{}</em>").format(part.get("placeholder", ""))
    return Markup('<div class="box{}">{}</div>').format(tall, words)


def _section(part: Part) -> Markup:
    return Markup('<div class="section"><div>{}</div>{}</div>').format(
        parts(part["components"]), _part(part["accessory"])
    )


def _display(part: Part) -> Markup:
    return markdown(part["content"])


def _picture(part: Part) -> Markup:
    return Markup('<span class="picture">{}</span>').format(part.get("description", "")[:1])


def _file(part: Part) -> Markup:
    return Markup('<p class="file">{}</p>').format(part["file"]["url"].removeprefix("attachment://"))


def _line(part: Part) -> Markup:
    return Markup('<hr class="{}">').format("" if part.get("divider", True) else "none")


def _box(part: Part) -> Markup:
    return Markup('<section style="border-left-color: #{:06x}">{}</section>').format(
        part.get("accent_color") or 0, parts(part["components"])
    )


def _label(part: Part) -> Markup:
    must = Markup(" <s>*</s>") if part["component"].get("required") else NOTHING
    about = Markup("<small>{}</small>").format(part["description"]) if "description" in part else NOTHING
    return Markup('<div class="label"><b>{}{}</b>{}{}</div>').format(
        part["label"], must, about, _part(part["component"])
    )


def _group(part: Part) -> Markup:
    return NOTHING.join(
        Markup('<p class="mark"><i class="{}{}"></i>{}<small>{}</small></p>').format(
            "round" if part["type"] == 21 else "square",
            " on" if one.get("default") else "",
            one["label"],
            one.get("description", ""),
        )
        for one in part["options"]
    )


DRAWN: Final[Mapping[int, Callable[[Part], Markup]]] = {
    1: _row,
    2: _button,
    3: _select,
    4: _input,
    5: _select,
    8: _select,
    9: _section,
    10: _display,
    11: _picture,
    13: _file,
    14: _line,
    17: _box,
    18: _label,
    21: _group,
    22: _group,
}
"""The components that can be drawn, by their type (Discord's documentation: component reference)."""


def markdown(words: str) -> Markup:
    """Draw Discord's markdown: headings, small print, lists, quotes, bold, italic, links and escapes."""
    return Markup('<div class="text">{}</div>').format(NOTHING.join(map(_of_line, words.split("\n"))))


def _of_line(line: str) -> Markup:
    if found := HEADINGS.fullmatch(line):
        tag = {"#": "h1", "##": "h2", "###": "h3", "-#": "small"}[found[1]]
        return Markup("<{0}>{1}</{0}>").format(Markup(tag), _marked(found[2]))  # noqa: S704 - one of four
    if found := QUOTE.fullmatch(line):
        return Markup("<blockquote>{}</blockquote>").format(_marked(found[1] or " "))
    if found := LIST.fullmatch(line):
        return Markup("<li>{}</li>").format(_marked(found[1]))
    return Markup("<p>{}</p>").format(_marked(line) if line else Markup("&nbsp;"))


def _marked(line: str) -> Markup:
    drawn, at = NOTHING, 0
    for found in MARKS.finditer(line):
        drawn += escape(line[at : found.start()]) + _mark(found)
        at = found.end()
    return drawn + escape(line[at:])


def _mark(found: re.Match[str]) -> Markup:
    if found["plain"]:
        return escape(found["plain"])
    if found["bold"]:
        return Markup("<b>{}</b>").format(_marked(found["bold"]))
    if found["italic"]:
        return Markup("<i>{}</i>").format(_marked(found["italic"]))
    return Markup("<u>{}</u>").format(_marked(found["label"]))
