"""A second voice: another mentor who helps in another manner, without a word against the first."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.common.helping_styles import Manner
from bot.domain.common.people import Mentor
from bot.ui.nodes import Button, Buttons, Node, Text, Tone
from bot.ui.verbs import mentorships, search
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.mentors import helping_styles


@dataclass(frozen=True, slots=True)
class Second:
    """The mentor whom the reader talked with, another who may suit them, and the other's manner."""

    first: Mentor
    mentor: Mentor
    manner: Manner


WOULD_YOU: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.ENCOURAGES: "Would you also like one who encourages?",
        Manner.CHALLENGES: "Would you also like one who challenges?",
        Manner.LISTENS: "Would you also like one who listens?",
        Manner.CONNECTS: "Would you also like one who connects people?",
        Manner.EXPLAINS: "Would you also like one who explains step by step?",
    }
)


def offer(reader: Reader, mentorship: str, second: Second | None) -> tuple[Node, ...]:
    """Offer another mentor in addition to the first; nothing where there is none."""
    if second is None:
        return ()
    say, other = reader.say, second.mentor
    name = people.first_name(other.person)
    asked = f"{helping_styles.helps(reader, second.first)} {say(WOULD_YOU[second.manner])}"
    both = say("Two can be good to have, and one is plenty. Neither of them hears of this.")
    steps = (
        Button(say("Meet {name}", name=name), search.READ, other.id),
        Button(say("One is enough"), mentorships.ONE_IS_ENOUGH, mentorship),
    )
    return (Text(asked), Text(both, Tone.QUIET), Buttons(steps))
