"""An announcement as its reader gets it; the preview is drawn by the same function."""

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import Action, Announcement
from bot.domain.announcements.audience import Group
from bot.domain.common.people import Person
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import announcements, home, mentors, search
from bot.views.common import people
from bot.views.common.reader import Reader

UNNAMED_KIND = "one kind of help"


def card(reader: Reader, one: Announcement, to: Person) -> Message:
    """Draw an announcement for one reader: its words, one thing to do, who sends it, and how to stop."""
    hello = (Text(reader.say("Hello {name},", name=people.first_name(to))),) if one.greets else ()
    stop = Button(reader.say("Stop announcements"), announcements.STOP, one.id)
    steps = Buttons((*_action(reader, one.action), stop))
    return Message(one.title, (*hello, *_words(one.words), Text(foot(reader, one), Tone.QUIET), steps))


def foot(reader: Reader, one: Announcement) -> str:
    """Say who sends an announcement, and to whom."""
    group, _, kind = one.audience.partition(".")
    sentence = {
        Group.MENTORS: "From {signed}, to mentors.",
        Group.MENTEES: "From {signed}, to those who look for help here.",
        Group.KIND: "From {signed}, to mentors who give this: {kind}.",
    }.get(Group(group) if group else Group.EVERYBODY, "From {signed}, to everybody here.")
    given = reader.kind_within(kind) if kind in {known.key for known in reader.programme.kinds} else kind
    return reader.say(sentence, signed=people.isolated(one.signed), kind=given)


def stopped(reader: Reader) -> Aside:
    """Tell a reader that no announcement reaches them any more, and that all else does."""
    say = reader.say
    said = Text(say("No more announcements. Asks and answers still reach you."))
    undo = Button(say("Get announcements again"), announcements.ALLOW)
    steps = Buttons((undo, Button(say("My home"), home.HOME)))
    return Aside(Message(say("Announcements are stopped"), (said, steps)))


def allowed(reader: Reader) -> Aside:
    """Tell a reader that announcements reach them again."""
    say = reader.say
    said = Text(say("You get announcements again, one a week at most."))
    stop = Button(say("Stop announcements"), announcements.STOP)
    steps = Buttons((stop, Button(say("My home"), home.HOME)))
    return Aside(Message(say("Announcements reach you again"), (said, steps)))


def _action(reader: Reader, action: Action) -> tuple[Button, ...]:
    say = reader.say
    match action:
        case Action.DOOR:
            return (Button(say("Open a door"), mentors.BE_A_MENTOR, "new", Weight.MAIN),)
        case Action.SEARCH:
            return (Button(say("Find somebody"), search.FIND, weight=Weight.MAIN),)
        case Action.NOTHING:
            return ()


def _words(words: str) -> tuple[Node, ...]:
    lines = ("".join(_span(span) for span in line.spans) for line in markup.parse(words))
    return tuple(Text(line) for line in lines if line.strip())


def _span(span: markup.Span) -> str:
    return f"{span.text} ({span.host})" if span.host else span.text
