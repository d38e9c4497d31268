"""What a person fills in on a card, as Teams' client checks and sends it (schema of Adaptive Cards)."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tests.fakes.teams import cards
from tests.fakes.teams.values import Json

Value = str | bool | Sequence[str]
CHOICES: Final = "Input.ChoiceSet"
TOGGLE: Final = "Input.Toggle"


class Unable(AssertionError):
    """Teams' client does not offer this, or does not let it through."""


def of(card: Json) -> dict[str, Json]:
    """Return the inputs of a card by their ids."""
    return {str(one["id"]): one for one in cards.every(card) if one.get("type") in cards.INPUTS}


def named(card: Json, name: str) -> Json:
    """Return an input by its id or its label."""
    for id_, one in of(card).items():
        if name in (id_, one.get("label"), one.get("title")):
            return one
    raise Unable(f"there is no input {name!r}, only {sorted(of(card))}")


def filled(card: Json, given: Mapping[str, Value]) -> dict[str, str]:
    """Return the value of every input as it is sent: what is given, and else as the card has it."""
    values = {id_: sent(one) for id_, one in of(card).items()}
    for name, value in given.items():
        one = named(card, name)
        values[str(one["id"])] = _joined(one, value)
    # What is empty and no text is not sent at all.
    return {id_: one for id_, one in values.items() if one or of(card)[id_]["type"] == "Input.Text"}


def sent(one: Json) -> str:
    """Return what an input sends untouched."""
    if one["type"] == TOGGLE:
        return str(one.get("value", one.get("valueOff", "false")))
    return str(one.get("value") or "")


def _joined(one: Json, value: Value) -> str:
    if isinstance(value, bool):
        return str(one.get("valueOn", "true") if value else one.get("valueOff", "false"))
    chosen = [value] if isinstance(value, str) else list(value)
    if one["type"] != CHOICES:
        return "".join(chosen)
    if len(chosen) > 1 and not one.get("isMultiSelect"):
        raise Unable(f"of {one['id']!r} one can be chosen, not {chosen}")
    # Joined by commas, whatever is in them (Microsoft's documentation: Input.ChoiceSet).
    return ",".join(_value(one, each) for each in chosen if each)


def _value(one: Json, title: str) -> str:
    for choice in one.get("choices") or ():
        if title in (choice["title"], choice["value"]):
            return str(choice["value"])
    if "choices.data" in one:
        return title
    raise Unable(f"{one['id']!r} has no {title!r}")


def refused_by_client(card: Json, values: Mapping[str, str]) -> str:
    """Return what the client says beside the first input that it does not let through; nothing else."""
    for id_, one in of(card).items():
        value = values.get(id_, "")
        longest, pattern = one.get("maxLength"), one.get("regex")
        is_wrong = (
            (one.get("isRequired") and not value)
            or (longest is not None and len(value) > longest)
            or (pattern and value and not re.search(pattern, value))
        )
        if is_wrong:
            return f"{id_}: {one.get('errorMessage', 'wrong')}"
    return ""
