"""Answering: the mentor's card in each of its states, answer now, decline kindly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.asks.ask import LONGEST_ANSWER, LONGEST_QUESTION, SHORTEST_ANSWER, Ask, Status
from bot.domain.common.people import Mentor, Person
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.programme.kinds import Per
from bot.ui.fit import fit, fit_line, fit_words
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import answers
from bot.views.answers import offer_less, reminders
from bot.views.asks import outcome
from bot.views.common import anonymous, people, ways
from bot.views.common.reader import Reader
from bot.views.open_asks import open_ask
from bot.views.safety import report_and_block
from bot.views.words import link, quiet
from bot.views.words import preview as previews
from bot.views.words.lengths import too_long


@dataclass(frozen=True, slots=True)
class MentorCard:
    """An ask as its mentor sees it. `rank` is its number among the asks of its kind and month, from 1."""

    ask: Ask
    mentor: Mentor
    mentee: Person
    rank: int
    claimed: bool = False
    """Whether the mentor claimed it from a card in the mentors' channel."""
    later: datetime | None = None
    """The later day on which they could be reminded; None where they cannot put it off."""


def mentor_card(reader: Reader, card: MentorCard) -> Message:
    """Show a mentor an ask in its current state."""
    kind = reader.say(reader.kind(card.ask.kind).name)
    asked_ = asked(reader, card.ask, card.mentee)
    if card.ask.status is Status.WAITING:
        place_and_day, promised = Text(_place_and_day(reader, card)), reminders.promised(reader, card.ask)
        taken = offer_less.agreed(reader, card.ask)
        return Message(asked_.title, (*asked_.body, *taken, place_and_day, *promised, _steps(reader, card)))
    return Message(
        kind,
        (
            Text(_settled(reader, card), Tone.LEAD),
            *((ways.told(reader, card.ask.id),) if card.ask.status is Status.ACCEPTED else ()),
            *asked_.body[: 3 if card.ask.shown_link else 2],
            *_said(reader, card),
            *offer_less.take_back(reader, card.ask),
            report_and_block.row(reader, card.ask.id),
        ),
    )


def moved_on(reader: Reader, ask: Ask) -> Message:
    """Say on an ask's first card that the mentee took what was offered; a later card has the rest."""
    further = Text(reader.say("How things stand now is further down."), Tone.QUIET)
    agreed = offer_less.agreed(reader, ask)
    return Message(reader.say(reader.kind(ask.kind).name), (*agreed, further))


def asked(reader: Reader, ask: Ask | OpenAsk, mentee: Person) -> Message:
    """Return what every mentor reads of an ask; their number, day and buttons stand below it."""
    title = reader.say("Somebody would value your help: {kind}", kind=reader.kind_within(ask.kind))
    asker = Text(who(reader, mentee), Tone.QUIET, face=people.face(reader, mentee))
    quote = people.quote(ask.question, LONGEST_QUESTION)
    address = ask.shown_link if isinstance(ask, Ask) else ask.link
    shown = link.live(reader, address, mentee)
    return Message(title, (asker, quote, *shown, *anonymous.to_mentor(reader, unnamed=ask.unnamed)))


def who(reader: Reader, mentee: Person) -> str:
    """Return who asks: the name, their line, and their clock beside the mentor's."""
    line = fit_line(mentee.line, 120)
    # Without a name, the asker's place is not shown either.
    clock = reader.ahead(mentee.zone) if mentee.zone else ""
    return " · ".join(part for part in (people.heading(reader, mentee), line, clock) if part)


def _place_and_day(reader: Reader, card: MentorCard) -> str:
    by_name = reader.say("An answer by {day} would be kind.", day=reader.day(card.ask.closes_at))
    came = open_ask.why_it_came(reader, card.ask, claimed=card.claimed) if card.ask.is_step else by_name
    day = quiet.counted(reader, came, card.ask.closes_at)
    offer = card.mentor.offer(card.ask.kind)
    if offer is None:
        return day
    given = {
        Per.MONTH: "Number {rank} of the {n} you offer this month.",
        Per.TIME: "Number {rank} of the {n} you offer at a time.",
    }[offer.budget.per]
    rank, n = reader.number(card.rank), reader.number(offer.budget.places)
    return f"{reader.say(given, rank=rank, n=n)} {day}"


