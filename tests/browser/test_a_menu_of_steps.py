"""A menu of further steps in a real browser: with a mouse, with the keyboard, and in a narrow window."""

from playwright.sync_api import Browser, Locator, expect

from tests.browser.windows import Window
from tests.fakes.running import Running


def opened_at_home(window: Window, name: str) -> tuple[Locator, Locator]:
    window.visits()
    window.becomes(name)
    window.types("/mentoring")
    more = window.log.get_by_role("button", name="More", exact=True).last
    expect(more).to_be_visible()
    return more, window.log.get_by_role("menu", name="More").last


def test_a_menu_opens_closes_and_does_its_steps(window: Window) -> None:
    more, menu = opened_at_home(window, "Kiri Tahere" if window.is_phone else "Rami Daher")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    expect(menu).to_be_visible()
    expect(more).to_have_attribute("aria-expanded", "true")
    window.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(more).to_be_focused()

    # By keyboard alone: open, go round, jump to a letter, and press.
    window.page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    window.page.keyboard.press("ArrowUp")
    expect(menu.get_by_role("menuitem").last).to_be_focused()
    window.page.keyboard.press("s")
    expect(menu.get_by_role("menuitem", name="Settings")).to_be_focused()
    window.page.keyboard.press("Enter")
    window.sees("Quiet hours")
    expect(menu).to_be_hidden()
    assert window.is_within_its_edges()


def test_a_menu_is_seen_whole_and_leaves_the_buttons_beside_it_as_they_were(window: Window) -> None:
    window.visits()
    window.becomes("Nora Wainwright")
    window.types("/announce")
    window.presses("Write one")
    # Drafts of other windows stand in her messages too.
    title = f"A word before the exams, {'on a phone' if window.is_phone else 'at a desk'}"
    window.form.get_by_label("A few words: what it is about").fill(title)
    window.form.get_by_label("The announcement").fill("Exams are near.")
    window.form.get_by_label("Nothing to press").check(force=True)
    window.form.get_by_label("Signed with a name and an office").fill("Nora Wainwright, Alumni Office")
    window.form.get_by_role("button", name="Save the words").click()
    mine = window.log.locator(".entry").filter(has_text=title)
    mine.get_by_role("button", name="Say who it is for").last.click()
    window.form.locator("select[name=audience]").select_option("everybody")
    window.form.get_by_role("button", name="Save who it is for").click()
    draft = mine.filter(has_text="will get it.").last
    expect(draft).to_be_visible()
    more = draft.get_by_role("button", name="More", exact=True)
    before = draft.get_by_role("button", name="Send it to me first").bounding_box()
    more.click()
    menu = draft.get_by_role("menu", name="More")
    # While a menu opens, its steps come one after the other.
    expect(menu.get_by_role("menuitem").nth(1)).to_be_visible()
    steps = menu.get_by_role("menuitem").all()
    assert len(steps) > 1
    for step in steps:
        expect(step).to_be_in_viewport(ratio=1)
    after = draft.get_by_role("button", name="Send it to me first").bounding_box()
    assert (before and before["height"]) == (after and after["height"])


def test_a_menu_closes_where_the_reader_goes_elsewhere(window: Window) -> None:
    more, menu = opened_at_home(window, "Tom Whitaker" if window.is_phone else "Sara Lindgren")
    more.click()
    expect(menu).to_be_visible()
    window.page.get_by_role("textbox", name="Your words").click()
    expect(menu).to_be_hidden()
    expect(window.page.get_by_role("textbox", name="Your words")).to_be_focused()
    more.focus()
    window.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    window.page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


def test_a_menu_fits_into_the_narrowest_window(chromium: Browser, alongside: Running) -> None:
    with Window.opened(chromium, alongside.chat, {"width": 320, "height": 640}) as window:
        more, menu = opened_at_home(window, "Kiri Tahere")
        more.click()
        for step in menu.get_by_role("menuitem").all():
            box = step.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert box["height"] >= 36
        assert window.is_within_its_edges()
