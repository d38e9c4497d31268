"""What Teams' client would not show as it was meant: mistakes in Adaptive Cards 1.5, each with its place.

The connector takes nearly any card; the client drops what it does not know, without a word. So these are
complaints, and a story in which there is one fails. Elements and properties are those of the published
schema (adaptivecards.io, 1.5); six actions in sight, overflow by `mode`, and the 60 people of a refresh are
from Microsoft's documentation on cards in Teams.
"""

from collections.abc import Iterator
from typing import Any, Final

from tests.fakes.teams.values import CARD, CONSENT, FILE_INFO, Json

VERSIONS: Final = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5")
TEXTS: Final = ("TextBlock", "RichTextBlock", "TextRun")
HOLDING: Final = {
    "AdaptiveCard": ("body",),
    "Container": ("items",),
    "ColumnSet": ("columns",),
    "Column": ("items",),
    "Table": ("rows",),
    "TableRow": ("cells",),
    "TableCell": ("items",),
    "ImageSet": ("images",),
    "RichTextBlock": ("inlines",),
}
INPUTS: Final = ("Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet")
PLAIN: Final = ("TextBlock", "TextRun", "Image", "Media", "FactSet", "ActionSet")
ELEMENTS: Final = frozenset({*HOLDING, *PLAIN, *INPUTS})
PRESSED: Final = ("Action.Execute", "Action.Submit")
ACTIONS: Final = (*PRESSED, "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility")
IN_SIGHT: Final = 6
REFRESHED: Final = 60
IDS: Final = {"columns": "Column", "rows": "TableRow", "cells": "TableCell"}
WAYS: Final = ("https://", "http://127.0.0.1", "mailto:", "tel:")


def of_activity(activity: Json) -> list[str]:
    """Return what is wrong with the attachments of a message."""
    found = list[str]()
    for one in activity.get("attachments") or ():
        kind = one.get("contentType")
        if kind == CARD:
            found += of_card(one.get("content"))
        elif kind == CONSENT:
            found += _of_consent(one)
        elif kind != FILE_INFO:
            found.append(f"an attachment that Teams does not show: {kind!r}")
    return found


def _of_consent(asked: Json) -> list[str]:
    """Return what is wrong with a question whether a file may come."""
    content = asked.get("content") or {}
    needed = ("description", "sizeInBytes", "acceptContext", "declineContext")
    missing = [one for one in needed if not content.get(one)]
    return [
        f"a question about a file without {one}" for one in missing + (["name"] * (not asked.get("name")))
    ]


def of_card(card: Any, *, in_dialog: bool = False) -> list[str]:  # noqa: ANN401 - JSON
    """Return what is wrong with a card; one in a dialog needs no words in its place."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        return ["this is no Adaptive Card"]
    found = [f"version {card.get('version')!r}"] if card.get("version") not in VERSIONS else []
    if not in_dialog and not card.get("fallbackText"):
        found.append("no fallbackText")
    if len((card.get("refresh") or {}).get("userIds") or ()) > REFRESHED:
        found.append("a refresh for more than 60 people")
    found += [wrong for one in every(card) for wrong in _wrong(one)]
    ids = [str(one["id"]) for one in every(card) if one.get("type") in INPUTS and one.get("id")]
    found += [f"two inputs with the id {one!r}" for one in sorted({one for one in ids if ids.count(one) > 1})]
    return [*found, *_shadowed(card, set(ids))]


def every(part: Json) -> Iterator[Json]:
    """Yield a card's elements and actions, each before what it holds."""
    yield part
    for name in HOLDING.get(str(part.get("type")), ()):
        for one in part.get(name) or ():
            yield from every({"type": IDS.get(name), **one} if isinstance(one, dict) else _run(one))
    for one in part.get("actions") or ():
        yield from every(one)
    if part.get("type") == "Action.ShowCard":
        yield from every(part.get("card") or {})
    if isinstance(part.get("selectAction"), dict):
        yield from every({"title": "(the whole of it)", **part["selectAction"]})


def _run(text: object) -> Json:
    return {"type": "TextRun", "text": text}


def _wrong(part: Json) -> Iterator[str]:
    kind = str(part.get("type"))
    if kind not in ELEMENTS and kind not in ACTIONS:
        yield f"an element that Teams does not know: {kind!r}"
    if kind in ("TextBlock", "TextRun") and not str(part.get("text") or "").strip():
        yield "a text without words"
    if kind in INPUTS:
        yield from _wrong_input(part)
    if kind in ACTIONS:
        yield from _wrong_action(part)
    primary = [one for one in part.get("actions") or () if one.get("mode") != "secondary"]
    if len(primary) > IN_SIGHT:
        yield f"{len(primary)} actions in sight"


def _wrong_input(part: Json) -> Iterator[str]:
    name = part.get("id")
    if not name:
        yield f"an {part['type']} without an id"
    if not (part.get("label") or part.get("title")):
        yield f"the input {name!r} without a label"
    if part.get("isRequired") and not part.get("errorMessage"):
        yield f"the input {name!r} without a word for what is wrong"
    if part["type"] == "Input.ChoiceSet":
        choices = part.get("choices") or []
        values = [str(one.get("value")) for one in choices]
        if not choices or not all(one.get("title") for one in choices):
            yield f"the input {name!r} without choices, or one without a title"
        if len(set(values)) != len(values):
            yield f"the input {name!r} with a value that is there twice"
        if part.get("isMultiSelect") and any("," in one for one in values):
            yield f"the input {name!r} with a comma in a value, by which they are joined"


def _wrong_action(part: Json) -> Iterator[str]:
    kind, title = part["type"], part.get("title")
    if not title:
        yield f"an {kind} without a title"
    if kind == "Action.Execute" and not part.get("verb"):
        yield f"the action {title!r} without a verb"
    if kind == "Action.Execute" and (part.get("fallback") or {}).get("type") != "Action.Submit":
        yield f"the action {title!r} without Action.Submit in its place"
    if kind in PRESSED and not isinstance(part.get("data", {}), dict):
        yield f"the action {title!r} with data that is no object"
    if kind == "Action.OpenUrl" and not str(part.get("url", "")).startswith(WAYS):
        yield f"the action {title!r} with an address that Teams does not open"


def _shadowed(card: Json, inputs: set[str]) -> Iterator[str]:
    """Yield the actions whose data an input of the same name would overwrite."""
    for one in every(card):
        data = one.get("data")
        if one.get("type") in PRESSED and isinstance(data, dict) and inputs & set(data):
            yield f"the action {one.get('title')!r} with data that {sorted(inputs & set(data))} overwrite"