def _steps(reader: Reader, card: MentorCard) -> Buttons:
    say, ask = reader.say, card.ask
    weight = Weight.MAIN if ask.unnamed else Weight.PLAIN
    answer = (
        (Button(say("Answer now"), answers.ANSWER, ask.id, weight),) if reader.kind(ask.kind).written else ()
    )
    decline = Button(say("Decline kindly"), answers.DECLINE, ask.id)
    return Buttons(
        (
            *(() if ask.unnamed else (Button(say("Accept"), answers.ACCEPT, ask.id, Weight.MAIN),)),
            *answer,
            *offer_less.step(reader, ask, card.mentor),
            open_ask.pass_along(reader, ask) if ask.is_step else decline,
        ),
        report_and_block.more(
            reader,
            ask.id,
            *reminders.later(reader, ask, card.mentor, card.later),
            Button(say("Why me?"), answers.WHY_ME, ask.id),
        ),
        people.heading(reader, card.mentee),
    )


def _settled(reader: Reader, card: MentorCard) -> str:
    if card.ask.first_kind and not card.ask.is_taken:
        return offer_less.settled(reader, card.ask, card.mentee)
    if card.ask.is_hidden and card.ask.status is not Status.WITHDRAWN:
        return open_ask.passed(reader, card.ask, claimed=card.claimed)
    sentences = {
        Status.ACCEPTED: "You said yes.",
        Status.ANSWERED: "You answered. {name} has your words.",
        Status.DECLINED: "You declined kindly. {name} was shown where to look next.",
        Status.WITHDRAWN: outcome.taken_back(card.mentee),
        Status.CLOSED: "Closed without an answer; that happens. {name} was shown where to look next.",
    }
    return reader.say(sentences[card.ask.status], name=people.first_name(card.mentee))


def _said(reader: Reader, card: MentorCard) -> tuple[Node, ...]:
    ask = card.ask
    # Nobody reads words about an open ask that went on; and a no may have been written for a mentor who
    # has blocked or reported.
    if not ask.words or ask.is_hidden:
        return ()
    theirs = "What {name} reads:" if ask.status is Status.DECLINED else "You wrote:"
    said = reader.say(theirs, name=people.first_name(card.mentee))
    return (Text(said, Tone.QUIET), people.quote(ask.words, LONGEST_ANSWER))


def why_me(reader: Reader, mentee: Person, mentor: Mentor, kind: str) -> Aside:
    """Say how this ask came to this mentor."""
    said = reader.say(
        "You offer “{kind}” and had room, and {name} chose your card."
        " Nobody assigned this to you, and a no is fine.",
        kind=reader.kind_within(kind),
        name=people.first_name(mentee),
    )
    field = reader.say("Your card says: {headline}.", headline=fit_line(mentor.headline, 120))
    return Aside(Message(reader.say("Why me?"), (Text(said), Text(field, Tone.QUIET))))


def answer_form(reader: Reader, ask: Ask, mentee: Person, written: Mapping[str, str]) -> Form:
    """Open the box for a written answer."""
    say = reader.say
    box = Input(
        name="words",
        label=say("Your answer"),
        hint=say("A few honest sentences are worth more than an essay."),
        value=written.get("words", ""),
        at_least=SHORTEST_ANSWER,
        at_most=LONGEST_ANSWER,
        tall=True,
    )
    question = fit_words(ask.question, 300)
    note = say("{name} asked: {question}", name=people.first_name(mentee), question=question)
    return Form(
        opens=answers.ANSWER,
        submit=answers.PREVIEW,
        title=say("Your answer"),
        fields=(box,),
        send=say("Preview"),
        ref=ask.id,
        note=note,
    )


def words_errors(reader: Reader, words: str, *, at_least: int = SHORTEST_ANSWER) -> dict[str, str]:
    """Say beside the box what is wrong with an answer and how to mend it."""
    if len(fit(words, LONGEST_ANSWER)) < at_least:
        few = "A little more, please: at least {n} characters."
        return {"words": reader.say(few, n=reader.number(at_least))}
    wrong = too_long(reader, words, LONGEST_ANSWER)
    return {"words": wrong} if wrong else {}


def preview_answer(reader: Reader, ask: Ask, mentee: Person, seen: Message, draft: str) -> Aside:
    """Show an answer to the mentor as the mentee will read it."""
    sent = previews.Draft(answers.SEND, ask.id, draft)
    return previews.as_they_read(reader, mentee, seen, sent, answers.ANSWER, answers.SEE)
