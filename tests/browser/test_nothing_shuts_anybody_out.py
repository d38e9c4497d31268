"""WCAG 2 at levels A and AA, as axe-core measures it: on each screen of a first story, in both themes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.windows import Window
from tests.fakes.running import running

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
"""Every rule of axe-core for WCAG 2.0, 2.1 and 2.2 at levels A and AA."""

QUESTION = "I study civil engineering and wonder how you knew that it was time to change."


@dataclass(frozen=True, slots=True)
class Visitor:
    """A window in which Leila compares two mentors and asks one of them, and both sides are played."""

    window: Window
    mentor: str
    other: str


def _asks(visitor: Visitor) -> None:
    window = visitor.window
    window.types(f"/find-mentor {visitor.mentor}")
    window.presses("Ask")
    window.form.get_by_label("Your question").fill("Why?")
    window.form.get_by_role("button", name="Preview").click()
    window.form.get_by_text("A little more, please").wait_for()


def _previews(visitor: Visitor) -> None:
    window = visitor.window
    window.form.get_by_label("Your question").fill(QUESTION)
    window.form.get_by_role("button", name="Preview").click()
    window.sees("This is what")


def _compares(visitor: Visitor) -> None:
    window = visitor.window
    for name, step in ((visitor.other, "Save for later"), (visitor.mentor, "Compare")):
        window.types(f"/find-mentor {name}")
        # The last answer alone: earlier results have such a button too.
        expect(window.last).to_contain_text("room now")
        window.last.get_by_role("button", name="Read more").first.click()
        window.last.get_by_role("button", name=step).click()
    window.sees("Side by side")


def _is_asked(visitor: Visitor) -> None:
    window = visitor.window
    window.presses("Send")
    window.sees("Your ask to")
    window.becomes(visitor.mentor)
    window.sees(QUESTION)


def _goes_to_the_room(visitor: Visitor) -> None:
    window = visitor.window
    card = window.log.locator(".entry", has_text=QUESTION).last
    card.get_by_role("button", name="Accept").click()
    window.sees("You said yes.")
    window.page.get_by_role("button", name="Go to your room", exact=True).last.click()
    window.sees("A room for the two of you")


def _opens_a_menu(visitor: Visitor) -> None:
    window = visitor.window
    window.opens("Alongside")
    window.types("/mentoring")
    window.log.get_by_role("button", name="More", exact=True).last.click()
    expect(window.page.get_by_role("menu").last).to_be_visible()


def _manages(visitor: Visitor) -> None:
    window = visitor.window
    window.types("/programme")
    window.sees("Looking after mentoring")


def _reads_what_waits(visitor: Visitor) -> None:
    visitor.window.becomes("Nora Wainwright")
    visitor.window.sees("could use a hand")


def _may_give(visitor: Visitor) -> None:
    visitor.window.becomes("Leila Haddad")
    visitor.window.sees("said yes")
    visitor.window.types("/be-a-mentor")
    visitor.window.sees("on your own terms")


def _shows_the_bar(visitor: Visitor) -> None:
    window = visitor.window
    if window.is_phone:
        window.page.get_by_role("button", name="Play somebody else").click()
    expect(window.page.get_by_role("button", name="Let a day pass")).to_be_visible()


def _narrows(visitor: Visitor) -> None:
    window = visitor.window
    window.types("/find-mentor product")
    window.presses("Narrow it")
    window.sees("Kind of help")


STORY: tuple[tuple[str, Callable[[Visitor], object]], ...] = (
    (
        "welcome",
        lambda visitor: visitor.window.page.get_by_role("button", name="looking for help").wait_for(),
    ),
    ("a newcomer's hello", lambda visitor: visitor.window.becomes("Leila Haddad")),
    ("hello", lambda visitor: visitor.window.types("/find-mentor")),
    ("results", lambda visitor: visitor.window.types("/find-mentor lawyer moving into product")),
    ("the whole card", lambda visitor: visitor.window.presses("Read more")),
    ("narrowing", _narrows),
    ("side by side", _compares),
    ("a form with an error", _asks),
    ("a preview", _previews),
    ("a mentor's ask", _is_asked),
    ("a room", _goes_to_the_room),
    ("home with its menu", _opens_a_menu),
    ("a manager's messages", _reads_what_waits),
    ("the manager's page", _manages),
    ("a yes, and being a mentor", _may_give),
    ("the try-out bar", _shows_the_bar),
)


@pytest.mark.begins_first
@pytest.mark.parametrize(
    ("size", "mentor", "other"),
    [(DESK, "Amara Okafor", "Mei Tan"), (PHONE, "Jonas Kessler", "Tomás Ferreira")],
    ids=["desk", "phone"],
)
def test_nothing_shuts_anybody_out(
    chromium: Browser, tmp_path: Path, size: ViewportSize, mentor: str, other: str
) -> None:
    """One story in one test: each screen needs those before it, wherever a test runs."""
    with running(tmp_path, "--demo") as own, Window.opened(chromium, own.chat, size) as window:
        window.visits()
        visitor = Visitor(window, mentor, other)
        assert [one for name, comes_to in STORY for one in _shut_out(visitor, name, comes_to)] == []


def _shut_out(visitor: Visitor, name: str, comes_to: Callable[[Visitor], object]) -> Iterator[str]:
    comes_to(visitor)
    visitor.window.page.wait_for_timeout(200)
    for scheme in ("light", "dark"):
        for problem in _problems(visitor.window, scheme):
            for node in problem["nodes"]:
                yield f"{name}, {scheme}: {problem['id']} {node['target']} {node['failureSummary']}"


def _problems(window: Window, scheme: str) -> list[dict[str, list[dict[str, object]]]]:
    window.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    # Axe reads the colours as they are drawn: the next frame has those of the other theme.
    window.page.evaluate(
        "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
    )
    results = Axe().run(window.page, options=RULES)
    assert results.response["passes"] or results.response["testEngine"]["name"] == "axe-core"
    return list(results.response["violations"])
