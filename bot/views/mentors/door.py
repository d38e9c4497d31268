"""A mentor's door: opening, resting and closing it, and the offer of a rest."""

from dataclasses import dataclass
from functools import reduce

from bot.domain.common.people import Mentor, Person
from bot.domain.mentors import card
from bot.domain.mentors.card import Missing, Occasion, Reply, Rest, RestOffer
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import Verb, home, mentors
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.mentors import first_door_wait
from bot.views.mentors.page import MentorPage, stands, total
from bot.views.opening import first_days

HANDED_ON = (
    "I can't take this on at the moment, and I'd rather say so than keep you waiting. Somebody"
    " else will have the time it deserves."
)
"""What a mentee reads whose ask was declined because the mentor closes their door."""

NAMED = 5
"""How many people one sentence names; it counts the rest."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What a mentor should know before closing a door: waiting asks, people in touch, people helped."""

    waiting: tuple[Person, ...] = ()
    in_touch: tuple[Person, ...] = ()
    helped: int = 0


def opened(
    reader: Reader, mentor: Mentor, number: int = 0, hello: first_door_wait.Hello | None = None
) -> Message:
    """Tell a mentor that their door is open: the first message, which shows that messages arrive."""
    say = reader.say
    arrive = say("You can be found now, {name}, and this is where asks will arrive.", name=_called(mentor))
    steps = (
        Button(say("See my card"), mentors.MY_CARD),
        Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"),
    )
    return Message(
        say("Your door is open"),
        (
            *(first_door_wait.said(reader, hello) if hello else ()),
            Text(arrive),
            *first_days.your_door(reader, number),
            Text(say("A no never needs a reason, and a rest is one press away."), Tone.QUIET),
            Buttons(steps),
        ),
    )


def before_opening(reader: Reader, shown: MentorPage, card: Message) -> Message:
    """Show a mentor their card as people will read it, with the press that opens its door."""
    say = reader.say
    as_read = tuple(node for node in card.body if not isinstance(node, Buttons))
    steps = (
        Button(say("Open my door"), mentors.OPEN_DOOR, weight=Weight.MAIN),
        Button(say("See a practice ask"), mentors.PRACTISE),
        Button(say("How much of each"), mentors.GIVES),
        Button(say("My mentor page"), mentors.BE_A_MENTOR),
    )
    return Message(
        say("Your card, as people will read it"),
        (
            Text(stands(reader, shown), Tone.LEAD),
            *(first_door_wait.more(reader, shown.hello) if shown.hello else ()),
            Text(card.title, Tone.LEAD),
            *as_read,
            Text(total(reader, shown.mentor)),
            Buttons(steps),
        ),
    )


def not_ready(reader: Reader, missing: tuple[Missing, ...]) -> Aside:
    """Say what a card still needs before its door can open, each as a button."""
    needed = {
        Missing.HEADLINE: "one line about you",
        Missing.STORY: "a few words on what you have lived through",
        Missing.KIND: "one kind of help that you give",
    }
    parts = reduce(
        lambda some, then: reader.say("{some}; {then}", some=some, then=then),
        (reader.say(needed[part]) for part in missing),
    )
    said = reader.say("Still to come: {parts}. Everything you wrote is kept.", parts=parts)
    steps: dict[Verb, str] = {
        (mentors.CHOOSE if part is Missing.KIND else mentors.WHO): (
            "Choose what you give" if part is Missing.KIND else "In your words"
        )
        for part in missing
    }
    buttons = tuple(Button(reader.say(label), verb, weight=Weight.MAIN) for verb, label in steps.items())
    return Aside(Message(reader.say("Almost ready to open"), (Text(said), Buttons(buttons))))


def not_open(reader: Reader) -> Aside:
    """Say that the door was not open, so there is nothing to rest from or to close."""
    text = Text(reader.say("Your door is not open, so nobody is sent to you and nothing was changed."))
    page = Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new")
    return Aside(Message(reader.say("Nothing to do"), (text, Buttons((page,)))))


def rest_first(reader: Reader) -> Message:
    """Ask how long the mentor would like to rest."""
    say = reader.say
    lengths = {
        Rest.WEEK: "Rest for a week",
        Rest.FORTNIGHT: "Rest for two weeks",
        Rest.MONTH: "Rest for a month",
        Rest.QUARTER: "Rest for three months",
    }
    steps = tuple(Button(say(label), mentors.REST_FOR, rest) for rest, label in lengths.items())
    return Message(
        say("Rest until"),
        (
            Text(
                say(
                    "You leave the search at once and come back by yourself. Asks already waiting"
                    " stay with you."
                )
            ),
            Buttons(steps),
            Buttons((Button(say("Back"), mentors.BE_A_MENTOR),)),
        ),
    )


