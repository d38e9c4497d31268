"""The page itself speaks the language of the person in it, at once and when they change it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.windows import Window
from tests.fakes.running import Running


@pytest.fixture
def german(chromium: Browser, alongside: Running) -> Iterator[Window]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="de-DE")
    window = Window(context.new_page(), alongside.chat)
    window.visits()
    yield window
    assert window.faults == []
    context.close()


def test_the_page_follows_its_person(german: Window) -> None:
    # No other test plays her: in this demo people are erased, and speak other languages afterwards.
    page = german.page
    tongue, title = page.locator("html"), page.locator("#people-title")
    expect(title).to_have_text("Spiel jemanden")
    expect(tongue).to_have_attribute("lang", "de")

    page.locator("#people .row", has_text="Florencia Lucero").first.click()
    expect(page.locator("#me-name")).to_have_text("You are Florencia Lucero")
    expect(title).to_have_text("Play somebody")

    german.types("/find-mentor law")
    german.sees("with room now")
    german.types("/mentoring")
    german.presses("More")
    german.log.get_by_text("Settings", exact=True).last.click()
    german.presses("Change language")
    assert german.log.locator(".meta", has_text="Only you can see this").count() > 2
    german.form.get_by_label("Français").check()
    german.form.locator("[type=submit]").click()
    expect(page.locator("#me-name")).to_have_text("Vous êtes Florencia Lucero")
    expect(title).to_have_text("Jouez quelqu’un")
    expect(page.locator("#words")).to_have_attribute("placeholder", "Écrivez librement, ou tapez /")
    expect(page.locator("#words-hint kbd")).to_have_count(4)
    expect(tongue).to_have_attribute("lang", "fr")
    expect(german.log.locator(".meta", has_text="Only you can see this")).to_have_count(0)
    assert german.log.locator(".meta", has_text="Vous seul pouvez voir ceci").count() > 2
