"""Where nobody fits an introduction: the question to its mentee, and what the manager reads."""

from bot.domain.common.people import Person
from bot.domain.introductions.introduction import Introduction
from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Tone, Weight
from bot.ui.verbs import introductions, programme, search
from bot.views.common import people
from bot.views.common.reader import Reader


def question(reader: Reader, one: Introduction) -> Message:
    """Ask a mentee whether another kind of help would do too."""
    say = reader.say
    said = say(
        "Nobody who fits has room for this at the moment: {kind}. Would another kind of help do too?",
        kind=reader.kind_within(one.kind),
    )
    stays = Text(say("You can leave it as it is; then it stays on their list."), Tone.QUIET)
    steps = (
        Button(say("Choose another kind"), introductions.INTRODUCE_ME, weight=Weight.MAIN),
        Button(say("Find somebody myself"), search.FIND),
        Button(say("No introduction for now"), introductions.LET_GO, one.id),
    )
    return Message(say("Nobody fits yet"), (Text(said), stays, Buttons(steps)))


def asked(reader: Reader, person: Person) -> Aside:
    """Confirm to a manager that the mentee is asked."""
    name = people.first_name(person)
    said = Text(reader.say("{name} is asked whether another kind of help would do too.", name=name))
    back = Buttons((Button(reader.say("Back"), programme.PAGE, "new"),))
    return Aside(Message(reader.say("Asked"), (said, back)))
