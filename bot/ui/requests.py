"""What a person did on a platform, as one value for all platforms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Surface(StrEnum):
    """Where on the platform it was done."""

    COMMAND = "command"
    CARD = "card"
    FORM = "form"
    HOME = "home"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who did it, as the platform describes them; at most 60 seconds old."""

    platform: str
    workspace: str
    user: str
    name: str
    locale: str = "en-GB"
    zone: str = "UTC"
    manages: bool | None = None
    """Whether the platform says they manage the community; None where it does not know."""


class PlaceProblem(StrEnum):
    """Why nothing can be posted in a conversation that was chosen."""

    UNSEEN = "unseen"
    """The platform shows it to no bot that is not in it, or there is none."""
    OUTSIDE = "outside"
    """The bot sees it, and is not in it."""
    ARCHIVED = "archived"
    SHARED = "shared"
    """People of another organisation read it too."""
    NO_CHANNEL = "no-channel"
    """A conversation of a few people."""
    LACKING = "lacking"
    """The bot may write there, and may not do all else that it has to."""
    FEW_WRITE = "few-write"
    """Only some of those in it may write there."""


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """What the platform says of a conversation that was chosen, without anything posted there."""

    name: str = ""
    """What people call it, such as `#mentoring`; empty where the platform does not say."""
    problem: PlaceProblem | None = None
    """Why nothing can be posted there; None where nothing is known against it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A typed command, a press, a choice, a submitted form or a typed sentence."""

    key: str
    """The platform's delivery id, by which a repeated delivery is recognised."""
    actor: Actor
    surface: Surface
    verb: str
    ref: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Arguments, selects and fields, by name."""
    words: str = ""
    label: str = ""
    """What the pressed button says, as the platform reports it; empty where it does not."""
    at: Mapping[str, str] | None = None
    """Where the pressed message is, as `Sent.at` names it; empty where no message that stays was pressed
    (a private one, a form, a command). None where the platform does not tell."""
    covers: bool = False
    """Whether the presser's secret cards stand under a cover there, so that an answer is not their copy."""
    hands_back: bool = False
    """Whether a rejected form comes back there as a note, and opens again at a press."""
    picked: Mapping[str, Actor] | None = None
    """The members among the people that were picked, by platform id; None where no platform was asked."""
    places: Mapping[str, ChosenPlace] | None = None
    """What is known of the conversations that were chosen, by platform id; None where nobody was asked."""
    groups: Mapping[str, str] | None = None
    """The names of the groups of people that could manage the community, by platform id; None where nobody
    was asked."""
    badges: Mapping[str, str] | None = None
    """The names of the groups that may show who is a mentor, by platform id; None where nobody was asked."""
    standing: Mapping[str, str] | None = None
    """What holds of what managers choose as long as they have not, by the names of the form's fields."""
    elsewhere: Mapping[str, str] | None = None
    """The names of the communities in which this person could act as well, and of this one, by platform id;
    None where a platform has one alone, or where it is clear in which they act."""

    def first(self, name: str) -> str:
        """Return the first value chosen under a name, or an empty string."""
        return next(iter(self.chosen.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Completing:
    """A person types a part of a command, and wants to see what it could be; nothing is changed by it."""

    actor: Actor
    field: str
    """The name of the part, such as `language`."""
    so_far: str
    """What is typed of it already; mostly the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that a part of a command could be: its value, and what is read of it."""

    value: str
    label: str


MOST_COMPLETIONS = 25
"""How many are shown at once. Discord: 25 choices of an autocomplete (api docs, Interaction Response)."""

LONGEST_COMPLETION = 100
"""Characters of a value and of a label (UTF-16). Discord: 100 (api docs, Command Option Choice)."""
