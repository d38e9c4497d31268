"""The first story, clicked through in a real browser: find, ask, answer, and see the notice."""

import time
from statistics import median

from playwright.sync_api import expect

from tests.browser.windows import Window

QUESTION = "I study civil engineering and wonder how you knew that it was time to change."
HALF_A_SECOND = 0.5


def test_a_first_time_visitor_is_never_left_before_an_empty_page(window: Window) -> None:
    window.visits()
    expect(window.page.get_by_text("here anybody can be anybody")).to_be_visible()
    for beginning in ("looking for help", "an ask waiting", "Be the manager"):
        expect(window.page.get_by_role("button", name=beginning)).to_be_visible()
    assert window.is_within_its_edges()


def test_a_shy_student_finds_asks_and_is_told(window: Window, second: Window) -> None:
    name = "Kiri Tahere" if window.is_phone else "Rami Daher"
    first, _ = name.split()
    window.visits()
    window.becomes(name)
    window.types("/find-mentor Amara")
    window.sees("Amara Okafor")
    window.presses("Ask")

    expect(window.form.get_by_role("heading", name="Your ask")).to_be_visible()
    window.form.get_by_label("Your question").fill("Why?")
    window.form.get_by_role("button", name="Preview").click()
    expect(window.form.get_by_text("A little more, please")).to_be_visible()
    expect(window.form.get_by_label("Your question")).to_have_value("Why?")
    window.form.get_by_label("Your question").fill(QUESTION)
    window.form.get_by_role("button", name="Preview").click()

    window.sees("This is what Amara will see")
    window.sees("you will have Amara's answer, or others to ask.")
    window.presses("Send")
    window.sees("Your ask to Amara")
    assert window.is_within_its_edges()

    second.visits()
    second.becomes("Amara Okafor")
    card = second.log.locator(".entry", has_text=name)
    expect(card.get_by_text(QUESTION)).to_be_visible()
    card.get_by_role("button", name="Answer now").click()
    second.form.get_by_label("Your answer").fill("When I wrote the third pros-and-cons list, I noticed why.")
    second.form.get_by_role("button", name="Preview").click()
    second.sees(f"This is what {first} will read")
    second.presses("Send")
    window.sees("Amara answered")
    window.sees("When I wrote the third pros-and-cons list, I noticed why.")
    second.sees(f"You answered. {first} has your words.")


def test_a_yes_opens_a_room_in_which_both_windows_hear_each_other(window: Window, second: Window) -> None:
    name = "Tom Whitaker" if window.is_phone else "Sara Lindgren"
    window.visits()
    window.becomes(name)
    second.visits()
    second.becomes("Amara Okafor")
    card = second.log.locator(".entry", has_text=name).first
    card.get_by_role("button", name="Accept").click()
    expect(card.get_by_text("You said yes.")).to_be_visible()

    window.sees("Amara said yes")
    # One press on the card of the yes leads there, on both sides.
    window.follows(window.log.locator(".entry", has_text="write first, or let them"), "Amara Okafor")
    window.sees("say hello, and two or three times")
    second.follows(card, name)
    second.sees("say hello, and two or three times")
    assert window.is_within_its_edges()
    assert median(_seconds_to_arrive(second, window, number) for number in range(5)) < HALF_A_SECOND


def _seconds_to_arrive(sender: Window, receiver: Window, number: int) -> float:
    sender.types(f"Would the {number + 10}th suit?")
    sent = time.monotonic()
    receiver.log.get_by_text(f"Would the {number + 10}th suit?").wait_for()
    return time.monotonic() - sent


def test_a_no_is_kind_and_leads_onward(window: Window, second: Window) -> None:
    # Two mentees without a no so far: a second no in a row is told in other words.
    name = "Jonas Kessler" if window.is_phone else "Leila Haddad"
    window.visits()
    window.becomes(name)
    window.types("/find-mentor Mei Tan")
    window.log.get_by_role("button", name="Ask, Mei Tan").last.click()
    window.form.get_by_label("Your question").fill(QUESTION)
    window.form.get_by_role("button", name="Preview").click()
    window.presses("Send")
    window.sees("Your ask to Mei")

    second.visits()
    second.becomes("Mei Tan")
    second.log.locator(".entry", has_text=name).get_by_role("button", name="Decline kindly").click()
    second.form.get_by_text("In my own words").first.click()
    second.form.get_by_role("button", name="Preview").click()
    expect(second.form.get_by_text("A few words of your own")).to_be_visible()
    second.form.get_by_text("I couldn't give this the time").click()
    second.form.get_by_role("button", name="Preview").click()
    second.presses("Send")

    window.sees("Mei can't this time")
    onward = window.log.locator(".entry", has_text="It says nothing about you").last
    expect(onward.get_by_role("button", name="Ask ")).to_have_count(3)
    onward.get_by_role("button", name="Ask ").first.click()
    expect(window.form.get_by_label("Your question")).to_have_value(QUESTION)
