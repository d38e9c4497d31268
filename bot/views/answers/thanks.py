"""After a written answer: thanks, ready or in the mentee's own words, and one follow-up question."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.answers.thanks import LONGEST_FOLLOW_UP, LONGEST_THANKS, SHORTEST_FOLLOW_UP, FollowUp, Status
from bot.domain.asks.ask import LONGEST_ANSWER, Ask
from bot.domain.common.people import Person
from bot.ui.fit import fit, fit_words
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import answers, asks, home, search
from bot.views.common import anonymous, people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block
from bot.views.words import preview as previews
from bot.views.words import quiet
from bot.views.words.lengths import too_long
from bot.views.words.ready_words import ReadyWords
from bot.views.words.second_look import SecondLook, second_look

READY_THANKS = ReadyWords(
    MappingProxyType(
        {
            "helped": "Thank you, this helped me more than I expected.",
            "time": "Thank you for taking the time; I know it isn't a given.",
            "next": "Thank you. I know what to try next.",
        }
    ),
    first="helped",
    at_most=LONGEST_THANKS,
)
"""Three thanks that are ready to be sent."""


@dataclass(frozen=True, slots=True)
class AfterAnswer:
    """What has followed an answer so far."""

    thanked: bool
    follow_up: FollowUp | None


def steps(reader: Reader, ask: Ask, mentor: Person, since: AfterAnswer) -> tuple[Node, ...]:
    """Offer what may follow an answer: thanks, one question more, or nothing."""
    if gone := people.no_more(reader, mentor):
        return (Text(gone, Tone.QUIET), Buttons((*anonymous.step(reader, ask), _home(reader))))
    name = people.first_name(mentor)
    thank = Button(reader.say("Thank {name}", name=name), answers.THANK, ask.id, Weight.MAIN)
    more = Button(reader.say("One follow-up"), answers.FOLLOW_UP, ask.id)
    buttons = (*(() if since.thanked else (thank,)), *(() if since.follow_up else (more,)))
    return (*_so_far(reader, name, since), Buttons((*buttons, *anonymous.step(reader, ask), _home(reader))))


def _home(reader: Reader) -> Button:
    return Button(reader.say("My home"), home.HOME)


def _so_far(reader: Reader, name: str, since: AfterAnswer) -> tuple[Node, ...]:
    said = []
    if since.thanked:
        said.append(reader.say("{name} has your thanks.", name=name))
    if since.follow_up:
        said.append(follow_up_standing(reader, since.follow_up, name))
    return tuple(Text(text, Tone.QUIET) for text in said)


def follow_up_standing(reader: Reader, further: FollowUp, name: str) -> str:
    """Tell the mentee the state of their follow-up question."""
    sentences = {
        Status.WAITING: "Your follow-up is with {name} until {day}; it ends kindly either way.",
        Status.ANSWERED: "{name} answered your follow-up too.",
        Status.LEFT: "{name} leaves it at the first answer, which is as far as this goes.",
        Status.CLOSED: "Your follow-up closed without an answer; the first one stands.",
    }
    said = reader.say(sentences[further.state], name=name, day=reader.day(further.closes_at))
    return quiet.counted(reader, said, further.closes_at) if further.state is Status.WAITING else said


def thank_form(reader: Reader, ask: Ask, mentor: Person, written: Mapping[str, str]) -> Form:
    """Offer three ready thanks and the mentee's own words."""
    say = reader.say
    return Form(
        opens=answers.THANK,
        submit=answers.PREVIEW_THANKS,
        title=say("Say thank you"),
        fields=READY_THANKS.boxes(reader, say("What would you like to say?"), written),
        send=say("Preview"),
        ref=ask.id,
        note=say("{name} reads it quietly, and need not answer.", name=people.first_name(mentor)),
    )


