"""Every refusal of the bot: what happened, that it is nobody's fault, and the next step as a button."""

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal, Refused
from bot.ui.commands import COMMANDS
from bot.ui.forms import Form
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Weight
from bot.ui.verbs import Answers, announcements, home, search
from bot.views.common import people, ways
from bot.views.common.reader import Reader

GONE = (
    "No longer here",
    "What this was about is no longer here, so nothing was changed.",
    home.HOME,
)
"""Also of what is between others: what an answer says must not prove that a token is real."""

SENTENCES = {
    Refusal.YOURSELF: (
        "That is your own card",
        "You look good on it. Somebody else can see more, though.",
        search.FIND,
    ),
    Refusal.NOT_OFFERED: (
        "Not offered any more",
        "They have changed what they offer since. Others offer it.",
        search.FIND,
    ),
    Refusal.AWAY: (
        "Resting",
        "They are taking a break. Others have room today.",
        search.FIND,
    ),
    Refusal.FULL: (
        "Just taken",
        "Somebody was a moment quicker and took the last place. Your words are kept.",
        search.FIND,
    ),
    Refusal.ALREADY_ASKED: (
        "You have asked them already",
        "Your ask is on its way; here is where it stands.",
        home.HOME,
    ),
    Refusal.TOO_SOON: (
        "Not again just yet",
        "They could not take your last ask, and may be asked again from {day}.",
        search.FIND,
    ),
    Refusal.ENOUGH_OPEN: (
        "All your asks are out",
        "Each of them will have an answer by its day. Taking one back frees a place at once.",
        home.HOME,
    ),
    Refusal.NOT_YOURS: GONE,
    Refusal.ALREADY_SETTLED: (
        "Already settled",
        "This has been answered since, so nothing was changed.",
        home.HOME,
    ),
    Refusal.NOT_WRITTEN: (
        "Better in conversation",
        "This kind of help is given in a conversation: accept it to begin.",
        home.HOME,
    ),
    Refusal.NOTHING_WRITTEN: ("Already sent or let go", "There is nothing left here to send.", home.HOME),
    Refusal.NOT_READY: (
        "Not ready to send",
        "Have one more look at it first: your words are kept.",
        home.HOME,
    ),
    Refusal.NO_LATER: (
        "No later day",
        "The day has been moved once already, or there is no later one; a kind no is fine too.",
        home.HOME,
    ),
    Refusal.GONE: GONE,
    # Something lighter, thanks, the room of two, rewording
    Refusal.NOTHING_LIGHTER: (
        "Nothing lighter at the moment",
        "There is no room left in what you offer that takes less time. Any answer is a fine one.",
        home.HOME,
    ),
    Refusal.NOT_ANSWERED: (
        "No answer to thank for",
        "This ask was not answered in writing, so nothing was sent.",
        home.HOME,
    ),
    Refusal.SAID: (
        "Already answered",
        "You have written this already; nothing more is needed from you.",
        home.HOME,
    ),
    Refusal.FINISHED: (
        "Finished",
        "The two of you have come to an end here. Both of you were told, kindly.",
        home.HOME,
    ),
    Refusal.TIME_GONE: (
        "That time has moved on",
        "It has passed or is no longer on the list. The room shows how things stand.",
        home.HOME,
    ),
    Refusal.ENOUGH_TIMES: (
        "Three suggestions are enough",
        "They are waiting for the other person's choice. Both of you can see them in your room.",
        home.HOME,
    ),
    Refusal.THEIRS_TO_CHOOSE: (
        "Theirs to choose",
        "You suggested this one, so the other person chooses. They can see it in your room.",
        home.HOME,
    ),
    # Safety
    Refusal.TAKEN: (
        "Somebody is on it",
        "One of you is already looking into it, so nothing was changed.",
        home.HOME,
    ),
    Refusal.MANAGERS_ONLY: (
        "For those who look after mentoring",
        "This is set up by the people who look after the community. They are glad to hear from you.",
        home.HOME,
    ),
    Refusal.OPENED: (
        "Opened already",
        "Your ask has been looked at, so its words stay as they are. You can still take it back.",
        home.HOME,
    ),
    # Open asks, and asks without a name
    Refusal.WITHOUT_NAME: (
        "Asked without a name",
        "A conversation needs names, and this ask has none yet. A written answer is all it needs.",
        home.HOME,
    ),
    Refusal.NOBODY: (
        "Nobody at the moment",
        "Everybody's room for this is taken at the moment. Your words are kept, and room comes back.",
        search.FIND,
    ),
    # Wishes, and requests for a person's help
    Refusal.ENOUGH_WISHES: (
        "Ten are enough at once",
        "I keep an eye on ten wishes for you already. Letting one go makes room for this one.",
        search.WISHES,
    ),
    Refusal.SENT_ALREADY: (
        "Already sent",
        "This announcement is no draft any more, so nothing was changed. It went out once.",
        announcements.PAGE,
    ),
    Refusal.TOO_FEW: (
        "Too few people",
        "Fewer people fit than an announcement is for, so nothing was sent. Choose a wider group, or write to"
        " them yourself.",
        announcements.PAGE,
    ),
    Refusal.SECOND_LOOK: (
        "Another manager looks first",
        "A necessary notice goes out once another manager than the one who wrote it has confirmed it, so"
        " nothing was sent. Its words are kept.",
        announcements.PAGE,
    ),
    Refusal.HAND_TAKEN: (
        "In good hands",
        "Somebody has already said that they will write, or it is done. Nothing was changed.",
        home.HOME,
    ),
}
"""For each refusal: its title, its sentence, and the verb of the next step."""

