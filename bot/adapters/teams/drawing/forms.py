"""Draws a form as a dialog: its title, its fields, and what is wrong beside each. Pure.

A dialog has no place of its own for an error that comes back: it stands in red below its field, and what was
written stands in it again.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.adapters.teams.actions import data
from bot.adapters.teams.drawing import fields
from bot.adapters.teams.drawing.elements import CARD, Element, card, line, size, words
from bot.adapters.teams.drawing.escape import run
from bot.ui import limits
from bot.ui.forms import Field, Form, Input
from bot.ui.mending import cut
from bot.ui.nodes import NO_ERRORS

NO_AIDS: Final = fields.FormAids()

HEIGHT: Final = "medium"
"""Of a dialog; it scrolls (learn.microsoft.com, Dialogs: small, medium and large, or pixels)."""

WRITTEN: Final = (15_000, 6_000, limits.INPUT)
"""UTF-16 code units of what stands in a box already, the most of these that fit; the draft keeps all."""


def dialog(
    form: Form, errors: Mapping[str, str] = NO_ERRORS, aids: fields.FormAids = NO_AIDS
) -> dict[str, Any]:
    """Draw a form as the `value` of a task that continues: a title, and a card as an attachment."""
    drawn = (_card(_kept(form, most), errors, aids) for most in WRITTEN)
    content = next((one for one in drawn if size(one) <= limits.SENT), None)
    if content is None:
        raise limits.DoesNotFit(f"a form is larger than {limits.SENT} bytes: {form.title}")
    return {"title": form.title, "height": HEIGHT, "card": {"contentType": CARD, "content": content}}


def _kept(form: Form, most: int) -> Form:
    """Return a form with what was written in its boxes, as much as fits into each."""
    return replace(form, fields=tuple(_cut(field, most) for field in form.fields))


def _cut(field: Field, most: int) -> Field:
    return replace(field, value=cut(field.value, most)) if isinstance(field, Input) else field


def _card(form: Form, errors: Mapping[str, str], aids: fields.FormAids) -> Element:
    names = {field.name for field in form.fields}
    whole = [fields.wrong(error) for name, error in errors.items() if error and name not in names]
    inputs = [
        element for field in form.fields for element in fields.blocks(field, errors.get(field.name, ""), aids)
    ]
    note = [line(words(one)) for one in form.note.splitlines() if one.strip()]
    ids = [one["id"] for one in inputs if "id" in one]
    send = {"type": "Action.Submit", "title": run(form.send), "style": "positive"}
    return card([*note, *whole, *inputs], actions=[{**send, "data": data(form.token, ids)}])
