"""Draws what is pressed and chosen in a message: buttons, menus and selects. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.adapters.discord.custom_ids import MENU, OF_SELECT, once
from bot.adapters.discord.drawing.component_types import ButtonStyle, Component, ComponentType, row
from bot.ui import limits
from bot.ui.nodes import Button, Filters, Menu, Option, Select, Weight

STYLES: Final[Mapping[Weight, ButtonStyle]] = {
    Weight.MAIN: ButtonStyle.PRIMARY,
    Weight.PLAIN: ButtonStyle.SECONDARY,
    Weight.CAREFUL: ButtonStyle.DANGER,
}

LABEL: Final = 80
"""Characters of a button's label (api docs, Button)."""

URL: Final = 512
"""Characters of the address of a link button (api docs, Button); Markdown takes a longer one."""


class Controls:
    """Draws the controls of one message: no two of them have the same id."""

    def __init__(self) -> None:
        """Begin with no id used."""
        self._used: set[str] = set()

    def rows(self, buttons: Sequence[Button], menu: Menu | None) -> Iterator[Component]:
        """Draw buttons in rows of five, the main one first in its row, and a menu in a row of its own."""
        for at in range(0, len(buttons), limits.ROW):
            five = sorted(buttons[at : at + limits.ROW], key=lambda one: one.weight is not Weight.MAIN)
            yield row([self.button(one) for one in five])
        if menu:
            yield row([self._menu(menu)])

    def button(self, button: Button) -> Component:
        """Draw a button; Discord takes no name for it beside its label."""
        return {
            "type": ComponentType.BUTTON,
            "style": STYLES[button.weight],
            "label": button.label,
            "custom_id": self._once(button.token),
        }

    def select(self, filters: Filters, facet: Select) -> Component:
        """Draw one facet, of which any number of values can be chosen."""
        return row(
            [
                {
                    "type": ComponentType.STRING_SELECT,
                    "custom_id": self._once(f"{filters.token}{OF_SELECT}{facet.name}"),
                    "placeholder": facet.label,
                    "min_values": 0,
                    "max_values": len(facet.options),
                    "options": [_counted(option, facet.chosen) for option in facet.options],
                }
            ]
        )

    def _menu(self, menu: Menu) -> Component:
        return {
            "type": ComponentType.STRING_SELECT,
            "custom_id": self._once(MENU),
            "placeholder": menu.named,
            "options": list(_steps(menu.buttons)),
        }

    def _once(self, token: str) -> str:
        custom_id = once(token, self._used)
        self._used.add(custom_id)
        return custom_id


def fits(label: str, url: str) -> bool:
    """Tell whether a link can be a button; a longer one is a link among words."""
    return limits.measure(label) <= LABEL and len(url) <= URL


def link_button(label: str, url: str) -> Component:
    """Draw a button that opens a page, without telling the bot."""
    return row([{"type": ComponentType.BUTTON, "style": ButtonStyle.LINK, "label": label, "url": url}])


def _steps(buttons: Iterable[Button]) -> Iterator[Component]:
    used: set[str] = set()
    for button in buttons:
        value = once(button.token, used)
        used.add(value)
        yield {"label": button.label, "value": value}


def _counted(option: Option, chosen: Iterable[str]) -> Component:
    """Draw an option; how many results it would leave stands below its label."""
    count: dict[str, Any] = {} if option.count is None else {"description": str(option.count)}
    default = {"default": True} if option.value in set(chosen) else {}
    return {"label": option.label, "value": option.value, **count, **default}
