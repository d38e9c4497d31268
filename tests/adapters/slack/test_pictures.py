"""People's own pictures in Slack: beside whom they stand, and that none of them costs a message."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.drawing import pictures, render
from bot.adapters.slack.drawing.pictures import Pictures
from bot.port import Address
from bot.ui.faces import PersonFace
from bot.ui.nodes import Button, Card, Message, Quote, Rule, Text, Tone
from bot.ui.verbs import search
from tests.fakes.reading import cards_of
from tests.fakes.slack.in_slack import InSlack
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import TEAM, TOKEN, Workspace
from tests.fakes.slack_limits import problems, problems_of_view

AT_SLACK = "https://avatars.slack-edge.com/2026-01-02/123_0a1b_192.png"
QUESTION = "How did you know that it was time to leave law?"


def with_picture(slack: InSlack, user: str, address: str = AT_SLACK) -> None:
    """Give a member a picture, and let the directory be read."""
    slack.workspace.members[user]["profile"]["image_192"] = address
    asyncio.run_coroutine_threadsafe(slack.connection.directory.read(), slack.loop).result(30)


def images(part: object) -> list[Mapping[str, Any]]:
    """Return every picture in blocks."""
    inner = part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ()
    own = [part] if isinstance(part, Mapping) and part.get("type") == "image" else []
    return [*own, *(found for one in inner for found in images(one))]


def card(number: int = 1, picture: str = AT_SLACK) -> Card:
    face = PersonFace("Amara Okafor", f"U{number}", "Picture of Amara Okafor", picture)
    steps = (Button("Read more", search.READ, f"per_{number}"),)
    return Card(title="Amara Okafor", lines=("Head", "Lagos"), quote="Ask me.", buttons=steps, face=face)


@pytest.mark.parametrize(
    "given",
    [
        "http://avatars.slack-edge.com/a_192.png",
        "https://avatars.slack-edge.com.evil.example/a.png",
        "https://avatars.slack-edge.com@evil.example/a.png",
        "https://secure.gravatar.com/avatar/0a1b.jpg?d=https%3A%2F%2Favatars.slack-edge.com%2Fa.png",
        "https://avatars.slack-edge.com/a.png?next=https://evil.example",
        "https://avatars.slack-edge.com/" + "a" * 401,
        7,
    ],
)
def test_only_slacks_own_pictures_are_taken(given: object) -> None:
    assert pictures.in_profile({"image_192": given}) == ""
    assert pictures.in_profile({"image_192": given, "image_72": AT_SLACK}) == AT_SLACK


def test_a_picture_stands_beside_a_person_and_says_whose_it_is() -> None:
    message = Message("Two", (card(), card(2)))
    drawn = render.message(message).blocks
    assert [(one["image_url"], one["alt_text"]) for one in images(drawn)] == [
        (AT_SLACK, "Picture of Amara Okafor")
    ] * 2
    assert problems(drawn, "message") == problems_of_view(render.page(message)) == []


def test_pictures_never_make_too_many_blocks() -> None:
    many = Message("Many", (*(card(n) for n in range(12)), Rule(), Rule()))
    assert images(render.message(many).blocks) == []
    assert problems(render.message(many).blocks, "message") == []


def test_a_mentors_picture_stands_beside_their_card_and_in_the_private_answer(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    with_picture(slack, "U0AMARA")
    leila.types("/find-mentor product")
    (shown,) = cards_of(leila.shown)
    assert (shown.face.picture, shown.face.alt) == (AT_SLACK, "Picture of Amara Okafor")
    # An acknowledgement that Slack refuses is lost, so what it may refuse goes by the response_url.
    assert [one.outcome for one in slack.calls("response_url")] == ["ok"]


@pytest.mark.parametrize("standing", [{"is_restricted": True}, {"deleted": True}, {"is_bot": True}])
def test_who_is_no_member_has_no_picture(slack: InSlack, standing: dict[str, object]) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    slack.workspace.members["U0AMARA"] |= standing
    with_picture(slack, "U0AMARA")
    leila.types("/find-mentor product")
    assert images(leila_sees(leila.seen[-1])) == []


def leila_sees(seen: Any) -> object:  # noqa: ANN401
    return seen.line.blocks if seen.line else seen.view.body


def test_a_picture_that_slack_refuses_costs_no_answer(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    with_picture(slack, "U0AMARA")
    slack.workspace.fails(Trouble(lambda: Refusal(error="invalid_blocks"), "response_url"))
    leila.types("/find-mentor product")
    (shown,) = cards_of(leila.shown)
    assert (shown.title, shown.face.picture) == ("Amara Okafor", "")
    assert leila.seen[-1].what == "ephemeral"


def test_a_picture_that_slack_refuses_costs_no_home_tab(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    asks(leila)
    with_picture(slack, "U0AMARA")
    leila.opens_home()
    assert len(images(slack.workspace.homes["U0LEILA"].body)) == 1
    slack.workspace.fails(Trouble(lambda: Refusal(error="invalid_arguments"), "views.publish"))
    leila.opens_home()
    assert images(slack.workspace.homes["U0LEILA"].body) == []
    assert "Amara Okafor" in str(slack.workspace.homes["U0LEILA"].body)


def asks(leila: Any, **more: str) -> None:  # noqa: ANN401
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION, **more)
    leila.presses("Send")


FACE = PersonFace("Amara Okafor", "U1", "Picture of Amara Okafor")
ONE_FACE = {
    "a card": Message("One", (card(picture=""),)),
    "a paragraph": Message("An ask", (Text("Amara Okafor", Tone.QUIET, face=FACE),)),
    "a title": Message("Amara answered", (Quote("I wondered too."),), face=FACE),
}


async def revised(message: Message, first: Pictures, then: Pictures) -> list[bool]:
    """Send a card and draw it again, with what two processes know; tell whether a picture stood there."""
    workspace = Workspace()
    workspace.joins("U0LEILA", "Leila Haddad")
    stood = []
    with serving(workspace):
        api = Api(TOKEN, f"{workspace.url}api/", pace=Pace(gap=0))
        sent = await Sending(api, known=first).send(Address(TEAM, "U0LEILA"), message, key="out.1.1")
        stood.append(bool(images(workspace.lines[-1].blocks)))
        for known in (then, first, then):
            sent = await Sending(api, known=known).revise(sent, message, key="out.1.2")
            stood.append(bool(images(workspace.lines[-1].blocks)))
        await api.close()
    return stood


@pytest.mark.parametrize("message", ONE_FACE.values(), ids=ONE_FACE)
async def test_a_card_without_pictures_stays_without_by_any_process(message: Message) -> None:
    assert await revised(message, pictures.none_known, lambda _: AT_SLACK) == [False] * 4
    assert await revised(message, lambda _: AT_SLACK, lambda _: AT_SLACK) == [True] * 4
    assert await revised(message, lambda _: AT_SLACK, pictures.none_known) == [True, False, False, False]


async def test_a_message_with_a_refused_picture_is_sent_without_it() -> None:
    workspace = Workspace()
    workspace.joins("U0LEILA", "Leila Haddad")
    workspace.fails(Trouble(lambda: Refusal(error="invalid_blocks"), "chat.postMessage"))
    with serving(workspace):
        api = Api(TOKEN, f"{workspace.url}api/", pace=Pace(gap=0))
        sending = Sending(api, known=lambda _: AT_SLACK)
        await sending.send(Address(TEAM, "U0LEILA"), Message("One", (card(),)), key="out.1.1")
        await api.close()
    (line,) = workspace.lines
    assert images(line.blocks) == []
    assert "Read more" in str(line.blocks)


def one_person(slack: InSlack) -> tuple[Any, Any]:
    """Return a mentee and a mentor, each with a picture in Slack."""
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    for user in ("U0AMARA", "U0LEILA"):
        with_picture(slack, user, f"https://avatars.slack-edge.com/{user}_192.png")
    return leila, amara


def whose(blocks: object) -> list[str]:
    return [one["alt_text"] for one in images(blocks)]


def test_a_whole_card_has_the_picture_of_its_person(slack: InSlack) -> None:
    leila, _ = one_person(slack)
    leila.types("/find-mentor product")
    leila.presses("Read more", on="Amara Okafor")
    header, below, *_ = leila.seen[-1].line.blocks
    assert header["text"]["text"] == "Amara Okafor"
    assert (below["type"], whose(below)) == ("section", ["Picture of Amara Okafor"])


def test_an_ask_has_the_picture_of_its_mentee_and_their_card_that_of_its_mentor(slack: InSlack) -> None:
    leila, amara = one_person(slack)
    asks(leila)
    slack.delivers()
    blocks = amara.seen[-1].line.blocks
    assert whose(blocks) == ["Picture of Leila Haddad"]
    (beside,) = [one for one in blocks if images(one)]
    assert beside["elements"][-1]["text"].startswith("Leila Haddad")
    _, whom, *_ = leila.seen[-1].line.blocks
    assert (whose(whom), whom["elements"][-1]["text"]) == (["Picture of Amara Okafor"], "Amara Okafor")
    assert problems(blocks, "message") == problems(leila.seen[-1].line.blocks, "message") == []


def test_an_ask_without_a_name_has_no_picture(slack: InSlack) -> None:
    leila, amara = one_person(slack)
    asks(leila, unnamed="yes")
    slack.delivers()
    assert "The person who asked" in str(amara.seen[-1].line.blocks)
    assert whose(amara.seen[-1].line.blocks) == []


def test_the_picture_of_a_title_stands_beside_their_name_where_no_paragraph_follows() -> None:
    face = replace(FACE, picture=AT_SLACK)
    header, line, quote = render.message(
        Message("Amara answered", (Quote("I wondered too."),), face=face)
    ).blocks
    assert (header["type"], quote["type"]) == ("header", "rich_text")
    assert [part.get("text", part.get("alt_text")) for part in line["elements"]] == [
        "Picture of Amara Okafor",
        "Amara Okafor",
    ]


def test_every_place_of_a_picture_is_drawn_without_it_where_slack_refuses() -> None:
    face = replace(FACE, picture=AT_SLACK)
    shown = Message(
        "Amara Okafor", (Text("Yes", face=face), Text("Leila", Tone.QUIET, face=face), card()), face=face
    )
    assert len(images(render.message(shown).blocks)) == 4
    assert images(render.message(pictures.bare(shown)).blocks) == []
    assert images(pictures.view_without(render.home(shown))) == []
    (without,) = pictures.simpler(shown)
    assert render.message(without).blocks == render.message(pictures.bare(shown)).blocks


def test_what_was_left_out_is_still_known_once_pictures_are_there() -> None:
    long = Message("One", (Card(title="Amara", lines=("x" * 4000,)),), face=PersonFace("Amara", "U1"))
    shown = pictures.pictured(long, lambda _: AT_SLACK)
    assert (set(shown.left_out), shown.face.picture) == ({"Card.lines"}, AT_SLACK)
