"""An announcement as its reader gets it, with how to stop them; the preview is drawn by the same function."""

from dataclasses import replace

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import Action, Announcement
from bot.domain.common.people import Person
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Tone, Weight
from bot.ui.verbs import announcements, home
from bot.views.announcements import message
from bot.views.audiences import audience as audiences
from bot.views.common.reader import Reader


def card(reader: Reader, one: Announcement, to: Person) -> Message:
    """Draw an announcement for one reader: its words, one thing to do, who sends it, and how to stop."""
    sender, _, office = one.signed.partition(",")
    said = message.Announced(
        title=one.title,
        words=markup.parse(one.words),
        sender=sender.strip(),
        office=office.strip(),
        audience=audiences.called(reader, one.audience),
    )
    stop = Button(reader.say("Stop announcements"), announcements.STOP, one.id)
    greeted = to if one.greets else None
    seen = message.announcement(reader, said, to=greeted, action=action_of(reader, one), steps=(stop,))
    return corrected(reader, one, seen)


def corrected(reader: Reader, one: Announcement, seen: Message) -> Message:
    """Return an announcement with *Corrected* above its words, where they were corrected."""
    if one.corrected_at is None:
        return seen
    said = Text(reader.say("Corrected on {day}", day=reader.day(one.corrected_at)), Tone.QUIET)
    return replace(seen, body=(said, *seen.body))


def stopped(reader: Reader) -> Aside:
    """Tell a reader that no announcement reaches them any more, and that all else does."""
    say = reader.say
    said = Text(say("No more announcements. Asks and answers still reach you."))
    all_the_same = Text(
        say("What everybody here has to know comes all the same, such as new terms."), Tone.QUIET
    )
    undo = Button(say("Get announcements again"), announcements.ALLOW)
    steps = Buttons((undo, Button(say("My home"), home.HOME)))
    return Aside(Message(say("Announcements are stopped"), (said, all_the_same, steps)))


def allowed(reader: Reader) -> Aside:
    """Tell a reader that announcements reach them again."""
    say = reader.say
    said = Text(say("You get announcements again, one a week at most."))
    stop = Button(say("Stop announcements"), announcements.STOP)
    steps = Buttons((stop, Button(say("My home"), home.HOME)))
    return Aside(Message(say("Announcements reach you again"), (said, steps)))


def action_of(reader: Reader, one: Announcement) -> tuple[Button, ...]:
    """Return the one thing to press under an announcement; each answers its presser in private."""
    say = reader.say
    match one.action:
        case Action.DOOR:
            return (Button(say("Open a door"), announcements.OPEN_DOOR, one.id, Weight.MAIN),)
        case Action.SEARCH:
            return (Button(say("Find somebody"), announcements.FIND, one.id, Weight.MAIN),)
        case Action.NOTHING:
            return ()
