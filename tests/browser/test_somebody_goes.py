"""A person erases themselves in the browser: a last message, and then a page that knows nobody."""

from playwright.sync_api import Browser, expect

from tests.browser.windows import Window
from tests.fakes.running import Running


def test_the_last_word_is_read_and_nothing_is_left(chromium: Browser, alongside: Running) -> None:
    context = chromium.new_context()
    window = Window(context.new_page(), alongside.chat)
    try:
        window.visits()
        window.becomes("Kwabena Sarpong")
        window.types("my data")
        window.presses("Erase everything")
        window.form.get_by_label("To erase everything").fill("erase")
        window.form.get_by_role("button", name="Erase everything").click()
        expect(window.form.get_by_text("If you come back one day, your pages are new.")).to_be_visible()
        window.form.get_by_role("button", name="Goodbye").click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("Who would you like to be?")
        window.page.get_by_label("Find a person by name or work").fill("Kwabena Sarpong")
        expect(window.page.get_by_text("Nobody by that name, or in that work.")).to_be_visible()
    finally:
        context.close()
