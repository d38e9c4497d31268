"""The first hello to a visitor, the help page, and what Alongside keeps."""

from dataclasses import dataclass

from bot.ui.commands import COMMANDS, FIND_MENTOR
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone
from bot.ui.verbs import home, search
from bot.views.common.reader import Reader

EVERYONE = "everyone"
"""The value with which *Find* shows everybody who has room."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a first-time visitor may wonder about: the button, and the words it searches for."""

    label: str
    words: str = ""
    kind: str = ""


TOPICS = {
    "direction": Topic("Changing direction", words="change career direction"),
    "first-job": Topic("First job", words="first job"),
    "cv": Topic("My CV", kind="cv-review"),
    "unsure": Topic("I don't know yet"),
}


KNOWS = "I know people here who have said they would like to be asked. Only you can see this."
WILL_KNOW = "I help people here find somebody who likes to be asked. Only you can see this."


def hello(reader: Reader, doors: int) -> Message:
    """Greet a person who has never looked before; `doors` is how many mentors can be found, if few."""
    say = reader.say
    find = reader.command(FIND_MENTOR)
    return Message(
        say("Hello. I'm Alongside"),
        (
            Text(say(KNOWS if doors else WILL_KNOW)),
            *_just_opening(reader, doors),
            *(_topics(reader) if doors else ()),
            Text(say("or type it: {find} lawyer moving into tech", find=find), Tone.QUIET),
            Text(say("I keep what you write here to help you find people."), Tone.QUIET),
            Buttons((Button(say("What and how long"), search.KEPT),)),
        ),
    )


def _topics(reader: Reader) -> tuple[Node, ...]:
    say = reader.say
    topics = Buttons(tuple(Button(say(topic.label), search.TOPIC, key) for key, topic in TOPICS.items()))
    return (Text(say("What are you wondering about?"), Tone.LEAD), topics)


def _just_opening(reader: Reader, doors: int) -> tuple[Node, ...]:
    if doors >= reader.programme.caps.few_doors:
        return ()
    so_far = reader.many(
        doors, "We are just opening: 1 mentor so far.", "We are just opening: {n} mentors so far."
    )
    said = so_far if doors else reader.say("We are just opening: the first doors open soon.")
    look = reader.say(
        "What would help you? I'll look first for somebody like that, and write when they come."
    )
    meet = reader.many(doors, "Meet the first", "Meet the first {n}")
    first = (Button(meet, search.FIND, EVERYONE),) if doors else ()
    return (Text(f"{said} {look}"), Buttons((Button(reader.say("Tell me when"), search.SAY_WISH), *first)))


def kept(reader: Reader) -> Aside:
    """Say what is kept, for how long, and who can see it."""
    say = reader.say
    return Aside(
        Message(
            say("What I keep, and how long"),
            (
                Text(say("What you look for: 90 days, so that “More” still works. Nobody else can see it.")),
                Text(say("What you ask: its words for 12 months. Only you and the people you ask see it.")),
                Text(say("People you saved or passed over: until you change it. Nobody else can see it.")),
                Text(
                    say(
                        "What you asked to be told about: until I told you, and 4 weeks; or"
                        " until you let it go."
                    )
                ),
                Text(say("Your zone and quiet hours: until you change them. When I reminded you: 4 weeks.")),
                Text(
                    say(
                        "Those who look after this community see counts, waiting times, and what three or"
                        " more people wish for, without names; none of your other words unless you"
                        " send them."
                    )
                ),
                Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My data"), home.MY_DATA))),
            ),
        )
    )


def help_page(reader: Reader, *, manages: bool = False) -> Aside:
    """List the commands and what each opens; only managers see those for managers."""
    say = reader.say
    theirs = [command for command in COMMANDS if manages or not command.managers]
    lines = tuple(Text(f"{reader.command(command)} — {say(command.about)}") for command in theirs)
    return Aside(
        Message(
            say("What you can type"),
            (
                *lines,
                Text(
                    say("Plain words work too: write what you're wondering about, and I'll look."), Tone.QUIET
                ),
                Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My home"), home.HOME))),
            ),
        )
    )
