"""Asking: the form, the preview with its date, and the card that the mentee keeps."""

from collections.abc import Mapping

from bot.domain.asks.ask import LONGEST_LINE, LONGEST_QUESTION, SHORTEST_QUESTION, Ask, Status
from bot.domain.common.people import Mentor, Person
from bot.ui.fit import fit, fit_line
from bot.ui.forms import Choice, Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Option, Text, Tone, Weight
from bot.ui.verbs import asks, home, search
from bot.views.asks import offered, reword, several_noes
from bot.views.common import alternatives, anonymous, one_card, people, ways
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block
from bot.views.words import link, quiet
from bot.views.words import preview as previews
from bot.views.words.lengths import too_long


def ask_form(reader: Reader, mentor: Mentor, kinds: tuple[str, ...], written: Mapping[str, str]) -> Form:
    """Ask the mentee what would help, among the kinds a mentor has room for; `written` is the draft."""
    say = reader.say
    to = say("To {name}, who offers these: asking is welcome.", name=people.first_name(mentor.person))
    in_writing = any(reader.kind(key).written for key in kinds)
    options = tuple(_kind_option(reader, mentor, key) for key in kinds)
    return Form(
        opens=asks.ASK,
        submit=asks.PREVIEW,
        title=say("Your ask"),
        fields=(
            Choice(
                name="kind",
                label=say("What would help?"),
                options=options,
                value=written.get("kind") or kinds[0],
                # A form has five parts on some platforms: beside a link and a name, it has no note.
                hint=to if in_writing else "",
            ),
            *_in_words(reader, written),
            *((link.box(reader, written), anonymous.box(reader, written)) if in_writing else ()),
        ),
        send=say("Preview"),
        ref=mentor.id,
        note="" if in_writing else to,
    )


def _in_words(reader: Reader, written: Mapping[str, str]) -> tuple[Input, Input]:
    say = reader.say
    question = Input(
        name="question",
        label=say("Your question"),
        hint=say("No greeting is needed; one sentence is enough."),
        value=written.get("question", ""),
        at_least=SHORTEST_QUESTION,
        at_most=LONGEST_QUESTION,
        tall=True,
    )
    line = Input(
        name="line",
        label=say("About you, in one line"),
        hint=say("Shown only to people you ask."),
        value=written.get("line", ""),
        at_most=LONGEST_LINE,
    )
    return question, line


def _kind_option(reader: Reader, mentor: Mentor, key: str) -> Option:
    kind = reader.kind(key)
    offer = mentor.offer(key)
    easy = reader.say("makes it easy: {easy}", easy=fit_line(offer.easy, 60)) if offer and offer.easy else ""
    about = " · ".join(part for part in (reader.cost(kind), easy) if part)
    return Option(key, reader.say(kind.name), fit_line(about, 100))


def question_errors(reader: Reader, question: str, line: str) -> dict[str, str]:
    """Say beside each field what is wrong and how to mend it."""
    errors = {}
    if len(fit(question, LONGEST_QUESTION)) < SHORTEST_QUESTION:
        errors["question"] = reader.say(
            "A little more, please: one sentence of at least {n} characters helps them help you.",
            n=reader.number(SHORTEST_QUESTION),
        )
    if wrong := too_long(reader, question, LONGEST_QUESTION):
        errors["question"] = wrong
    if wrong := too_long(reader, line, LONGEST_LINE):
        errors["line"] = wrong
    return errors


def no_such_kind(reader: Reader) -> str:
    """Say beside the field that the mentor does not offer this kind any more."""
    return reader.say("There is no room for this one any more; please choose another.")


def preview(reader: Reader, mentor: Person, ask: Ask, seen: Message, draft: str) -> Aside:
    """Show the ask as the mentor will see it, and the day by which the mentee will have an answer."""
    say, name = reader.say, people.first_name(mentor)
    unnamed = (anonymous.before(reader),) if ask.unnamed else ()
    date = say(offered.DATE, day=reader.day(ask.closes_at), name=name)
    day = Text(quiet.counted(reader, date, ask.closes_at))
    change = Button(say("Change it"), asks.ASK, mentor.id)
    return previews.preview(
        reader,
        say("This is what {name} will see", name=name),
        seen,
        (*unnamed, day),
        previews.Draft(asks.SEND, mentor.id, draft),
        (change, Button(say("Discard this draft"), asks.LEAVE, mentor.id)),
    )


def sent(reader: Reader) -> Message:
    """Confirm that an ask is sent, and say how many may be under way; its date is on its card."""
    say = reader.say
    return Message(
        say("Sent"),
        (
            Text(one_card.where(reader)),
            Text(at_once(reader), Tone.QUIET),
            Buttons((Button(say("My asks"), home.HOME), Button(say("Find somebody else too"), search.FIND))),
        ),
    )


def at_once(reader: Reader) -> str:
    """Say how many asks a person may have under way: a line that stays, so it counts nothing that changes."""
    return reader.many(
        reader.programme.caps.open_asks,
        "You can have one ask under way at a time; it comes back with the answer.",
        "You can have {n} asks under way at once, but you needn't; one comes back with each answer.",
    )


def left(reader: Reader) -> Message:
    """Confirm that a draft was discarded."""
    text = Text(reader.say("Nothing was sent, and nobody will know."))
    return Message(reader.say("Left"), (text, Buttons((Button(reader.say("Find a mentor"), search.FIND),))))


