"""Where answers land: at the place of the act, over real sockets."""

from bot.ui.forms import Form
from bot.ui.nodes import Aside, Message
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line, View
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"


def asks(leila: Member) -> None:
    """Send an ask, from the card on."""
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION)
    leila.presses("Send")


def test_a_command_is_answered_in_its_acknowledgement_to_its_writer_alone(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    posted = leila.types("/find-mentor product")
    assert posted.said["response_type"] == "ephemeral"
    assert "Amara Okafor" in words_of(leila.shown)
    assert slack.calls("chat.postMessage") == slack.calls("response_url") == []


def test_from_a_command_to_an_ask_that_is_sent(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    assert form_of(leila.shown).send == "Preview"
    assert leila.submits(question="Hm").said["response_action"] == "errors"
    assert set(errors_of(leila.shown)) == {"question"}
    leila.submits(question=QUESTION)
    assert QUESTION in words_of(leila.shown)
    leila.presses("Send")
    assert "Sent" in words_of(leila.shown)
    assert [one.what for one in leila.seen] == ["ephemeral", "modal", "errors", "modal", "modal"]


def test_a_message_redraws_the_card_that_was_pressed_and_its_durable_card_is_told(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    asks(leila)
    slack.delivers()
    assert QUESTION in words_of(amara.shown)
    card = amara.place()
    amara.presses("Accept")
    assert [one.what for one in amara.seen] == ["line", "replaced"]
    assert amara.place() is card
    assert "Accept" not in {button.label for button in buttons_of(amara.shown)}


def test_an_aside_leaves_the_card_as_it_is(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    asks(leila)
    slack.delivers()
    card = amara.place()
    assert isinstance(card, Line)
    before = card.blocks
    amara.presses("Why me?")
    assert isinstance(amara.shown, Aside)
    assert amara.seen[-1].what == "ephemeral"
    assert (card.blocks, card.drawn) == (before, 1)


def test_narrowing_sends_every_select_and_redraws_the_list(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    slack.mentors("U0JONAS", "Jonas Weber", country="Germany")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Narrow it")
    leila.narrows(country="Germany")
    assert "Jonas Weber" in words_of(leila.shown)
    assert "Amara Okafor" not in words_of(leila.shown)
    assert slack.asked[-1].chosen["country"] == ("Germany",)


def test_the_home_tab_shows_ones_own_page_and_opens_the_rest_above_it(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.opens_home()
    assert leila.seen[-1].what == "home"
    assert "Hello. I'm Alongside" in words_of(leila.shown)
    tab = slack.workspace.homes["U0LEILA"]
    leila.presses("Settings")
    assert leila.seen[-1].what == "modal"
    leila.presses_token("1:who:", tab)
    assert isinstance(leila.shown, Form)
    leila.presses_token("1:home:", tab)
    assert leila.seen[-1].what == "home"


def test_what_is_pressed_in_a_modal_changes_it_and_a_refusal_stands_on_top(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    asks(leila)
    sent = leila.place()
    leila.presses_token("1:accept:ask_nobody")
    refused = leila.place()
    assert isinstance(refused, View)
    assert isinstance(sent, View)
    assert refused.under == sent.id
    for _ in range(3):  # Slack stacks at most three views
        leila.presses_token("1:accept:ask_nobody")
        assert isinstance(leila.shown, Aside)
    assert max(_depth(slack, view) for view in slack.workspace.views.values()) == 3


def _depth(slack: InSlack, view: View) -> int:
    return 1 + (_depth(slack, slack.workspace.views[view.under]) if view.under else 0)


def test_words_are_answered_where_they_were_typed(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("somebody who left law & likes <product>")
    assert leila.seen[-1].what == "line"
    assert isinstance(leila.shown, Message)
    assert "Amara Okafor" in words_of(leila.shown)
    assert slack.asked[-1].words == "somebody who left law & likes <product>"
    leila.presses("Ask", on="Amara")
    assert "To Amara" in form_of(leila.shown).fields[0].hint


def test_an_answer_with_files_goes_to_the_direct_messages_and_a_line_says_so(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/mentoring")
    leila.presses("My data")
    leila.presses("Take it all with me")
    assert "our direct messages" in words_of(leila.shown)
    (shared,) = slack.calls("files.completeUploadExternal")
    assert shared.outcome == "ok"
    names = {name for name, content in slack.workspace.files.values() if content}
    assert any(name.endswith(".json") or ".json." in name for name in names)


def test_a_modal_that_was_closed_meanwhile_is_answered_by_a_message(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION)
    press = leila.press_of("Send")
    slack.workspace.closes("U0LEILA")
    slack.driver.press(press)
    wait_until(lambda: leila.seen[-1].what == "line")
    assert "Sent" in message_of(leila.shown).title


def test_nothing_is_ever_written_into_a_channel(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    asks(leila)
    slack.delivers()
    amara.presses("Accept")
    slack.delivers()
    for call in slack.workspace.calls:
        assert call.arguments.get("response_type") in (None, "ephemeral")
        assert not str(call.arguments.get("channel", "")).startswith("C")
        assert not call.arguments.get("unfurl_links") or call.arguments["unfurl_links"] == "false"
