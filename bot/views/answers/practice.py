"""A practice ask: a mentor's card like a real one, whose buttons only explain."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import AskId, PersonId
from bot.domain.common.people import Mentor, Person
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone
from bot.ui.verbs import answers, mentors, safety
from bot.views.answers import answer
from bot.views.common.reader import Reader

MADE_UP = "practice"

EXPLAINED: Mapping[str, str] = MappingProxyType(
    {
        answers.ACCEPT.name: "“Accept” says yes: a room for the two of you opens, with what was asked.",
        answers.ANSWER.name: (
            "“Answer now” opens a box. You see your words as they will read them, then send."
        ),
        answers.DECLINE.name: (
            "“Decline kindly” offers ready kind answers, or your own. They see where to look next."
        ),
        safety.PAGE.name: "“Report or block” is there for the day you need it. They never hear of either.",
        answers.WHY_ME.name: (
            "“Why me?” tells how an ask came to you. It is always because somebody chose your card."
        ),
    }
)
"""For each button of a mentor's card: what it would have done."""


def practice_ask(reader: Reader, mentor: Mentor, kind: str, closes_at: datetime) -> Aside:
    """Show a made-up ask as its mentor would see it; only the reader sees it, and nothing is stored."""
    someone = Person(
        PersonId(MADE_UP),
        mentor.person.community,
        reader.say("Robin (made up)"),
        mentor.person.zone,
        line=reader.say("first year, and a little lost"),
    )
    ask = Ask(
        id=AskId(MADE_UP),
        community=mentor.person.community,
        mentee=someone.id,
        mentor=mentor.id,
        kind=kind,
        question=reader.say("I keep starting over. How did you know that something was worth staying with?"),
        status=Status.WAITING,
        month="",
        sent_at=reader.now,
        closes_at=closes_at,
    )
    card = answer.mentor_card(reader, answer.MentorCard(ask, mentor, someone, 1))
    note = Text(reader.say("This is practice: try the buttons. Nobody else sees it."), Tone.QUIET)
    return Aside(replace(card, body=(note, *(_harmless(node) for node in card.body))))


def _harmless(node: Node) -> Node:
    match node:
        case Buttons(buttons, menu):
            more = replace(menu, buttons=_explained(menu.buttons)) if menu else None
            return Buttons(_explained(buttons), more)
        case _:
            return node


def _explained(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(replace(button, verb=mentors.PRACTISED, ref=button.verb.name) for button in buttons)


def practised(reader: Reader, pressed: str) -> Aside:
    """Say what the pressed button of a practice ask would have done."""
    would = EXPLAINED.get(pressed, "This button stands on every ask that comes to you.")
    text = f"{reader.say(would)} {reader.say('Nothing was sent.')}"
    steps = (
        Button(reader.say("Back to the practice ask"), mentors.PRACTISE),
        Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new"),
    )
    return Aside(Message(reader.say("That was practice"), (Text(text), Buttons(steps))))