LABELS = {
    search.FIND: "Find somebody else",
    home.HOME: "My home",
    home.HELP: "Help",
    search.WISHES: "My wishes",
    announcements.PAGE: "All announcements",
}


def refused(reader: Reader, no: Refused, *more: Node, room: str = "") -> Aside:
    """Refuse kindly, to the presser alone; `more` may offer other mentors instead of the usual next step.

    `room` names the mentorship whose room the sentence speaks of: the way there stands beside the step.
    """
    title, sentence, step = SENTENCES[no.why]
    day = reader.day(no.until) if no.until else ""
    next_step: tuple[Node, ...] = more or (_step(reader, step),)
    way = (ways.way(reader, room),) if room else ()
    return Aside(Message(reader.say(title), (Text(reader.say(sentence, day=day)), *way, *next_step)))


def already_settled(reader: Reader, ask: Ask, other: Person) -> Aside:
    """Say how an ask ended to the presser of an old button of it."""
    stands = {
        Status.WAITING: "It is still waiting.",
        Status.ACCEPTED: "It has been accepted.",
        Status.ANSWERED: "It has been answered.",
        Status.DECLINED: "It has been declined, kindly.",
        Status.WITHDRAWN: "It was taken back; there is nothing left to do.",
        Status.CLOSED: "It was closed without an answer, which is nobody's fault.",
        Status.OFFERED: "Something lighter has been offered.",
        Status.NOT_NEEDED: "Something lighter was offered and was not needed, which is fine.",
        Status.TAKEN_BACK: "Something lighter was offered and taken back, which happens.",
    }
    if ask.is_hidden and ask.status in {Status.DECLINED, Status.CLOSED}:
        stands = dict.fromkeys(stands, "It has gone on to somebody else, which is nobody's fault.")
    if ask.is_taken and ask.status is Status.WAITING:
        stands = {Status.WAITING: "The lighter offer was taken, and is waiting for its answer."}
    if not other.is_here and ask.status in {Status.WITHDRAWN, Status.CLOSED, Status.ANSWERED}:
        stands = dict.fromkeys(stands, "They are not here any more, so there is nothing left to do.")
    about = reader.say("This is the ask between you and {name}.", name=people.first_name(other))
    text = Text(f"{about} {reader.say(stands[ask.status])} {reader.say('Nothing was changed.')}")
    return Aside(Message(reader.say("Already settled"), (text, _step(reader, home.HOME))))


def out_of_date(reader: Reader) -> Aside:
    """Say that a button belongs to another release, and offer a way to begin."""
    text = Text(reader.say("This button is an old one and is out of date. Nothing was changed."))
    return Aside(Message(reader.say("Out of date"), (text, _step(reader, home.HOME))))


def went_wrong(reader: Reader, reference: str) -> Aside:
    """Say that a fault of ours happened, with a reference that leads to the log."""
    said = reader.say(
        "Something broke on my side, and nothing was changed. If it happens again, give this to"
        " the people who run it: {reference}.",
        reference=reference,
    )
    return Aside(Message(reader.say("That was me, not you"), (Text(said), _step(reader, home.HOME))))


def no_room_to_keep_it(reader: Reader, reference: str) -> Aside:
    """Say that nothing can be kept at present, because the bot's own disk is full or cannot be written."""
    said = reader.say(
        "The machine I live on has no room left to write, so nothing was changed and nothing was sent."
        " Please give this to the people who run it, and try again once they have made room: {reference}.",
        reference=reference,
    )
    return Aside(
        Message(reader.say("I can't keep anything right now"), (Text(said), _step(reader, home.HOME)))
    )


def stands_still(reader: Reader, reference: str) -> Aside:
    """Say that the bot's own memory does not answer at present."""
    said = reader.say(
        "What I remember is out of my reach for the moment, so nothing was changed and nothing was sent."
        " Please try again in a minute. If it stays like this, give this to the people who run it:"
        " {reference}.",
        reference=reference,
    )
    return Aside(Message(reader.say("Please try again in a minute"), (Text(said), _step(reader, home.HOME))))


def no_such_command(reader: Reader, typed: str, nearest: str) -> Aside:
    """Say that a command is unknown, and name the nearest one."""
    said = (
        reader.say("I don't know {typed}. Did you mean {nearest}?", typed=typed, nearest=nearest)
        if nearest
        else reader.say("I don't know {typed}.", typed=typed)
    )
    known = {reader.command(command): command for command in COMMANDS}
    meant = (Button(nearest, known[nearest].verb, weight=Weight.MAIN),) if nearest in known else ()
    steps = Buttons((*meant, Button(reader.say(LABELS[home.HELP]), home.HELP)))
    return Aside(Message(reader.say("Not a command of mine"), (Text(said), steps)))


def taking_longer(reader: Reader) -> Aside:
    """Say that an answer takes longer and will still come."""
    return Aside(
        Message(
            reader.say("One moment"),
            (Text(reader.say("This takes a little longer; the answer follows here.")),),
        )
    )


def open_it(reader: Reader, form: Form) -> Aside:
    """Offer a button that opens a form which was ready too late to open by itself."""
    button = Button(reader.say("Open the form"), form.opens, form.ref, Weight.MAIN)
    text = Text(reader.say("It is ready now, with everything you wrote."))
    return Aside(Message(form.title, (text, Buttons((button,)))))


def _step(reader: Reader, verb: Answers) -> Buttons:
    return Buttons((Button(reader.say(LABELS[verb]), verb),))
