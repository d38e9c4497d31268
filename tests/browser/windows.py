"""One browser window, and what a person does in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 5_000
"""Milliseconds within which the page has to show what is expected of it."""


class Window:
    """A window of the web chat at one size."""

    def __init__(self, page: Page, address: str) -> None:
        """Open this address."""
        self.page = page
        self.address = address
        self.faults: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    @classmethod
    @contextmanager
    def opened(
        cls, browser: Browser, address: str, size: ViewportSize, *, dark: bool = False
    ) -> Iterator["Window"]:
        """Open a fresh window; an error that the page reports fails the test that opened it."""
        context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light")
        window = cls(context.new_page(), address)
        try:
            yield window
            assert window.faults == []
        finally:
            context.close()

    @property
    def is_phone(self) -> bool:
        """Tell whether one column is shown at a time."""
        size = self.page.viewport_size
        return size is not None and size["width"] <= 720

    @property
    def log(self) -> Locator:
        """Return the lines of the open conversation."""
        return self.page.get_by_role("log")

    @property
    def last(self) -> Locator:
        """Return the latest line."""
        return self.log.locator(".entry").last

    @property
    def form(self) -> Locator:
        """Return the open form."""
        return self.page.get_by_role("dialog")

    def visits(self) -> None:
        """Come for the first time."""
        self.page.goto(self.address)

    def becomes(self, name: str) -> None:
        """Become a person with one click in the list of people."""
        if self.is_phone:
            self.page.get_by_role("button", name="Play somebody else").click()
        self.page.get_by_label("Find a person by name or work").fill(name)
        self.page.locator("#people .row", has_text=name).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(f"You are {name}")

    def types(self, text: str) -> None:
        """Write a line and send it."""
        words = self.page.get_by_role("textbox", name="Your words")
        words.fill(text)
        words.press("Enter")
        expect(words).to_have_value("")

    def presses(self, label: str) -> None:
        """Press the latest button of that label, which may be called after a person as well."""
        called = re.compile(rf"^{re.escape(label)}(, .*)?$")
        self.log.get_by_role("button", name=called).last.click()

    def keeps(self) -> None:
        """Submit a form, and see it close."""
        self.form.get_by_role("button", name="Save").click()
        expect(self.form).not_to_be_visible()

    def sees(self, words: str, *, within: int = PATIENCE) -> None:
        """See some words in the conversation, within so many milliseconds."""
        expect(self.log.get_by_text(words).last).to_be_visible(timeout=within)

    def opens(self, room: str) -> None:
        """Open another conversation."""
        if self.is_phone:
            self.page.get_by_role("button", name="Back to the conversations").click()
        self.page.locator("#rooms .row", has_text=room).first.click()
        expect(self.page.get_by_role("heading", name=room, exact=True, level=2)).to_be_visible()

    def follows(self, card: Locator, room: str) -> None:
        """Press what leads from a card to the room of two, and see that room open."""
        card.get_by_role("button", name="Go to your room", exact=True).click()
        expect(self.page.get_by_role("heading", name=room, exact=True, level=2)).to_be_visible()

    def is_within_its_edges(self) -> bool:
        """Tell whether nothing overflows the window's width."""
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        return bool(width[0] <= width[1])