def close_first(reader: Reader, owed: Owed) -> Message:
    """Show a mentor what closing the door means, before anything is changed."""
    say = reader.say
    thanks = reader.many(owed.helped, "Thank you: 1 person helped.", "Thank you: {n} people helped.")
    lead = (Text(thanks, Tone.LEAD),) if owed.helped else ()
    return Message(
        say("Close your door?"),
        (
            *lead,
            *_in_touch(reader, owed),
            *_those_who_wait(reader, owed),
            Text(say("One press opens it again, with your card as it is."), Tone.QUIET),
            Buttons((*_closing(reader, owed), Button(say("Back"), mentors.BE_A_MENTOR))),
        ),
    )


def hand_on_first(reader: Reader, owed: Owed) -> Message:
    """Ask the mentor once before all waiting asks are declined and their mentees are offered others."""
    say = reader.say
    steps = (
        Button(say("Find them others"), mentors.HAND_ON_NOW, weight=Weight.CAREFUL),
        Button(say("Answer them first"), home.HOME),
        Button(say("Back"), mentors.BE_A_MENTOR),
    )
    return Message(say("Find them others?"), (*_those_who_wait(reader, owed), Buttons(steps)))


def handed_on_words(reader: Reader) -> str:
    """Return what the mentees read whose asks are declined with the door."""
    return reader.say(HANDED_ON)


def asked(reader: Reader, mentor: Mentor, offer: RestOffer) -> tuple[Node, ...]:
    """Ask a mentor about their door below an answered ask, or say what they answered."""
    if offer.reply is not Reply.LEFT and mentor.resting_until and card.is_resting(mentor, reader.now):
        day = reader.calendar_day(mentor.resting_until)
        return (Text(reader.say("You are resting: room again from {day}.", day=day), Tone.QUIET),)
    if offer.reply is not Reply.NONE:
        return (Text(reader.say("Your door stays as it is."), Tone.QUIET),)
    match offer.why:
        case Occasion.NOES:
            return _rest_for_a_week(reader, offer)
        case Occasion.NOW_AND_THEN:
            return _as_it_is(reader, offer)


def _rest_for_a_week(reader: Reader, offer: RestOffer) -> tuple[Node, ...]:
    steps = (
        Button(reader.say("Rest for a week"), mentors.TAKE_REST, offer.ask),
        Button(reader.say("Leave my door as it is"), mentors.LEAVE_REST, offer.ask),
    )
    return (Text(reader.say("Saying no is part of it. Rest your card for a week?")), Buttons(steps))


def _as_it_is(reader: Reader, offer: RestOffer) -> tuple[Node, ...]:
    say = reader.say
    steps = (
        Button(say("Leave my door as it is"), mentors.LEAVE_REST, offer.ask),
        Button(say("Open fewer"), mentors.GIVES),
        Button(say("Rest until"), mentors.REST),
    )
    return (Text(say("Thank you. And your door, from here on? Each of these is fine.")), Buttons(steps))


def _closing(reader: Reader, owed: Owed) -> tuple[Button, ...]:
    if not owed.waiting:
        return (Button(reader.say("Close my door"), mentors.CLOSE_NOW, weight=Weight.CAREFUL),)
    return (
        Button(reader.say("Answer them first"), home.HOME, weight=Weight.MAIN),
        Button(reader.say("Close my door and find them others"), mentors.CLOSE_NOW, weight=Weight.CAREFUL),
    )


def _in_touch(reader: Reader, owed: Owed) -> tuple[Node, ...]:
    if not owed.in_touch:
        return ()
    names = _names(reader, owed.in_touch)
    return (Text(reader.say("You stay in touch with {names}; their rooms stay open.", names=names)),)


def _those_who_wait(reader: Reader, owed: Owed) -> tuple[Node, ...]:
    if not owed.waiting:
        return ()
    names = _names(reader, owed.waiting)
    said = reader.many(
        len(owed.waiting),
        (
            "1 ask is waiting, from {names}. If I find them somebody else, they will read this and"
            " see who has room:"
        ),
        (
            "{n} asks are waiting, from {names}. If I find them somebody else, they will read this"
            " and see who has room:"
        ),
        names=names,
    )
    return (Text(said), people.quote(handed_on_words(reader), 600))


def _names(reader: Reader, named: tuple[Person, ...]) -> str:
    shown = ", ".join(reader.alone(people.first_name(one)) for one in namesakes.persons(named[:NAMED]))
    more = len(named) - NAMED
    return reader.many(more, "{shown} and 1 more", "{shown} and {n} more", shown=shown) if more > 0 else shown


def _called(mentor: Mentor) -> str:
    return people.first_name(mentor.person)
