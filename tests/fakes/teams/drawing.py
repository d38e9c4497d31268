"""Pages that show what Teams received: drawn by Microsoft's own renderer, three themes side by side."""

import json
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from tests.fakes.teams.values import Json

HERE: Final = Path(__file__).parent
INSTALLED: Final = HERE.parents[1] / "contract" / "adaptivecards" / "node_modules"
"""Where `make pictures` installs the renderer, and a reader of Markdown."""
PROGRAMS: Final = ("adaptivecards/dist/adaptivecards.min.js", "markdown-it/dist/markdown-it.min.js")
THEMES: Final = ("light", "dark", "contrast")


def message_page(card: Json, chat: str) -> str:
    """Return a page that shows a card in a chat."""
    inside = Markup(
        '<header>{}</header><main><p class="who"><b>Alongside</b> <span>09:14</span></p>'
        '<div class="said"><span class="face">A</span><div class="sheet card"></div></div></main>'
    ).format(chat)
    return _page(inside, card)


def dialog_page(title: str, card: Json) -> str:
    """Return a page that shows an open dialog."""
    inside = Markup(
        '<div class="over"><div class="dialog"><h1><span class="face">A</span>{}<i>✕</i></h1>'
        '<div class="card"></div></div></div>'
    ).format(title)
    return _page(inside, card)


def _page(inside: Markup, card: Json) -> str:
    windows = Markup().join(
        Markup('<section data-theme="{}">{}</section>').format(one, inside) for one in THEMES
    )
    style = Markup((HERE / "window.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return Markup(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Teams</title>'
        "<style>{}</style><body>{}{}</body></html>"
    ).format(style, windows, _scripts(card))


def _scripts(card: dict[str, Any]) -> Markup:
    programs = [(INSTALLED / one).read_text(encoding="utf-8") for one in PROGRAMS]
    content = json.dumps(card).replace("<", "\\u003c")
    drawing = (HERE / "window.js").read_text(encoding="utf-8")
    return Markup().join(
        Markup("<script>{}</script>").format(Markup(one))  # noqa: S704 - programs, and data without a tag
        for one in (*programs, f"const content = {content};\n{drawing}")
    )
