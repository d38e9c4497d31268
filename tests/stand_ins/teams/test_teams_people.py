"""What Teams' client sends for what people do, and what it makes of the answers."""

from collections.abc import Iterator
from typing import Any, Final

import jwt
import pytest

from tests.fakes.teams.acting import Person, arrives
from tests.fakes.teams.driver import UNREACHABLE, Driver
from tests.fakes.teams.inputs import Unable
from tests.fakes.teams.server import Server
from tests.fakes.teams.values import BOT, CARD, CONSENT, Json, Message
from tests.fakes.teams.world import APP, BOT_ID, OTHER_TENANT, TENANT, Teams
from tests.stand_ins.teams.a_bot import Bot, listening
from tests.stand_ins.teams.conftest import Alumni, card, carrying, text

QUESTION: Final = {"type": "Input.Text", "id": "question", "label": "Your question"}
KINDS: Final = {
    "type": "Input.ChoiceSet",
    "id": "kinds",
    "label": "Kinds",
    "isMultiSelect": True,
    "choices": [{"title": "Law", "value": "law"}, {"title": "Tech", "value": "tech"}],
}


def execute(title: str, **more: object) -> Json:
    """Return a button."""
    button = {"type": "Action.Execute", "title": title, "verb": "1:ask:rq_1", "data": {"a": 1}}
    return {**button, "fallback": {"type": "Action.Submit", "title": title}, **more}


def fetch(title: str) -> Json:
    """Return a button that opens a dialog."""
    data = {"msteams": {"type": "task/fetch"}, "verb": "1:ask:rq_1"}
    return {"type": "Action.Submit", "title": title, "data": data}


def dialog(title: str, *body: Json) -> Json:
    """Return the answer that opens a dialog."""
    send = {"type": "Action.Submit", "title": "Send", "data": {"form": "ask"}}
    content = {"contentType": CARD, "content": card(*body, actions=[send])}
    return {"task": {"type": "continue", "value": {"title": title, "card": content}}}


@pytest.fixture
def bot() -> Iterator[Bot]:
    with listening() as one:
        yield one


@pytest.fixture
def leila(alumni: Alumni, bot: Bot, server: Server) -> Person:
    """Leila, in her chat with the bot."""
    del server
    return arrives(alumni.here, alumni.leila, Driver(alumni.here, bot.address))


def standing(person: Person, content: Json) -> Message:
    """Put a card of the bot's where a person is."""
    return person.here.keeps(person.at, BOT, carrying(content))


def seen(person: Person) -> list[tuple[str, Any]]:
    """Return what a person was shown, without what was written."""
    return [
        (one.what, one.said) for one in person.here.seen if one.person == person.id and one.what != "message"
    ]


def test_words_in_the_chat_say_where_they_come_from(leila: Person, bot: Bot) -> None:
    leila.says("Hello <there>")
    (said,) = bot.heard
    assert (said["type"], said["text"], said["channelId"]) == ("message", "Hello <there>", "msteams")
    assert said["conversation"] == {"conversationType": "personal", "tenantId": TENANT, "id": leila.at.id}
    assert (said["locale"], said["localTimezone"]) == ("en-GB", "Europe/London")
    assert said["from"]["aadObjectId"] == leila.id
    token = jwt.decode(bot.headers[0].removeprefix("Bearer "), options={"verify_signature": False})
    assert (token["aud"], token["serviceurl"]) == (APP, said["serviceUrl"])


def test_in_a_channel_the_bot_hears_where_it_is_mentioned(alumni: Alumni, leila: Person, bot: Bot) -> None:
    alumni.team.has_bot = True
    there = leila.goes(alumni.here.channel(alumni.team, "mentoring"))
    assert there.says("Not for the bot") is None
    there.says("find law", mentions=True)
    (said,) = bot.heard
    root = alumni.here.standing(there.at.id)[-1].id
    assert said["conversation"]["id"] == f"{there.at.id};messageid={root}"
    assert said["text"] == "<at>Alongside</at>&nbsp;find law"
    assert [one["mentioned"]["id"] for one in said["entities"] if one["type"] == "mention"] == [BOT_ID]
    assert said["channelData"]["team"]["aadGroupId"] == alumni.team.group


