"""Buttons: what a press does, and the menu in which those stand that are wanted less often."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.ui import limits
from bot.ui.mending import cut
from bot.ui.refs import Ref
from bot.ui.verbs import Verb, write_ref, write_token

LEAST = 4
"""The least room for what a button is about, behind its label; less tells nobody apart."""


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
    about: str | None = field(default=None, compare=False)
    """What it is about where the label does not say so: mostly a person. What it stands on fills it in; an
    empty text says that the label names it already."""
    token: str = field(init=False, repr=False, compare=False)
    """What the button carries to the platform and back."""

    def __post_init__(self) -> None:
        """Check the label against what every platform can show, and write the token."""
        limits.hold(self.label, limits.BUTTON, "a button's label")
        object.__setattr__(self, "token", write_token(self.verb.name, write_ref(self.verb, self.ref)))

    @property
    def named(self) -> str:
        """Return what assistive technology calls it: its label (WCAG 2.5.3), and what it is about."""
        return named(self.label, self.about)


def named(label: str, about: str | None) -> str:
    """Return a label with what it is about behind it, in at most `limits.BUTTON` UTF-16 code units."""
    room = limits.BUTTON - limits.measure(f"{label}, ")
    behind = cut(about.strip(), room) if about and room >= LEAST else ""
    return f"{label}, {behind}" if behind else label


@dataclass(frozen=True, slots=True)
class Menu:
    """A few more steps behind one press; a platform may draw its label as a mark (Slack: three dots).

    Each is a button as any other: a verb and what it is about. A platform may leave their weights away.
    """

    label: str
    buttons: tuple[Button, ...]
    about: str | None = field(default=None, compare=False)
    """As a button's; a platform may not show it (Slack: an overflow menu takes no such name)."""

    def __post_init__(self) -> None:
        """Check its label and its number of steps against what every platform can show."""
        limits.hold(self.label, limits.BUTTON, "a menu's label")
        limits.hold_count(len(self.buttons), limits.MENU, "a menu's steps")
        if not self.buttons:
            raise limits.DoesNotFit("a menu has no steps")

    @property
    def named(self) -> str:
        """Return what assistive technology calls it, as of a button."""
        return named(self.label, self.about)


def are_about(buttons: Iterable[Button], about: str) -> tuple[Button, ...]:
    """Return buttons that say what they are about, where they did not say so themselves."""
    return tuple(one if one.about is not None else replace(one, about=about) for one in buttons)


def is_about(menu: Menu | None, about: str) -> Menu | None:
    """Return a menu that says what it is about; its steps are read within it, and need not repeat it."""
    return replace(menu, about=about) if menu else None


@dataclass(frozen=True, slots=True)
class Buttons:
    """The next steps; drawn in rows of five, and those that are wanted less often in a menu beside them."""

    buttons: tuple[Button, ...]
    menu: Menu | None = None
    about: str = field(default="", compare=False)
    """Whom or what all of them are about, so that a reader hears which of two cards a button stands on."""

    def __post_init__(self) -> None:
        """Check their number against what every platform can show."""
        limits.hold_count(len(self.buttons) + bool(self.menu), limits.BUTTONS, "buttons")
        if self.about:
            object.__setattr__(self, "buttons", are_about(self.buttons, self.about))
            object.__setattr__(self, "menu", is_about(self.menu, self.about))
