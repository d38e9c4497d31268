"""An announcement as its reader gets it, with how to stop them; the preview is drawn by the same function."""

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import Action, Announcement
from bot.domain.announcements.audience import Group
from bot.domain.common.people import Person
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Weight
from bot.ui.verbs import announcements, home, mentors, search
from bot.views.announcements import message
from bot.views.common.reader import Reader


def card(reader: Reader, one: Announcement, to: Person) -> Message:
    """Draw an announcement for one reader: its words, one thing to do, who sends it, and how to stop."""
    sender, _, office = one.signed.partition(",")
    said = message.Announced(
        title=one.title,
        words=markup.parse(one.words),
        sender=sender.strip(),
        office=office.strip(),
        audience=_called(reader, one.audience),
    )
    stop = Button(reader.say("Stop announcements"), announcements.STOP, one.id)
    greeted = to if one.greets else None
    return message.announcement(reader, said, to=greeted, action=action_of(reader, one.action), steps=(stop,))


def _called(reader: Reader, audience: str) -> str:
    """Return what an audience is called within a sentence, as its readers read it."""
    group, _, kind = audience.partition(".")
    if group == Group.KIND:
        return reader.say("mentors who give this: {kind}", kind=reader.kind_within(kind))
    words = {Group.MENTORS: "mentors", Group.MENTEES: "those who look for help here"}
    return reader.say(words.get(Group(group) if group else Group.EVERYBODY, "everybody here"))


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


def action_of(reader: Reader, action: Action) -> tuple[Button, ...]:
    """Return the one thing to press under an announcement; each answers its presser in private."""
    say = reader.say
    match action:
        case Action.DOOR:
            return (Button(say("Open a door"), mentors.BE_A_MENTOR, "new", Weight.MAIN),)
        case Action.SEARCH:
            return (Button(say("Find somebody"), search.FIND, weight=Weight.MAIN),)
        case Action.NOTHING:
            return ()
