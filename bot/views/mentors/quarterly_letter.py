"""A mentor's quarterly letter, which only they read: hours, people, and the thanks they were sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.answers.thanks import LONGEST_THANKS
from bot.domain.common.people import Person
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import mentors
from bot.views.common import nudge, people
from bot.views.common.reader import Reader

AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Season:
    """Three months of one mentor."""

    minutes: int
    """How many minutes of help they gave, by the usual length of each kind."""
    people: int
    thanks: Sequence[tuple[Person, str]] = ()
    travelled: int = 0
    """How many of the people they helped have since helped another, where the mentor was told so."""


def letter(reader: Reader, season: Season) -> Message:
    """Tell a mentor what they gave in three months."""
    say = reader.say
    whom = reader.many(season.people, "1 person was helped by you", "{n} people were helped by you")
    lead = say(
        "In these three months {whom}: {time}, going by what each kind of help usually takes.",
        whom=whom,
        time=_time(reader, season),
    )
    alone = Text(say("This letter is yours alone. Nobody else reads it, and nobody is compared."), Tone.QUIET)
    page = Button(say("My mentor page"), mentors.BE_A_MENTOR, "new")
    body = (Text(lead), *_travelled(reader, season), *_thanks(reader, season.thanks), alone)
    return Message(say("Your season"), (*body, nudge.less(reader, page)))


def _travelled(reader: Reader, season: Season) -> tuple[Node, ...]:
    said = reader.many(
        season.travelled,
        "And it travelled: 1 person you helped has helped somebody else.",
        "And it travelled: {n} people you helped have helped somebody else.",
    )
    return (Text(said),) if season.travelled else ()


def thanked(reader: Reader, thanks: Sequence[tuple[Person, str]]) -> Aside:
    """Show a mentor the thanks they received lately, the newest first."""
    say = reader.say
    none = (Text(say("No thanks are kept from these three months.")),)
    home = Buttons((Button(say("My home"), home_verbs.HOME),))
    return Aside(Message(say("Thank you"), (*(_thanks(reader, thanks) or none), home)))


def _thanks(reader: Reader, thanks: Sequence[tuple[Person, str]]) -> tuple[Node, ...]:
    if not thanks:
        return ()
    wrote = Text(reader.say("They chose to write to you:"))
    nodes = [
        node
        for mentee, words in thanks
        for node in (people.quote(words, LONGEST_THANKS), Text(people.heading(reader, mentee), Tone.QUIET))
    ]
    return (wrote, *nodes)


def _time(reader: Reader, season: Season) -> str:
    if season.minutes < AN_HOUR:
        return reader.say("about {n} minutes", n=reader.number(season.minutes))
    return reader.many((season.minutes + 30) // AN_HOUR, "about 1 hour", "about {n} hours")
