"""How a mentor helps, in their own choice of words: on their form, on their card, and in a comparison."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.common.helping_styles import Manner
from bot.domain.common.people import Mentor
from bot.ui.forms import Checks
from bot.ui.nodes import Option
from bot.views.common import people
from bot.views.common.reader import Reader

MINE: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.ENCOURAGES: "I encourage",
        Manner.CHALLENGES: "I challenge",
        Manner.LISTENS: "I listen",
        Manner.CONNECTS: "I connect people",
        Manner.EXPLAINS: "I explain step by step",
    }
)
"""What a mentor reads about themselves."""

THEIRS: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.ENCOURAGES: "encourages",
        Manner.CHALLENGES: "challenges",
        Manner.LISTENS: "listens",
        Manner.CONNECTS: "connects people",
        Manner.EXPLAINS: "explains step by step",
    }
)
"""What others read about a mentor, after the name."""


def field(reader: Reader, chosen: tuple[str, ...]) -> Checks:
    """Ask a mentor how they help."""
    options = tuple(Option(one, reader.say(text)) for one, text in MINE.items())
    hint = reader.say("Two at most, or none. Each is as good as another.")
    return Checks(
        name="manners", label=reader.say("My way of helping"), options=options, chosen=chosen, hint=hint
    )


def too_many(reader: Reader) -> dict[str, str]:
    """Say beside the field that too many were chosen."""
    return {"manners": reader.say("Two at most, please: the ones that people would tell you by.")}


def helps(reader: Reader, mentor: Mentor) -> str:
    """Return how a mentor helps, such as “Amara encourages and listens.”; empty where they chose nothing."""
    name, said = people.first_name(mentor.person), [reader.say(THEIRS[one]) for one in mentor.manners]
    if not said:
        return ""
    if len(said) == 1:
        return reader.say("{name} {helps}.", name=name, helps=said[0])
    return reader.say("{name} {helps} and {also}.", name=name, helps=said[0], also=said[-1])


def mine(reader: Reader, mentor: Mentor) -> str:
    """Return how a mentor helps, for their own page."""
    return " · ".join(reader.say(MINE[one]) for one in mentor.manners)
