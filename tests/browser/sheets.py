"""Draws every screen of the gallery side by side, for review by eye: `make sheets`.

Pictures at the width of a phone, in both themes, several screens a picture, in `data/sheets/`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from bot.adapters.web.drawing import render
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.browser.windows import CHROMIUM, FLAGS
from tests.contract.drawing import Screen, Shown
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens

ROOT: Final = Path(__file__).parents[2]
STYLES: Final = ROOT / "bot" / "adapters" / "web" / "static"
SHEETS: Final = ROOT / "data" / "sheets"
A_SHEET: Final = 12
PHONE: Final = 390
"""Pixels."""

SETTLE: Final = """() => {
  for (const frame of document.querySelectorAll("iframe"))
    frame.height = frame.contentDocument.documentElement.scrollHeight + 2;
}"""


def main() -> None:
    """Draw all sheets anew."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for old in SHEETS.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        for name, some in _sheets():
            for theme in ("light", "dark"):
                _take(browser, f"{name}-{theme}", some, dark=theme == "dark")
        browser.close()


def _sheets() -> Iterator[tuple[str, list[Shown]]]:
    for module, shown in sorted(_by_module().items()):
        for start in range(0, len(shown), A_SHEET):
            yield f"{module}-{start // A_SHEET + 1}", shown[start : start + A_SHEET]


def _by_module() -> Mapping[str, list[Shown]]:
    calm = next(voice for voice in VOICES if voice.title == "calm")
    grouped: dict[str, list[Shown]] = defaultdict(list)
    for shown in screens(cast(calm)):
        grouped[shown.name.partition(":")[0].rpartition(".")[0]].append(shown)
    return grouped


def _take(browser: Browser, name: str, some: list[Shown], *, dark: bool) -> None:
    context = browser.new_context(
        viewport={"width": 4 * (PHONE + 16), "height": 600}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.set_content(_sheet(some), wait_until="load")
    page.evaluate(SETTLE)
    page.screenshot(path=SHEETS / f"{name}.png", full_page=True)
    context.close()


def _sheet(some: list[Shown]) -> str:
    frames = "".join(
        f"<figure><figcaption>{escape(one.name)}</figcaption>"
        f'<iframe width="{PHONE}" srcdoc="{escape(_page(one.screen))}"></iframe></figure>'
        for one in some
    )
    style = (
        "body{margin:8px;columns:4;column-gap:8px;font:12px sans-serif;color-scheme:light dark}"
        "figcaption{color:CanvasText}"
        "figure{margin:0 0 10px;break-inside:avoid}iframe{border:1px solid #8888}"
    )
    return f"<!doctype html><style>{style}</style>{frames}"


def _page(screen: Screen) -> str:
    styles = "".join(
        f"<style>{(STYLES / f'{name}.css').read_text(encoding='utf-8')}</style>"
        for name in ("chat", "message", "form")
    )
    return (
        f"<!doctype html>{styles}<style>html,body{{height:auto!important;overflow:visible!important;"
        f'display:block!important}}</style><div style="padding:12px">{_drawn(screen)}</div>'
    )


def _drawn(screen: Screen) -> str:
    match screen:
        case Message():
            return str(render.message(screen))
        case Form():
            return str(render.form(screen))
        case Rejected(form, errors):
            return str(render.form(form, errors))


if __name__ == "__main__":
    main()
