"""Buttons: what a press does, and the menu in which those stand that are wanted less often."""

from dataclasses import dataclass
from enum import StrEnum

from bot.ui import limits
from bot.ui.refs import Ref
from bot.ui.verbs import Verb, write_ref, write_token


class Weight(StrEnum):
    """What a button stands for: an ordinary step, the next one, or one to think about."""

    PLAIN = "plain"
    MAIN = "main"
    CAREFUL = "careful"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: the verb that a press does, and the id of what it is about."""

    label: str
    verb: Verb
    ref: str | Ref = ""
    weight: Weight = Weight.PLAIN

    def __post_init__(self) -> None:
        """Check label and token against what every platform can carry."""
        limits.hold(self.label, limits.BUTTON, "a button's label")
        write_token(self.verb.name, write_ref(self.verb, self.ref))

    @property
    def token(self) -> str:
        """Return the token that the button carries to the platform and back."""
        return write_token(self.verb.name, write_ref(self.verb, self.ref))


@dataclass(frozen=True, slots=True)
class Menu:
    """A few more steps behind one press; a platform may draw its label as a mark (Slack: three dots).

    Each is a button as any other: a verb and what it is about. A platform may leave their weights away.
    """

    label: str
    buttons: tuple[Button, ...]

    def __post_init__(self) -> None:
        """Check its label and its number of steps against what every platform can show."""
        limits.hold(self.label, limits.BUTTON, "a menu's label")
        limits.hold_count(len(self.buttons), limits.MENU, "a menu's steps")
        if not self.buttons:
            raise limits.DoesNotFit("a menu has no steps")