GONE = "{name} is not here any more, so this has closed without an answer. It says nothing about you."


def receipt(reader: Reader, ask: Ask, mentor: Person) -> Message:
    """Show a mentee their ask in its current state: the card they keep."""
    kind = reader.say(reader.kind(ask.kind).name)
    title = reader.say("Your ask to {name}", name=people.first_name(mentor))
    state = Text(standing(reader, ask, mentor), Tone.LEAD)
    return Message(
        title,
        (
            state,
            *((ways.told(reader, ask.id),) if ask.status is Status.ACCEPTED else ()),
            Text(offered.instead(reader, ask) or kind, Tone.QUIET),
            people.quote(ask.question, LONGEST_QUESTION),
            *link.own(reader, ask.link),
            *anonymous.standing(reader, ask),
            *reword.steps(reader, ask),
        ),
        face=people.face(reader, mentor),
    )


def standing(reader: Reader, ask: Ask, mentor: Person) -> str:
    """Tell a mentee the state of their ask."""
    if ask.first_kind and not ask.is_taken:
        return offered.standing(reader, ask, mentor)
    name = people.first_name(mentor)
    if mentor.has_left and ask.status is Status.CLOSED:
        return reader.say(GONE, name=name)
    sentences = {
        Status.WAITING: offered.DATE,
        Status.ACCEPTED: "{name} said yes.",
        Status.ANSWERED: "{name} answered.",
        Status.DECLINED: "{name} can't this time.",
        Status.WITHDRAWN: "You took this back. {name} has been told, kindly.",
        Status.CLOSED: "Closed without an answer. That happens; it says nothing about you.",
    }
    said = reader.say(sentences[ask.status], name=name, day=reader.day(ask.closes_at))
    return quiet.counted(reader, said, ask.closes_at) if ask.status is Status.WAITING else said


def withdraw_first(reader: Reader, ask: Ask, mentor: Person) -> Aside:
    """Ask the mentee once before an ask is withdrawn."""
    say, name = reader.say, people.first_name(mentor)
    return Aside(
        Message(
            say("Take this ask back?"),
            (
                Text(
                    say(
                        "{name} will read that you are sorted and that there is nothing left to do.",
                        name=name,
                    )
                ),
                Buttons(
                    (
                        Button(say("Take the ask back"), asks.WITHDRAW_NOW, ask.id, Weight.CAREFUL),
                        Button(say("Keep the ask"), asks.SEE, ask.id),
                    )
                ),
            ),
        )
    )


def outcome(
    reader: Reader, ask: Ask, mentor: Person, with_room: tuple[Mentor, ...], more: tuple[Node, ...] = ()
) -> Message:
    """Tell a mentee how their ask ended, and what can come next; `more` follows a yes or an answer."""
    match ask.status:
        case Status.ACCEPTED:
            return _yes(reader, ask, mentor, more)
        case Status.ANSWERED:
            return _answered(reader, ask, mentor, more)
        case _:
            return _no(reader, ask, mentor, with_room)


def outcome_alone(reader: Reader, ask: Ask, mentor: Person) -> Message:
    """Return what a mentor's answer or no says to its mentee, without what only the mentee may know.

    That is whom they can ask next, and how many noes they had before.
    """
    if ask.status is Status.ANSWERED:
        return _answered(reader, ask, mentor, ())
    return Message(several_noes.title(reader, ask, mentor), several_noes.said(ask))


def _yes(reader: Reader, ask: Ask, mentor: Person, more: tuple[Node, ...]) -> Message:
    stands = "There is a room for the two of you now: write first, or let them."
    return Message(
        reader.say("{name} said yes", name=people.first_name(mentor)),
        (
            ways.told(reader, ask.id, stands),
            people.quote(ask.question, LONGEST_QUESTION),
            *more,
            report_and_block.row(reader, ask.id),
        ),
        face=people.face(reader, mentor),
    )


def _answered(reader: Reader, ask: Ask, mentor: Person, more: tuple[Node, ...]) -> Message:
    title = reader.say("{name} answered", name=people.first_name(mentor))
    asked = Text(reader.say("You asked: {question}", question=fit_line(ask.question, 200)), Tone.QUIET)
    steps = more or (Buttons((Button(reader.say("My home"), home.HOME),)),)
    body = (people.quote(ask.words, 2400), asked, *steps, report_and_block.row(reader, ask.id))
    return Message(title, body, face=people.face(reader, mentor))


def _no(reader: Reader, ask: Ask, mentor: Person, with_room: tuple[Mentor, ...]) -> Message:
    if ask.first_kind and not ask.is_taken:
        lead = Text(offered.standing(reader, ask, mentor))
        others = alternatives.with_room(reader, ask.id, with_room)
        safety = report_and_block.row(reader, ask.id)
        return Message(offered.ended(reader, ask), (lead, *others, safety))
    kind_words = reader.say("It says nothing about you: people choose by the week they are having.")
    if mentor.has_left and ask.status is Status.CLOSED:
        kind_words = reader.say(GONE, name=people.first_name(mentor))
    return Message(
        several_noes.title(reader, ask, mentor),
        (
            *several_noes.said(ask),
            Text(kind_words),
            *alternatives.with_room(reader, ask.id, with_room),
            report_and_block.row(reader, ask.id),
        ),
    )