def follow_up_errors(reader: Reader, words: str) -> dict[str, str]:
    """Say beside the box what is wrong with a follow-up question."""
    few = reader.say("A little more, please: at least {n} characters.", n=reader.number(SHORTEST_FOLLOW_UP))
    return _length_errors(reader, words, SHORTEST_FOLLOW_UP, LONGEST_FOLLOW_UP, few)


def more_errors(reader: Reader, words: str) -> dict[str, str]:
    """Say beside the box what is wrong with the answer to a follow-up question."""
    few = reader.say("A few words, please; or leave it as it is, which is fine too.")
    return _length_errors(reader, words, 2, LONGEST_ANSWER, few)


def _length_errors(reader: Reader, words: str, at_least: int, at_most: int, few: str) -> dict[str, str]:
    wrong = too_long(reader, words, at_most) or (few if len(fit(words, at_most)) < at_least else "")
    return {"words": wrong} if wrong else {}


def follow_up_form(reader: Reader, ask: Ask, mentor: Person, written: Mapping[str, str]) -> Form:
    """Open the box for the follow-up question."""
    say = reader.say
    box = Input(
        name="words",
        label=say("Your follow-up"),
        hint=say("One, and short is fine."),
        value=written.get("words", ""),
        at_least=SHORTEST_FOLLOW_UP,
        at_most=LONGEST_FOLLOW_UP,
        tall=True,
    )
    note = say("{name} may answer once more, or leave it there.", name=people.first_name(mentor))
    return Form(
        opens=answers.FOLLOW_UP,
        submit=answers.PREVIEW_FOLLOW_UP,
        title=say("One follow-up"),
        fields=(box,),
        send=say("Preview"),
        ref=ask.id,
        note=note,
    )


def more_form(reader: Reader, further: FollowUp, mentee: Person, written: Mapping[str, str]) -> Form:
    """Open the box for the answer to a follow-up question."""
    say = reader.say
    box = Input(
        name="words",
        label=say("Your answer"),
        value=written.get("words", ""),
        at_least=2,
        at_most=LONGEST_ANSWER,
        tall=True,
    )
    question = fit_words(further.question, 300)
    note = say("{name} asks once more: {question}", name=people.first_name(mentee), question=question)
    return Form(
        opens=answers.ANSWER_MORE,
        submit=answers.PREVIEW_MORE,
        title=say("Your answer"),
        fields=(box,),
        send=say("Preview"),
        ref=further.ask,
        note=note,
    )


def preview_thanks(reader: Reader, ask: Ask, mentor: Person, seen: Message, draft: str) -> Aside:
    """Show thanks to the mentee as the mentor will read them."""
    sent = previews.Draft(answers.SEND_THANKS, ask.id, draft)
    return previews.as_they_read(reader, mentor, seen, sent, answers.THANK, asks.SEE)


def preview_follow_up(reader: Reader, ask: Ask, mentor: Person, seen: Message, draft: str) -> Aside:
    """Show a follow-up question to the mentee as the mentor will read it."""
    sent = previews.Draft(answers.SEND_FOLLOW_UP, ask.id, draft)
    return previews.as_they_read(reader, mentor, seen, sent, answers.FOLLOW_UP, asks.SEE)


def preview_more(reader: Reader, further: FollowUp, mentee: Person, seen: Message, draft: str) -> Aside:
    """Show the answer to a follow-up question as the mentee will read it."""
    sent = previews.Draft(answers.SEND_MORE, further.ask, draft)
    return previews.as_they_read(reader, mentee, seen, sent, answers.ANSWER_MORE, answers.SEE_MORE)


def leave_more_first(reader: Reader, left: FollowUp, mentor: Person, mentee: Person) -> Aside:
    """Ask the mentor once before a follow-up ends unanswered; `left` is the follow-up as it would end."""
    say, name = reader.say, people.first_name(mentee)
    gone = say("What goes: the one follow-up that {name} had.", name=name)
    act = Button(say("Leave it unanswered"), answers.LEAVE_MORE_NOW, left.ask, Weight.CAREFUL)
    back = Button(say("Keep it open"), answers.SEE_MORE, left.ask)
    words = follow_up_standing(reader, left, people.first_name(mentor))
    return second_look(reader, SecondLook(say("Leave it unanswered?"), gone, name, words, act, back))


