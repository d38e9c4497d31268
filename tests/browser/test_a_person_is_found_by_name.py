"""A list of people in a form holds the first of them; each of the others is found by name."""

from playwright.sync_api import Locator, expect

from tests.browser.windows import Window


def labels(lists: Locator) -> list[str]:
    return [one.strip() for one in lists.locator("option").all_inner_texts()]


def test_a_member_beyond_the_list_reads_reports(window: Window) -> None:
    # So late in the alphabet that the list does not hold them; somebody chosen before stands in it.
    late = "Sara Lindgren" if window.is_phone else "Tom Whitaker"
    window.visits()
    window.page.get_by_role("button", name="Be the manager").click()
    window.types("/programme")
    window.presses("Who reads reports")
    lists = window.form.locator("select.members")
    expect(lists).to_have_count(2)
    first, second = lists.first, lists.last
    before = labels(first)
    assert not [one for one in before if late in one]

    box = window.form.get_by_label("Find somebody by name or work").first
    box.fill("nobody is called so")
    expect(window.form.get_by_text("Nobody by that name, or in that work.")).to_be_visible()
    box.fill(late)
    expect(first.locator("option", has_text=late).first).to_be_attached()
    user = first.locator("option", has_text=late).first.get_attribute("value")
    first.select_option(value=user)
    # The name has done its work: the list is the first one again, and the choice stays.
    expect(box).to_have_value("")
    expect(first.locator("option", has_text=before[1])).to_be_attached()
    expect(first).to_have_value(user or "")
    second.select_option(index=2)
    assert window.is_within_its_edges()
    window.keeps()
    window.sees(late)
