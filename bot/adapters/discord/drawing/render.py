"""Draws messages as Discord's Components V2, as richly as fits into one message. Pure.

Discord takes 40 components, counted at any depth (api docs, Component Reference), and 4,000 characters in all
text displays together (discord.py `LayoutView.content_length`). What does not fit with all that is nice is
drawn with less of it: first without lines, pictures and a box, then with look-alikes for escaped marks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.adapters.discord.drawing import forms
from bot.adapters.discord.drawing.component_types import COMPONENTS_V2, EPHEMERAL, Component, text_display
from bot.adapters.discord.drawing.layout import LAYOUTS, Layout, Sheet, contents, count, displays, upload_name
from bot.adapters.discord.drawing.markdown import BARE, PENS, Pen
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import MARK, fit
from bot.ui.limits import measure
from bot.ui.nodes import Message, smaller

Body = dict[str, Any]

BYTES: Final = 10_000
"""Bytes of all text of one message, in UTF-8: 10,170 were answered with 500 (discord-api-docs #8554)."""

MOST_CUTS: Final = 100
"""How often something is cut off until a message fits; each cut leaves less, and most need one."""

NOBODY: Final = {"parse": list[str]()}
"""Nobody is called by what is written, by any writer (api docs, Allowed Mentions)."""


@dataclass(frozen=True, slots=True)
class DrawnMessage:
    """A message as Discord takes it: its body, and the files that are uploaded as `files[n]`, by name."""

    body: Body
    files: tuple[tuple[str, bytes], ...] = ()


def message(shown: Message, *, private: bool = False) -> DrawnMessage:
    """Draw a message; a private one is for its presser alone."""
    return _drawn(_components(shown), files(shown), private=private)


def plain(shown: Message, *, private: bool = False) -> DrawnMessage:
    """Draw all words of a message as one text, for when Discord refuses the components.

    Its buttons are named in brackets, where they fit.
    """
    components = _fitting(shown, (LAYOUTS[-1],), joint=1)
    named = "\n".join(line for one in components for line in _read(one))
    short = "\n".join(contents(components))
    return _drawn([text_display(named if measure(named) <= limits.MESSAGE else short)], (), private=private)


def _read(component: Component) -> Iterator[str]:
    yield from contents((component,))
    pressed = (component.get("accessory"), *component.get("components", ()))
    labels = [f"[{BARE.escape(one['label'])}]" for one in pressed if one and "label" in one]
    yield from (" ".join(labels),) if labels else ()


def files(shown: Message) -> tuple[File, ...]:
    """Return the files of a message, which are uploaded with it."""
    return tuple(node for node in shown.body if isinstance(node, File))


modal = forms.modal


def _drawn(components: list[Component], beside: Iterable[File], *, private: bool) -> DrawnMessage:
    names: list[str] = []
    attached, content = [], []
    for n, file in enumerate(beside):
        names.append(name := upload_name(file, names))
        attached.append({"id": n, "filename": name, "description": file.label})
        content.append((name, file.content))
    body: Body = {
        "flags": COMPONENTS_V2 | (EPHEMERAL if private else 0),
        "components": components,
        "allowed_mentions": NOBODY,
        **({"attachments": attached} if attached else {}),
    }
    return DrawnMessage(body, tuple(content))


def _components(shown: Message) -> list[Component]:
    return _fitting(shown, LAYOUTS)


def _fitting(shown: Message, layouts: tuple[Layout, ...], *, joint: int = 0) -> list[Component]:
    """Draw a message as richly as fits; where nothing does, with fewer of its cards, and then cut.

    `joint` is how many characters join two texts of it.
    """
    for pen, layout in ((pen, layout) for pen in PENS for layout in layouts):
        if _fits(components := _with(shown, pen, layout), joint):
            return components
    while (less := smaller(shown)) is not None:
        shown = less
        if _fits(components := _with(shown, BARE, layouts[-1]), joint):
            return components
    return _cut(_with(shown, BARE, layouts[-1]), joint)


def _with(shown: Message, pen: Pen, layout: Layout) -> list[Component]:
    return Sheet(pen, layout).drawn(shown)


def _fits(components: list[Component], joint: int) -> bool:
    return count(components) <= limits.COMPONENTS and _over(components, joint) <= 0


def _over(components: list[Component], joint: int) -> int:
    """Return how many characters there are too many, of an alphabet of two bytes or more a character."""
    said = list(contents(components))
    joints = joint * max(0, len(said) - 1)
    length = sum(map(measure, said)) + joints
    size = sum(len(one.encode("utf-8", "replace")) for one in said) + joints
    return max(length - limits.MESSAGE, -((BYTES - size) // 2))


def _cut(components: list[Component], joint: int) -> list[Component]:
    """Cut the longest words, with a mark, until all of it fits; what adds up to that has no cards."""
    for _ in range(MOST_CUTS):
        if (over := _over(components, joint)) <= 0:
            break
        longest = max(displays(components), key=lambda one: measure(one["content"]))
        content = longest["content"]
        longest["content"] = _without_half_a_link(fit(content, max(1, measure(content) - over)))
    return components


def _without_half_a_link(words: str) -> str:
    before, opened, after = words.rpartition("<")
    return words if not opened or ">" in after else f"{before.rstrip()}{MARK}"