def test_a_press_sends_verb_data_and_inputs(leila: Person, bot: Bot) -> None:
    kept = standing(leila, card(QUESTION, KINDS, actions=[execute("Send")]))
    bot.answers = [{"statusCode": 200, "type": CARD, "value": card()}]
    leila.presses("Send", question="Why?", Kinds=["Law", "Tech"])
    (said,) = bot.heard
    assert (said["name"], said["value"]["trigger"], said["replyToId"]) == (
        "adaptiveCard/action",
        "manual",
        kept.id,
    )
    action = said["value"]["action"]
    assert action["verb"] == "1:ask:rq_1"
    assert action["data"] == {"a": 1, "question": "Why?", "kinds": "law,tech"}


def test_an_answered_card_stands_for_the_presser_alone(alumni: Alumni, leila: Person, bot: Bot) -> None:
    chat = alumni.here.group_chat(alumni.leila, alumni.amara)
    there = leila.goes(chat)
    kept = standing(there, card(actions=[execute("Send")]))
    new = card({"type": "TextBlock", "text": "Sent"})
    bot.answers = [{"statusCode": 200, "type": CARD, "value": new}]
    there.presses("Send")
    assert there.reads() == "Sent"
    amara = Person(alumni.here, alumni.amara, chat, leila.driver)
    assert amara.reads() == "[Send]"
    assert seen(there) == [("view", new)]
    assert kept.activity == carrying(card(actions=[execute("Send")]))


@pytest.mark.parametrize(
    ("answer", "status", "shown"),
    [
        (
            {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Done"},
            200,
            ("words", "Done"),
        ),
        (
            {
                "statusCode": 400,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "x", "message": "No"},
            },
            200,
            ("error", "No"),
        ),
        ({}, 200, ("error", UNREACHABLE)),
        (None, 500, ("error", UNREACHABLE)),
    ],
    ids=["words", "an error", "nothing", "a fault"],
)
def test_other_answers_to_a_press(
    leila: Person,
    bot: Bot,
    answer: Any,  # noqa: ANN401
    status: int,
    shown: tuple[str, str],
) -> None:
    standing(leila, card(actions=[execute("Send")]))
    bot.answers, bot.status = [answer], status
    leila.presses("Send")
    assert seen(leila) == [shown]


def test_a_dialog_is_opened_filled_in_and_closed(leila: Person, bot: Bot) -> None:
    kept = standing(leila, card(actions=[fetch("Ask")]))
    wrong = {**QUESTION, "value": "Why?"}
    bot.answers = [
        dialog("Ask Amara", QUESTION),
        dialog("Ask Amara", wrong),
        {"task": {"type": "message", "value": "Sent"}},
    ]
    leila.presses("Ask")
    first = leila.driver.dialogs[-1]
    leila.submits(first, question="Why?")
    second = leila.driver.dialogs[-1]
    assert (first.closed, second.closed) == (True, False)
    leila.submits(second, "Send")
    assert [one["name"] for one in bot.heard] == ["task/fetch", "task/submit", "task/submit"]
    assert bot.heard[0]["value"]["data"]["msteams"] == {"type": "task/fetch"}
    assert [one["value"]["data"] for one in bot.heard[1:]] == [{"form": "ask", "question": "Why?"}] * 2
    assert [what for what, _ in seen(leila)] == ["dialog", "dialog", "words"]
    assert {one["replyToId"] for one in bot.heard} == {kept.id}
    with pytest.raises(Unable, match="not open"):
        leila.submits(second)


def test_an_empty_answer_closes_a_dialog_and_opens_none(leila: Person, bot: Bot) -> None:
    standing(leila, card(actions=[fetch("Ask")]))
    leila.presses("Ask")
    bot.answers = [dialog("Ask", QUESTION)]
    leila.presses("Ask")
    leila.submits(leila.driver.dialogs[-1])
    assert [what for what, _ in seen(leila)] == ["error", "dialog", "closed"]


def test_the_client_holds_back_what_is_wrong(leila: Person, bot: Bot) -> None:
    needed = {**QUESTION, "isRequired": True, "errorMessage": "Please write it", "maxLength": 5}
    standing(leila, card(needed, actions=[execute("Send")]))
    for value in ("", "longer than five"):
        with pytest.raises(Unable, match="Please write it"):
            leila.presses("Send", question=value)
    with pytest.raises(Unable, match="no input"):
        leila.presses("Send", answer="x")
    assert bot.heard == []


