"""The first hello, and what Alongside keeps of what it is told."""

from dataclasses import dataclass

from bot.ui.commands import COMMANDS, FIND_MENTOR
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone
from bot.ui.verbs import FIND, HOME, KEPT, MY_DATA, TOPIC
from bot.views.reader import Reader

EVERYONE = "everyone"
"""What *Find* looks for when everybody with room is to be shown."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a first-time visitor may wonder about: the button, and what it looks for."""

    label: str
    words: str = ""
    kind: str = ""


TOPICS = {
    "direction": Topic("Changing direction", words="change career direction"),
    "first-job": Topic("First job", words="first job"),
    "cv": Topic("My CV", kind="cv-review"),
    "unsure": Topic("I don't know yet"),
}


FEW_DOORS = 10
"""Below so many open doors a community is only just opening, and says so."""


def hello(reader: Reader, doors: int) -> Message:
    """Greet somebody who has never looked before; `doors` is how many mentors can be found."""
    say = reader.say
    find = reader.command(FIND_MENTOR)
    return Message(
        say("Hello. I'm Alongside"),
        (
            Text(say("I know people here who have said they would like to be asked. Only you can see this.")),
            *_just_opening(reader, doors),
            Text(say("What are you wondering about?"), Tone.LEAD),
            Buttons(tuple(Button(say(topic.label), TOPIC, key) for key, topic in TOPICS.items())),
            Text(say("or type it: {find} lawyer moving into tech", find=find), Tone.QUIET),
            Text(say("I keep what you write here to help you find people."), Tone.QUIET),
            Buttons((Button(say("What and how long"), KEPT),)),
        ),
    )


def _just_opening(reader: Reader, doors: int) -> tuple[Node, ...]:
    if doors >= FEW_DOORS:
        return ()
    if not doors:
        return (Text(reader.say("We are only just opening: nobody's door is open yet. Do come back soon.")),)
    one = "We are only just opening: 1 mentor so far."
    said = reader.many(doors, one, "We are only just opening: {n} mentors so far.")
    meet = reader.many(doors, "Meet the first", "Meet the first {n}")
    return (Text(said), Buttons((Button(meet, FIND, EVERYONE),)))


def kept(reader: Reader) -> Aside:
    """Say what is kept, for how long, and who can see it."""
    say = reader.say
    return Aside(
        Message(
            say("What I keep, and how long"),
            (
                Text(say("What you look for: 90 days, so that “More” still works. Nobody else can see it.")),
                Text(say("What you ask: its words for 12 months. Only you and whoever you ask see it.")),
                Text(say("Whom you saved or passed over: until you change it. Nobody else can see it.")),
                Text(say("Your zone and quiet hours: until you change them. When I reminded you: 4 weeks.")),
                Text(
                    say("Those who look after this community see counts and waiting times, never your words.")
                ),
                Buttons((Button(say("Find a mentor"), FIND), Button(say("My data"), MY_DATA))),
            ),
        )
    )


def help_page(reader: Reader) -> Aside:
    """Say what can be typed, and what each of it opens."""
    say = reader.say
    lines = tuple(Text(f"{reader.command(command)} — {say(command.about)}") for command in COMMANDS)
    return Aside(
        Message(
            say("What you can type"),
            (
                *lines,
                Text(say("Plain words work too: write what you wonder about, and I'll look."), Tone.QUIET),
                Buttons((Button(say("Find a mentor"), FIND), Button(say("My home"), HOME))),
            ),
        )
    )
