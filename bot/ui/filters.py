"""Filters: the values of facets that narrow a list, any number of each."""

from dataclasses import dataclass, field

from bot.ui import limits
from bot.ui.verbs import Answers, write_token


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen. `count` is how many results it would leave, where that is known."""

    value: str
    label: str
    about: str = ""
    count: int | None = None

    def __post_init__(self) -> None:
        """Check label and value against what every platform can carry."""
        limits.hold(self.label, limits.OPTION, "an option's label")
        limits.hold(self.value, limits.TOKEN, "an option's value")


@dataclass(frozen=True, slots=True)
class Select:
    """The values of one facet, of which any number can be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        limits.hold(self.label, limits.LABEL, "a select's label")
        limits.hold_count(len(self.options), limits.OPTIONS, "a select's options")


@dataclass(frozen=True, slots=True)
class Filters:
    """Selects that narrow what is shown above. Teams sends all with one press, the others each at once."""

    selects: tuple[Select, ...]
    apply: Answers
    ref: str = ""
    send: str = field(default="✓", compare=False)
    """The label of the press that sends all of them, where a platform has one."""
    along: tuple[Answers, ...] = field(default=(), compare=False)
    """What is pressed below them that takes what is chosen along, where only a press sends it."""

    def __post_init__(self) -> None:
        """Check label and token against what every platform can carry."""
        limits.hold(self.send, limits.BUTTON, "a filter's button")
        write_token(self.apply.name, self.ref)
        for select in self.selects:
            limits.hold(f"{self.token}|{select.name}", limits.TOKEN, "what a select carries")

    @property
    def token(self) -> str:
        """Return the token that the selects carry to the platform and back."""
        return write_token(self.apply.name, self.ref)
