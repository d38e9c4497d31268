"""Draws what is pressed and chosen in a message: buttons, menus and selects. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.adapters.slack.drawing import fields
from bot.adapters.slack.drawing.escape import plain_text
from bot.ui.nodes import Button, Filters, Menu, Option, Select, Weight

Block = dict[str, Any]

MENU = "menu"
"""The action's id of a menu; what was chosen in it comes as the value of an option."""

STYLES: Mapping[Weight, Mapping[str, str]] = {
    Weight.PLAIN: {},
    Weight.MAIN: {"style": "primary"},
    Weight.CAREFUL: {"style": "danger"},
}


def actions(block_id: str, buttons: Iterable[Button], menu: Menu | None) -> Block:
    """Draw a row of buttons, and its menu behind three dots."""
    seen: list[str] = []
    elements = []
    for button in buttons:
        # Two buttons of one block may carry the same token; Slack requires a different id for each.
        again = seen.count(button.token)
        seen.append(button.token)
        elements.append(_button(button, f"{button.token}#{again + 1}" if again else button.token))
    more = [_overflow(menu)] if menu else []
    return {"type": "actions", "block_id": block_id, "elements": [*elements, *more]}


def _overflow(menu: Menu) -> Block:
    # Slack draws three dots and takes no name for them; where blocks are refused the steps are named.
    options = [{"text": plain_text(one.label), "value": one.token} for one in menu.buttons]
    return {"type": "overflow", "action_id": MENU, "options": options}


def _button(button: Button, action_id: str) -> Block:
    return {
        "type": "button",
        "action_id": action_id,
        "value": button.token,
        "text": plain_text(button.label),
        **STYLES[button.weight],
        **({"accessibility_label": button.named} if button.named != button.label else {}),
    }


def select(filters: Filters, facet: Select, block_id: str) -> Block:
    """Draw one facet."""
    # One section each: Slack refuses a multi-select in an actions block, and a section shows its label.
    options, chosen = fields.options_of(map(_counted, facet.options), facet.chosen)
    element = {
        "type": "multi_static_select",
        "action_id": f"{filters.token}|{facet.name}",
        "options": options,
        **({"initial_options": chosen} if chosen else {}),
    }
    return {
        "type": "section",
        "block_id": block_id,
        "text": plain_text(facet.label),
        "accessory": element,
    }


def _counted(option: Option) -> Option:
    """Write below an option's label how many results it would leave."""
    return replace(option, about="" if option.count is None else str(option.count))
