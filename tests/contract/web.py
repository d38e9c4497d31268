"""Reads back what the web chat drew, as a browser would."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag

from bot.adapters.web.drawing import render
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.contract.drawing import Screen
from tests.contract.reading import OFF, ON, Read

STRUCTURE: Final = {
    "article",
    "section",
    "h2",
    "h3",
    "h4",
    "p",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "div",
    "hr",
    "span",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ul",
    "li",
    "strong",
    "em",
    "br",
}
CONTROLS: Final = {"form", "fieldset", "legend", "label", "input", "textarea", "select", "option", "button"}
OUR_TAGS: Final = STRUCTURE | CONTROLS | {"a"}
OUR_LINK: Final = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]*={0,2}$")

OUTSIDE: Final = {"rel": "noopener noreferrer nofollow", "target": "_blank"}

HTML: Final = {
    "class",
    "href",
    "download",
    "dir",
    "type",
    "id",
    "for",
    "name",
    "value",
    "role",
    "rows",
    "min",
    "max",
    "rel",
    "target",
    "scope",
    "colspan",
}
MENU: Final = {"aria-haspopup", "aria-hidden", "aria-expanded", "aria-label", "hidden", "tabindex"}
STATES: Final = {"selected", "checked", "novalidate", "aria-describedby", "aria-pressed", *MENU}
DATA: Final = {
    "data-token",
    "data-hue",
    "data-name",
    "data-value",
    "data-most",
    "data-close",
    "data-room",
    "data-say",
}
OUR_ATTRIBUTES: Final = HTML | STATES | DATA


def draw(screen: Screen) -> BeautifulSoup:
    """Draw a screen as the web chat does, and parse it."""
    match screen:
        case Message():
            html = render.message(screen)
        case Form():
            html = render.form(screen)
        case Rejected(form, errors):
            html = render.form(form, errors)
    return BeautifulSoup(str(html), "html.parser")


def read(screen: Screen) -> tuple[Read, ...]:
    """Return all that can be read and pressed, in the order of the page."""
    return tuple(seen for tag in draw(screen).find_all(True) for seen in _tag(tag))


def alive(screen: Screen) -> list[str]:
    """Return all tags, attributes and comments on the page that the web chat itself never draws."""
    page = draw(screen)
    tags = [tag.name for tag in page.find_all(True) if tag.name not in OUR_TAGS]
    attributes = [name for tag in page.find_all(True) for name in tag.attrs if name not in OUR_ATTRIBUTES]
    comments = [str(text) for text in page.find_all(string=True) if type(text).__name__ != "NavigableString"]
    links = [str(tag) for tag in page.find_all("a") if not _is_ours(tag)]
    return [*tags, *attributes, *comments, *links]


def _is_ours(tag: Tag) -> bool:
    """Tell whether it is a file of ours, or a link of a `Link`, which learns nothing of this page."""
    href = _attribute(tag, "href")
    if "link" not in _classes(tag):
        return OUR_LINK.match(href) is not None
    told = {name: _words(tag, name) for name in ("rel", "target")}
    return href.startswith("https://") and told == OUTSIDE


def _words(tag: Tag, name: str) -> str:
    value = tag.get(name, "")
    return value if isinstance(value, str) else " ".join(value or ())


def _tag(tag: Tag) -> Iterator[Read]:
    reader = READERS.get(" ".join((tag.name, *_classes(tag)[:1]))) or READERS.get(tag.name)
    if reader is not None:
        seen = reader(tag)
        if seen:
            yield seen


def _text(kind: str) -> Callable[[Tag], Read]:
    return lambda tag: (kind, tag.get_text())


def _written(tag: Tag) -> Iterator[str]:
    for part in tag.find_all(["p", "li"]):
        lines = "".join(map(_marked, part.children)).split("\n")
        yield from (f"• {line}" if part.name == "li" else line for line in lines)


def _marked(part: object) -> str:
    if not isinstance(part, Tag):
        return str(part)
    inside = "".join(map(_marked, part.children))
    match part.name:
        case "strong":
            return f"**{inside}**"
        case "em":
            return f"*{inside}*"
        case "a":
            return f"[{inside}]({_attribute(part, 'href')})"
        case "br":
            return "\n"
        case _:
            return inside


def _fact(tag: Tag) -> Read:
    value = tag.find_next_sibling("dd")
    return ("fact", tag.get_text(), value.get_text() if value else "")


def _head(tag: Tag) -> Read:
    """Read the head of a column, or that of a row together with the cells below it."""
    if tag.get("scope") == "col":
        return ("column", tag.get_text())
    group = tag.find_parent("tbody")
    cells = group.find_all("td") if group else ()
    return ("row", tag.get_text(), *(cell.get_text() for cell in cells))


def _form(tag: Tag) -> Read:
    title = tag.find("h2")
    return ("form", title.get_text() if title else "", _attribute(tag, "data-token"))


def _press(tag: Tag) -> Read:
    if tag.get("type") == "submit":
        return ("send", tag.get_text())
    if tag.has_attr("data-close") or tag.has_attr("aria-haspopup"):
        return ()
    named = _attribute(tag, "aria-label") or tag.get_text()
    return ("button", tag.get_text(), _attribute(tag, "data-token"), named)


def _file(tag: Tag) -> Read:
    media, _, data = _attribute(tag, "href").removeprefix("data:").partition(";base64,")
    return ("file", tag.get_text(), _attribute(tag, "download"), media, b64decode(data).hex())


def _chip(tag: Tag) -> Read:
    count = tag.find("span", class_="count")
    number = count.get_text() if count else ""
    label = tag.get_text().removesuffix(f" {number}") if count else tag.get_text()
    on = ON if tag.get("aria-pressed") == "true" else OFF
    return ("chip", _attribute(tag, "data-name"), _attribute(tag, "data-value"), label, number, on)


def _box(tag: Tag) -> Read:
    # A browser drops one line break right after the opening tag.
    value = tag.get_text().removeprefix("\n") if tag.name == "textarea" else _attribute(tag, "value")
    return ("box", _attribute(tag, "name"), value, _attribute(tag, "data-most"))


def _input(tag: Tag) -> Read:
    match tag.get("type"):
        case "radio" | "checkbox":
            return ()
        case "date" | "time":
            return ("picker", _attribute(tag, "name"), _attribute(tag, "value"))
        case _:
            return _box(tag)


def _offered(tag: Tag) -> Read:
    control, name, about = tag.find("input"), tag.find(class_="name"), tag.find(class_="about")
    assert control is not None
    assert name is not None
    on = ON if control.has_attr("checked") else OFF
    words = about.get_text() if about else ""
    return ("option", _attribute(control, "name"), _attribute(control, "value"), name.get_text(), words, on)


def _listed(tag: Tag) -> Read:
    inside = tag.find_parent("select")
    # Other platforms provide the people themselves.
    if inside is None or "members" in _classes(inside) or _attribute(tag, "value") in {"", render.CHANNEL}:
        return ()
    on = ON if tag.has_attr("selected") else OFF
    return ("option", _attribute(inside, "name"), _attribute(tag, "value"), tag.get_text(), "", on)


def _legend(tag: Tag) -> Read:
    parent = tag.parent
    chips = parent is not None and "facet" in _classes(parent)
    return ("select" if chips else "field", tag.get_text())


READERS: Final[dict[str, Callable[[Tag], Read]]] = {
    "h3": _text("title"),
    "p text": _text("text"),
    "p line": _text("line"),
    "p note": _text("note"),
    "p hint": _text("hint"),
    "p error": _text("error"),
    "blockquote": _text("quote"),
    "dt": _fact,
    "h4": _text("card"),
    "caption": _text("table"),
    "th": _head,
    "hr": lambda _tag: ("rule",),
    "a": _file,
    "div written": lambda tag: ("written", *_written(tag)),
    "a out": lambda _tag: (),
    "a link": lambda tag: ("link", tag.get_text(), _attribute(tag, "href")),
    "div filters": lambda tag: ("filters", _attribute(tag, "data-token")),
    "button button": _press,
    "button link": lambda tag: ("room", tag.get_text(), "opens" if tag.get("data-room") == "shp_1" else ""),
    "button chip": _chip,
    "form": _form,
    "label": _text("field"),
    "label option": _offered,
    "legend": _legend,
    "input": _input,
    "textarea": _box,
    "option": _listed,
}


def _classes(tag: Tag) -> list[str]:
    found = tag.get("class")
    return [found] if isinstance(found, str) else list(found or ())


def _attribute(tag: Tag, name: str) -> str:
    return str(tag.get(name, ""))
