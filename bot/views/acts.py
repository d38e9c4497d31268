"""The acts of all nouns, and the answer to an old label: one that says another thing than today."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.ui.nodes import Aside, Button, Buttons, Message, Text, Weight
from bot.ui.verbs import Answers, home
from bot.views.announcing import acts as of_announcements
from bot.views.answers import acts as of_answers
from bot.views.asks import acts as of_asks
from bot.views.common.acts import Act
from bot.views.common.reader import Reader
from bot.views.corrections import acts as of_corrections
from bot.views.home import acts as of_home
from bot.views.introductions import acts as of_introductions
from bot.views.mentors import acts as of_mentors
from bot.views.mentorships import acts as of_mentorships
from bot.views.open_asks import acts as of_open_asks
from bot.views.passing_on import acts as of_passing_on
from bot.views.people import acts as of_people
from bot.views.programme import acts as of_programme
from bot.views.safety import acts as of_safety
from bot.views.search import acts as of_search

EVERY = (
    *of_announcements.ACTS,
    *of_answers.ACTS,
    *of_asks.ACTS,
    *of_corrections.ACTS,
    *of_home.ACTS,
    *of_introductions.ACTS,
    *of_mentors.ACTS,
    *of_mentorships.ACTS,
    *of_open_asks.ACTS,
    *of_passing_on.ACTS,
    *of_people.ACTS,
    *of_programme.ACTS,
    *of_safety.ACTS,
    *of_search.ACTS,
)

ACTS: Mapping[str, Act] = MappingProxyType({act.verb.name: act for act in EVERY})
"""Each verb that writes, by its name."""


def says_another_thing(verb: Answers, label: str) -> bool:
    """Tell whether a pressed label is none of today's for a verb; never where the platform tells no label."""
    act = ACTS.get(verb.name)
    return bool(label) and act is not None and not act.is_drawn_as(label)


def old_label(reader: Reader, verb: Answers, ref: str, label: str) -> Aside:
    """Show what an old button said and what it does today; nothing is done by itself."""
    today = ACTS[verb.name].label(ref)
    if not today:
        said = reader.say(
            "This button said “{then}” when I sent it, and it does something else today."
            " Nothing was changed.",
            then=label,
        )
        return _looked(reader, said)
    said = reader.say(
        "This button said “{then}” when I sent it. Today it does this: “{today}”. Nothing has been done yet.",
        then=label,
        today=reader.say(today),
    )
    return _looked(reader, said, Button(reader.say(today), verb, ref, Weight.MAIN))


def _looked(reader: Reader, said: str, *steps: Button) -> Aside:
    on = Buttons((*steps, Button(reader.say("My home"), home.HOME)))
    return Aside(Message(reader.say("Please look once more"), (Text(said), on)))
