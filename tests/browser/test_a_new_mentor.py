"""A person becomes a mentor in a real browser, and a mentee finds them within moments."""

from playwright.sync_api import expect

from tests.browser.windows import Window


def test_a_new_mentor_opens_their_door_and_is_found(window: Window, second: Window) -> None:
    name, field = ("Kiri Tahere", "Falconry") if window.is_phone else ("Rami Daher", "Beekeeping")
    window.visits()
    window.becomes(name)
    window.types("/be-a-mentor")
    window.sees("Who says hello: Nora Wainwright.")

    window.presses("In your words")
    window.form.get_by_role("button", name="Save").click()
    expect(window.form.locator(".error").first).to_be_visible()
    window.form.get_by_label("You, in one line").fill(f"Apprentice, {field}")
    window.form.get_by_label("What you have lived through").fill("I began at forty and was stung only twice.")
    window.form.get_by_label("Your field").fill(field)
    window.keeps()

    window.presses("Choose what you give")
    window.form.get_by_role("button", name="Save").click()
    expect(window.form.locator(".error").first).to_be_visible()
    window.form.get_by_label("One quick question").check()
    window.form.get_by_label("CV or portfolio review").check()
    window.keeps()
    window.sees("Your card, as people will read it")

    window.presses("My mentor page")
    window.presses("Days and questions")
    window.form.get_by_label("Sunday").check()
    window.keeps()
    window.presses("Open my door")
    window.sees("Nora")
    window.becomes("Nora Wainwright")
    window.log.locator(".entry", has_text=name).last.get_by_role("button", name="Say hello").click()
    window.becomes(name)
    window.sees("Your door is open")
    assert window.is_within_its_edges()

    second.visits()
    second.becomes("Sara Lindgren")
    second.types(f"/find-mentor {field}")
    second.sees(name)
