"""Takes the pictures in `docs/pictures/` anew: `make pictures`.

Everything in them really happens, in communities that are deleted afterwards: the demo in the web chat, and
four mentors and a mentee in a stand-in for Slack, in one for Discord, and in one for Teams.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser import announcing_pictures, discord_pictures, slack_pictures, teams_pictures
from tests.browser.windows import CHROMIUM, FLAGS, Window
from tests.fakes.running import running

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
QUESTION = "I study civil engineering and wonder how you knew that it was time to change."
ANSWER = "When I wrote the third list of pros and cons, I noticed that I only ever rewrote the cons."


def main() -> None:
    """Play the story once more, and take its pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    in_slack, on_discord, in_teams = slack_pictures.pages(), discord_pictures.pages(), teams_pictures.pages()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), "--demo") as alongside,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        take = _taking(browser, alongside.chat)
        take("welcome", DESK, _nobody_yet, dark=False)
        take("hello", PHONE, _hello, dark=False)
        take("results", DESK, _results, dark=False)
        take("narrow", PHONE, _narrow, dark=True)
        take("form", PHONE, _form, dark=False)
        take("preview", DESK, _preview, dark=False)
        take("mentor", DESK, _mentor, dark=True)
        take("answered", PHONE, _answered, dark=False)
        take("no", DESK, _no, dark=False)
        take("home", PHONE, _home, dark=True)
        announcing_pictures.take_all(take)
        slack_pictures.take_all(browser, PICTURES, in_slack)
        discord_pictures.take_all(browser, PICTURES, on_discord)
        teams_pictures.take_all(browser, PICTURES, in_teams)
        browser.close()


def _taking(browser: Browser, address: str) -> Callable[..., None]:
    def take(name: str, size: ViewportSize, act: Callable[[Window], None], *, dark: bool) -> None:
        with Window.opened(browser, address, size, dark=dark) as window:
            window.visits()
            act(window)
            window.page.wait_for_timeout(400)
            window.page.screenshot(path=PICTURES / f"{name}.png")

    return take


def _nobody_yet(window: Window) -> None:
    window.page.get_by_role("button", name="looking for help").wait_for()


def _hello(window: Window) -> None:
    window.becomes("Leila Haddad")
    window.types("/find-mentor")
    window.sees("What are you wondering about?")


def _results(window: Window) -> None:
    window.becomes("Leila Haddad")
    window.types("/find-mentor lawyer moving into product")
    window.sees("with room now")


def _narrow(window: Window) -> None:
    _results(window)
    window.presses("Narrow it")
    window.sees("Kind of help")


def _form(window: Window) -> None:
    window.becomes("Leila Haddad")
    window.types("/find-mentor Amara Okafor")
    window.presses("Ask")
    window.form.get_by_label("Your question").fill("Why?")
    window.form.get_by_role("button", name="Preview").click()
    window.form.get_by_text("A little more, please").wait_for()


def _preview(window: Window) -> None:
    window.becomes("Leila Haddad")
    window.types("/find-mentor Amara Okafor")
    window.presses("Ask")
    window.form.get_by_label("Your question").fill(QUESTION)
    window.form.get_by_role("button", name="Preview").click()
    window.sees("This is what Amara will see")


def _mentor(window: Window) -> None:
    window.becomes("Leila Haddad")
    window.presses("Send")
    window.sees("Your ask to Amara")
    window.becomes("Amara Okafor")
    window.sees(QUESTION)


def _answered(window: Window) -> None:
    window.becomes("Amara Okafor")
    window.log.locator(".entry", has_text="Leila").get_by_role("button", name="Answer now").click()
    window.form.get_by_label("Your answer").fill(ANSWER)
    window.form.get_by_role("button", name="Preview").click()
    window.presses("Send")
    window.sees("You answered.")
    window.becomes("Leila Haddad")
    window.sees("Amara answered")


def _no(window: Window) -> None:
    window.becomes("Amara Okafor")
    card = window.log.locator(".entry", has_text="Sara Lindgren")
    card.get_by_role("button", name="Decline kindly").click()
    window.form.get_by_role("button", name="Preview").click()
    window.presses("Send")
    window.sees("You declined kindly.")
    window.becomes("Sara Lindgren")
    window.sees("your question is ready")


def _home(window: Window) -> None:
    window.becomes("Amara Okafor")
    window.types("/mentoring")
    window.sees("Your room now")


if __name__ == "__main__":
    main()
