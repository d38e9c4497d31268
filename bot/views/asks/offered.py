"""The state of an ask for which the mentor offered something lighter, as the mentee reads it."""

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.people import Person
from bot.ui.nodes import Button, Weight
from bot.ui.verbs import answers
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import quiet

DATE = "By {day} you will have {name}'s answer, or others to ask."
"""What a mentee reads of an ask's clock."""


def offers(reader: Reader, ask: Ask, mentor: Person) -> str:
    """Say what a mentor offers instead of what was asked."""
    return reader.say(
        "{name} can't do “{asked}” this time, and offers “{kind}” instead.",
        name=people.first_name(mentor),
        asked=reader.kind_within(ask.first_kind or ask.kind),
        kind=reader.kind_within(ask.kind),
    )


def instead(reader: Reader, ask: Ask) -> str:
    """Say which kind was taken instead of which; empty where what was asked for stands."""
    if not ask.is_taken:
        return ""
    first = reader.say(reader.kind(ask.first_kind).name)
    return reader.say("{kind}, instead of: {first}", kind=reader.say(reader.kind(ask.kind).name), first=first)


def choices(reader: Reader, ask: Ask) -> tuple[Button, ...]:
    """Return the two answers to an offer."""
    shows = ask.unnamed and not reader.kind(ask.kind).written
    yes = "Take it and show my name" if shows else "Take the offer"
    return (
        Button(reader.say(yes), answers.TAKE_OFFER, ask.id, Weight.MAIN),
        Button(reader.say("Not needed, thank you"), answers.PASS_ON_OFFER, ask.id),
    )


def standing(reader: Reader, ask: Ask, mentor: Person) -> str:
    """Tell the mentee the state of an ask for which something lighter was offered."""
    name = people.first_name(mentor)
    if ask.status is Status.OFFERED:
        until = reader.say("It stays open until {day}.", day=reader.day(ask.closes_at))
        return f"{offers(reader, ask, mentor)} {quiet.counted(reader, until, ask.closes_at)}"
    sentences = {
        Status.ACCEPTED: "You said yes to what {name} offered.",
        Status.NOT_NEEDED: "You let the offer go, which is fine. {name} has been thanked for it.",
        Status.CLOSED: "What {name} offered was closed without an answer. That happens, and it is fine.",
        Status.TAKEN_BACK: "{name} can't give what they offered after all. It says nothing about you.",
    }
    back = "You took this back. {name} has been told, kindly."
    return reader.say(sentences.get(ask.status, back), name=name)


def ended(reader: Reader, ask: Ask) -> str:
    """Return the title of the message that an offer ended without a yes."""
    titles = {Status.CLOSED: "The offer is closed", Status.TAKEN_BACK: "The offer was taken back"}
    return reader.say(titles.get(ask.status, "Not needed, and that is fine"))
