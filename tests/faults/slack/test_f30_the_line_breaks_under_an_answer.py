"""F30: the line to Slack breaks under an answer, before or after Slack has taken it: it is told, and once."""

import pytest

from bot.adapters.slack.answering import direct, views
from bot.adapters.slack.calls import pace
from bot.ui.nodes import Aside
from tests.adapters.slack.test_home_tabs import home_of
from tests.adapters.slack.test_landing import QUESTION, asks
from tests.adapters.slack.test_pictures import with_picture
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line, Refusal, Trouble, View
from tests.fakes.slack.workspace import MENTORS
from tests.fakes.waiting import wait_until

POST, WHISPER = "chat.postMessage", "chat.postEphemeral"
BROKEN = Refusal(drops=True)
LOST = {
    "dropped before": (BROKEN, False),
    "dropped after": (BROKEN, True),
    "a gateway lost it": (Refusal(status=504), True),
}
"""How a call gets lost, and whether Slack has taken it before."""

lost = pytest.mark.parametrize("how", LOST)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again without a pause: nothing here takes longer than its call."""
    monkeypatch.setattr(direct, "PAUSES", (0.0,) * len(direct.PAUSES))


def loses(slack: InSlack, method: str, how: str, *, times: int = 1) -> None:
    """Lose the next calls of a method in this way."""
    refusal, after = LOST[how]
    slack.workspace.fails(Trouble(lambda: refusal, method, after_taking_it=after), times=times)


def told(slack: InSlack, who: Member, words: str) -> list[Line]:
    """Return the lines in all conversations that tell a person these words."""
    with slack.workspace.lock:
        shown = [one.line for one in who.seen if one.line and one.what in ("line", "ephemeral")]
    return [line for line in shown if _has(line, words)]


def _has(line: Line, words: str) -> bool:
    return words in str(line.blocks)


@lost
def test_words_are_answered_once(slack: InSlack, amara: Member, leila: Member, how: str) -> None:
    loses(slack, POST, how)
    leila.types("product")
    assert len(told(slack, leila, "Amara Okafor")) == 1


@lost
def test_words_in_a_thread_are_answered_once(slack: InSlack, amara: Member, leila: Member, how: str) -> None:
    asks(leila)
    slack.delivers()
    card = amara.place()
    assert isinstance(card, Line)
    loses(slack, POST, how)
    amara.types("product", thread=card.ts)
    here = slack.workspace
    answers = [one for one in here.standing(here.direct(amara.user)) if one.thread == card.ts and one.blocks]
    assert len(answers) == 1


def test_words_are_answered_where_slack_is_away_for_a_while(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    loses(slack, POST, "dropped before", times=len(direct.PAUSES))
    leila.types("product")
    leila.sees("Amara Okafor")


@lost
def test_a_form_is_opened_and_nothing_is_said_beside_it(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    leila.types("/find-mentor product")
    loses(slack, "views.open", how)
    leila.presses("Ask", on="Amara")
    assert [one.what for one in leila.seen] == ["ephemeral", "modal"]


@lost
def test_a_modal_goes_on_and_nothing_is_said_beside_it(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION)
    loses(slack, "views.update", how)
    leila.presses("Send")
    leila.sees("Sent")
    assert {one.what for one in leila.seen[1:]} == {"modal"}


@pytest.mark.parametrize("times", [1, 2])
def test_a_modal_that_says_to_wait_becomes_the_answer_though_its_id_was_lost(
    slack: InSlack, leila: Member, times: int
) -> None:
    leila.opens_home()
    slack.lingers("forget-searches", 2.0)
    loses(slack, "views.open", "dropped after", times=times)
    leila.presses_token("1:forget-searches:")
    leila.sees("What I keep about you")
    assert {one.what for one in leila.seen[1:]} == {"modal"}
    assert len({one.view.id for one in leila.seen[1:] if one.view}) == 1


def test_a_modal_that_was_never_opened_leaves_the_answer_in_a_message(slack: InSlack, leila: Member) -> None:
    leila.opens_home()
    slack.lingers("forget-searches", 2.0)
    loses(slack, "views.open", "dropped before", times=2)
    leila.presses_token("1:forget-searches:")
    wait_until(lambda: leila.seen[-1].what == "line")
    assert "What I keep about you" in words_of(leila.shown)


@pytest.mark.parametrize("before", ["", "dropped after"])
def test_where_slack_asks_for_time_a_modal_waits_and_nothing_is_said_beside_it(
    slack: InSlack, amara: Member, leila: Member, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "GUESS", 0.01 if not before else 2 * views.PATIENT / 1000)
    monkeypatch.setattr(views, "PATIENT", views.PATIENT if not before else views.PATIENT / 1000)
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION)
    if before:
        loses(slack, "views.update", before)
    slack.workspace.fails(Trouble(lambda: Refusal(status=429), "views.update"), times=1)
    leila.presses("Send")
    leila.sees("Sent")
    wait_until(lambda: [one.outcome for one in slack.calls("views.update")][-1] == "ok")
    assert {one.what for one in leila.seen[1:]} == {"modal"}


@lost
def test_a_refusal_stands_on_a_modal_and_the_modal_below_it_stays(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    asks(leila)
    sent = leila.place()
    assert isinstance(sent, View)
    before = sent.body
    loses(slack, "views.push", how)
    leila.presses_token("1:accept:ask_nobody")
    assert isinstance(leila.shown, Aside)
    assert (leila.place().under, sent.body) == (sent.id, before)  # type: ignore[union-attr]


@lost
def test_a_home_tab_is_shown(slack: InSlack, leila: Member, how: str) -> None:
    loses(slack, "views.publish", how)
    leila.opens_home()
    assert "Hello. I'm Alongside" in home_of(leila)


def test_a_home_tab_that_slack_did_not_take_is_shown_later(slack: InSlack, leila: Member) -> None:
    loses(slack, "views.publish", "dropped before", times=3)
    leila.opens_home()
    wait_until(lambda: leila.user in slack.workspace.homes)
    assert "Hello. I'm Alongside" in home_of(leila)


@lost
def test_a_pressed_card_is_drawn_anew_and_there_is_no_other(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    asks(leila)
    slack.delivers()
    card = amara.place()
    assert isinstance(card, Line)
    loses(slack, "response_url", how)
    amara.presses("Accept")
    assert not _has(card, "Accept")
    assert [one.what for one in amara.seen[1:] if one.what != "replaced"] == []


@lost
def test_a_private_answer_is_told_and_twice_at_most(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    asks(leila)
    slack.delivers()
    loses(slack, "response_url", how)
    amara.presses("Why me?")
    answers = [one.what for one in amara.seen[1:]]
    assert answers == (["ephemeral", "line"] if LOST[how][1] else ["line"])


@lost
def test_an_answer_with_a_picture_is_told_and_twice_at_most(
    slack: InSlack, amara: Member, leila: Member, how: str
) -> None:
    with_picture(slack, amara.user)
    loses(slack, "response_url", how)
    leila.types("/find-mentor product")
    assert [one.what for one in leila.seen] == (["ephemeral", "line"] if LOST[how][1] else ["line"])


@lost
def test_a_whisper_is_told_and_twice_at_most(slack: InSlack, amara: Member, leila: Member, how: str) -> None:
    loses(slack, WHISPER, how)
    slack.driver.event(payloads.mention(slack.workspace, leila.user, MENTORS, "<@U0ALONGSIDE> product"))
    wait_until(lambda: bool(leila.seen) and leila.seen[-1].what == "line")
    assert "Amara Okafor" in words_of(leila.shown)
    assert len(told(slack, leila, "Amara Okafor")) == 1 + LOST[how][1]