def thanks(reader: Reader, ask: Ask, mentee: Person, words: str) -> Message:
    """Show a mentor a mentee's thanks; nothing is asked of the mentor."""
    about = reader.say("For your answer to: {question}", question=fit_words(ask.question, 140))
    title = reader.say("{name} thanks you", name=people.first_name(mentee))
    return Message(
        title,
        (people.quote(words, LONGEST_THANKS), Text(about, Tone.QUIET), report_and_block.row(reader, ask.id)),
        face=people.face(reader, mentee),
    )


def follow_up_card(reader: Reader, ask: Ask, mentee: Person, further: FollowUp) -> Message:
    """Show a mentor a follow-up question in its current state."""
    say, name = reader.say, people.first_name(mentee)
    quote = people.quote(further.question, LONGEST_FOLLOW_UP)
    yours = Text(say("You answered: {words}", words=fit_words(ask.words, 200)), Tone.QUIET)
    if further.state is not Status.WAITING:
        lead = Text(_settled(reader, further, mentee), Tone.LEAD)
        answer = (people.quote(further.answer, LONGEST_ANSWER),) if further.answer else ()
        return Message(say("One follow-up"), (lead, quote, *answer, report_and_block.row(reader, ask.id)))
    by = say("By {day}, or it closes by itself. The first answer is enough.", day=_day(reader, further))
    day = Text(quiet.counted(reader, by, further.closes_at))
    buttons = Buttons(
        (
            Button(say("Answer"), answers.ANSWER_MORE, further.ask, Weight.MAIN),
            Button(say("Leave it unanswered"), answers.LEAVE_MORE, further.ask),
        ),
        report_and_block.more(reader, ask.id),
        people.heading(reader, mentee),
    )
    title, body = say("{name} asks one thing more", name=name), (quote, yours, day, buttons)
    return Message(title, body, face=people.face(reader, mentee))


def _day(reader: Reader, further: FollowUp) -> str:
    return reader.day(further.closes_at)


def _settled(reader: Reader, further: FollowUp, mentee: Person) -> str:
    name = people.first_name(mentee)
    if further.state is Status.CLOSED and not mentee.is_here:
        return reader.say("{name} is not here any more; your first answer stands.", name=name)
    sentences = {
        Status.ANSWERED: "You answered this too. {name} has your words, and nothing more will come.",
        Status.LEFT: "You left it as it is. {name} has been told, kindly.",
        Status.CLOSED: "Closed by itself; your first answer stands. {name} has been told, kindly.",
    }
    return reader.say(sentences[further.state], name=name)


def follow_up_end(reader: Reader, further: FollowUp, mentor: Person) -> Message:
    """Tell a mentee how their follow-up question ended; the ask ends with it."""
    say, name = reader.say, people.first_name(mentor)
    asked = Text(say("You asked: {question}", question=fit_words(further.question, 200)), Tone.QUIET)
    find = Buttons(
        (Button(say("Find somebody for the next question"), search.FIND),),
        report_and_block.more(reader, further.ask),
    )
    if further.state is Status.ANSWERED:
        close = Text(say("That closes this one. New questions are welcome elsewhere any time."), Tone.QUIET)
        answer = people.quote(further.answer, LONGEST_ANSWER)
        title, body = say("{name} answered once more", name=name), (answer, asked, close, find)
        return Message(title, body, face=people.face(reader, mentor))
    lead = Text(follow_up_standing(reader, further, name))
    kind = Text(say("It says nothing about your question."), Tone.QUIET)
    return Message(say("Your follow-up to {name}", name=name), (lead, kind, asked, find))