def test_a_submit_is_a_message_without_words(leila: Person, bot: Bot) -> None:
    kept = standing(leila, card(actions=[{"type": "Action.Submit", "title": "Old", "data": {"verb": "x"}}]))
    leila.presses("Old")
    (said,) = bot.heard
    assert (said["type"], said["value"], said["replyToId"]) == ("message", {"verb": "x"}, kept.id)
    assert "text" not in said


def test_a_link_is_not_told_to_the_bot(leila: Person, bot: Bot) -> None:
    standing(
        leila, card(actions=[{"type": "Action.OpenUrl", "title": "Read", "url": "https://here.example/"}])
    )
    with pytest.raises(Unable):
        leila.presses("Read")
    assert leila.reads() == "[Read](https://here.example/)"
    assert bot.heard == []


def test_a_card_is_refreshed_for_those_whom_it_names(alumni: Alumni, leila: Person, bot: Bot) -> None:
    refresh = {"action": execute("Refresh"), "userIds": [alumni.leila.id]}
    there = leila.goes(alumni.here.group_chat(alumni.leila, alumni.amara))
    kept = standing(there, card(refresh=refresh))
    amara = Person(alumni.here, alumni.amara, there.at, leila.driver)
    assert amara.refreshes(kept) is None
    bot.answers = [{"statusCode": 200, "type": CARD, "value": card()}]
    there.refreshes(kept)
    (said,) = bot.heard
    assert said["value"]["trigger"] == "automatic"
    assert list(kept.views) == [leila.id]


def test_a_file_is_allowed_or_not(leila: Person, bot: Bot) -> None:
    content = {"acceptContext": {"file": "1"}, "declineContext": {"no": "1"}, "sizeInBytes": 3}
    asked = {
        "type": "message",
        "attachments": [{"contentType": CONSENT, "name": "a.csv", "content": content}],
    }
    kept = leila.here.keeps(leila.at, BOT, asked)
    leila.allows(kept)
    leila.declines(kept)
    yes, no = (one["value"] for one in bot.heard)
    assert (yes["action"], yes["context"], yes["uploadInfo"]["name"]) == ("accept", {"file": "1"}, "a.csv")
    assert yes["uploadInfo"]["uploadUrl"].startswith(leila.here.url)
    assert (no["action"], no["context"]) == ("decline", {"no": "1"})


def test_installing_is_told_twice_and_removing_once(alumni: Alumni, leila: Person, bot: Bot) -> None:
    leila.installs(alumni.team)
    leila.removes()
    assert [one["type"] for one in bot.heard] == [
        "conversationUpdate",
        "installationUpdate",
        "installationUpdate",
    ]
    assert bot.heard[0]["membersAdded"] == [{"id": BOT_ID, "name": "Alongside"}]
    assert [one["action"] for one in bot.heard[1:]] == ["add", "remove"]
    assert bot.heard[0]["conversation"]["id"] == alumni.team.id
    assert (alumni.team.has_bot, alumni.here.installed) == (True, set())


def test_what_was_sent_comes_again_unchanged(leila: Person, bot: Bot) -> None:
    leila.says("Hello")
    leila.again()
    assert bot.heard[0] == bot.heard[1]


def test_a_guest_of_another_tenant_comes_from_it(alumni: Alumni, leila: Person, bot: Bot) -> None:
    other = alumni.here.joins(
        "Some Guest", tenant=OTHER_TENANT, guest=True, locale="de-DE", zone="Asia/Tokyo"
    )
    there = arrives(alumni.here, other, leila.driver)
    with pytest.raises(Unable, match="not installed"):
        there.says("Hello")
    there.installs()
    bot.heard.clear()
    there.says("Hello")
    (said,) = bot.heard
    assert said["conversation"]["tenantId"] == said["channelData"]["tenant"]["id"] == OTHER_TENANT
    assert (said["locale"], said["localTimezone"]) == ("de-DE", "Asia/Tokyo")
    assert said["localTimestamp"].endswith("+09:00")


def test_who_is_not_in_a_conversation_does_not_go_there(alumni: Alumni, leila: Person, here: Teams) -> None:
    with pytest.raises(Unable):
        leila.goes(here.group_chat(alumni.amara))
    assert text()["text"] == "Hello"
