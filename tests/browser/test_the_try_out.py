"""A stranger's first minutes: what this is, a day that passes, and a community that begins."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.windows import Window
from tests.fakes.running import Running, running

SMALLEST: ViewportSize = {"width": 320, "height": 480}
DESK: ViewportSize = {"width": 1280, "height": 800}
A_DAY = 30_000
"""Milliseconds within which a day has passed: each of its hours has its jobs and its messages."""

WITHIN_ONE_ANOTHER = """() => {
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowY)
    && one.scrollHeight > one.clientHeight + 1 && one.offsetParent !== null;
  const all = [...document.querySelectorAll("*")].filter(scrolls);
  const inner = all.filter((one) => all.some((outer) => outer !== one && outer.contains(one)));
  return inner.map((one) => one.id || one.className);
}"""

WHOLE = """(name) => {
  const one = document.querySelector(name);
  const [inner, line] = [one, one.parentElement].map((part) => part.getBoundingClientRect());
  return inner.width > 0 && one.scrollWidth <= one.clientWidth + 1 && inner.right <= line.right + 1;
}"""
"""Tells whether nothing of an element of the head is cut off."""


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A demo of its own: its clock moves, which no other test must notice."""
    with running(tmp_path_factory.mktemp("moving"), "--demo") as process:
        yield process


@pytest.fixture(params=[DESK, SMALLEST], ids=["desk", "smallest"])
def stranger(request: pytest.FixtureRequest, chromium: Browser, moving: Running) -> Iterator[Window]:
    with Window.opened(chromium, moving.chat, request.param) as window:
        window.visits()
        yield window
        assert window.is_within_its_edges()
        assert window.page.evaluate(WITHIN_ONE_ANOTHER) == []


def opens_the_bar(window: Window) -> None:
    """Open the column of the bar, which a phone shows alone."""
    if window.is_phone:
        window.page.get_by_role("button", name="Play somebody else").click()


def lets_a_day_pass(window: Window) -> None:
    """Let a day pass, and see that it has."""
    before = window.page.locator("#which-day").inner_text()
    window.page.get_by_role("button", name="Let a day pass").click()
    expect(window.page.locator("#which-day")).not_to_have_text(before, timeout=A_DAY)
    expect(window.page.locator("#came")).to_contain_text("A day has passed")


def test_the_first_line_says_what_this_is(stranger: Window) -> None:
    expect(stranger.page.get_by_role("heading", level=2, name="Find a mentor who")).to_be_visible()
    assert stranger.page.locator(".beginning").all_inner_texts()[0].startswith("Be a student")
    expect(stranger.page.get_by_role("button", name="Be the manager")).to_contain_text("1 raised hand")
    expect(stranger.page.get_by_text("anybody can be anybody")).to_be_attached()


def test_a_newcomer_is_greeted_and_managers_commands_are_for_managers(stranger: Window) -> None:
    stranger.becomes("Leila Haddad")
    stranger.sees("Hello Leila")
    # Where the head has no room for both, her line gives way to her time.
    assert stranger.page.evaluate(WHOLE, "#me-about .when")
    assert stranger.page.locator("#me-about").inner_text().endswith("London")
    words = stranger.page.get_by_role("textbox", name="Your words")
    words.fill("/")
    offered = stranger.page.locator("#slash b")
    expect(offered.first).to_be_visible()
    assert offered.all_inner_texts() == ["/find-mentor", "/be-a-mentor", "/mentoring"]
    words.fill("")

    stranger.becomes("Nora Wainwright")
    words.fill("/")
    expect(offered.last).to_have_text("/announce")
    words.fill("")


def test_days_pass_and_what_was_due_comes(stranger: Window) -> None:
    stranger.becomes("Amara Okafor")
    before = stranger.log.locator(".entry").count()
    opens_the_bar(stranger)
    for _ in range(3):
        lets_a_day_pass(stranger)
    expect(stranger.page.locator("#which-day")).to_contain_text("ahead of the real day")
    if stranger.is_phone:
        stranger.page.locator(".people").get_by_role("button", name="Close").click()
    expect(stranger.page.locator(".self .ahead")).to_contain_text("days ahead")
    expect(stranger.log.locator(".entry").nth(before - 1)).to_be_attached()


def test_an_empty_community_begins_and_one_goes_back(stranger: Window) -> None:
    opens_the_bar(stranger)
    stranger.page.get_by_role("button", name="Start with an empty community").click()
    name = "Ada Small" if stranger.is_phone else "Ada Wide"
    stranger.page.get_by_role("button", name="Make them, and be them").click()
    expect(stranger.page.get_by_text("Please give them a name.")).to_be_visible()
    stranger.page.get_by_label("Their name").fill(name)
    stranger.page.get_by_role("button", name="Make them, and be them").click()
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(f"You are {name}")
    stranger.types("/programme")
    stranger.sees("Preparing mentoring")
    stranger.page.reload()
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(f"You are {name}")

    opens_the_bar(stranger)
    expect(stranger.page.locator("#people .row", has_text=name)).to_be_visible()
    expect(stranger.page.locator("#people .row", has_text="Leila")).to_have_count(0)
    stranger.page.get_by_role("button", name="Back to everybody").click()
    expect(stranger.page.get_by_role("button", name="Be the manager")).to_contain_text("Nora")


def test_narrowing_shows_its_result_in_sight(stranger: Window) -> None:
    # Each window plays somebody of its own: else an earlier answer is narrowed before the new one comes.
    stranger.becomes("Rami Daher" if stranger.is_phone else "Tom Whitaker")
    stranger.types("/find-mentor product")
    stranger.sees("with room now")
    stranger.presses("Narrow it")
    shown = stranger.log.get_by_role("button", name="Show")
    expect(shown).to_be_in_viewport(ratio=1)
    chip = stranger.log.locator(".chip", has_text="Career conversation")
    count = chip.locator(".count").inner_text()
    chip.click()
    expect(shown).to_have_text(f"Show {count} mentors")
    expect(shown).to_be_in_viewport(ratio=1)
    shown.click()
    expect(stranger.last.get_by_role("heading", level=3)).to_contain_text(f"{count} mentors")
    expect(stranger.last.get_by_role("heading", level=3)).to_be_in_viewport()
