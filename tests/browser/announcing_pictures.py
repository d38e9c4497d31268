"""The pictures of `docs/announcing.md`: an announcement in the demo, from its form to its reader."""

import re
from collections.abc import Callable

from playwright.sync_api import ViewportSize

from tests.browser.windows import Window

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
TITLE = "Open a door before the exams"
WORDS = """Exams are near, and **one quick question** a month helps.

- ten minutes, in writing
- from *anywhere*"""
MANAGER = "Nora Wainwright"
SIGNED = "Nora Wainwright, Alumni Office"
READER = "Amara Okafor"
DELIVERED = 150_000
"""Milliseconds within which it is delivered, also where a busy machine misses a tick of the clock."""


def take_all(take: Callable[..., None]) -> None:
    """Take them in order: each goes on with what the one before has done."""
    take("announce-form", PHONE, _form, dark=False)
    take("announce-look", DESK, _look, dark=False)
    take("announce-read", PHONE, _read, dark=True)
    take("announce-card", DESK, _card, dark=False)


def _form(window: Window) -> None:
    window.becomes(MANAGER)
    window.types("/announce")
    window.presses("Write one")
    window.form.get_by_label("A few words: what it is about").fill(TITLE)
    window.form.get_by_label("The announcement").fill(WORDS)
    window.form.get_by_label("Signed with a name and an office").fill(SIGNED)


def _look(window: Window) -> None:
    _form(window)
    window.form.get_by_label("Open a door").check(force=True)
    window.form.get_by_role("button", name="Save the words").click()
    window.presses("Say who it is for")
    window.form.locator("select[name=audience]").select_option("everybody")
    window.form.get_by_role("button", name="Save who it is for").click()
    window.sees("Nothing is sent yet. It is kept as a draft.")


def _read(window: Window) -> None:
    window.becomes(MANAGER)
    window.types("/announce")
    window.presses("Look at it")
    send = window.log.get_by_role("button", name=re.compile(r"^Send it to [\d,]+")).last
    number = "".join(re.findall(r"\d", send.inner_text()))
    send.click()
    window.form.get_by_role("textbox").first.fill(number)
    window.form.get_by_role("button", name="Send to all of them").click()
    window.sees("It is on its way")
    window.becomes(READER)
    window.sees(TITLE, within=DELIVERED)
    window.last.scroll_into_view_if_needed()


def _card(window: Window) -> None:
    window.becomes(MANAGER)
    window.types("/announce")
    window.presses("Look at it")
    window.sees("Who did what")
