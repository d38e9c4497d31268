"""What a person reads: a message or a card as lines of text, with its controls in brackets."""

from collections.abc import Iterator

from tests.fakes.teams import cards
from tests.fakes.teams.values import CARD, Json, Message


def outline(message: Message, person: str = "") -> str:
    """Return a message as its reader sees it: words, `[Button]`, `▾ menu: option | option`, files."""
    words = [message.text] if message.text else []
    card = message.card_for(person)
    others = [one for one in message.attachments if one.get("contentType") not in (CARD, "text/html")]
    files = [f"(file: {one.get('name') or ''})" for one in others]
    return "\n".join([*words, *(lines(card) if card else ()), *files])


def lines(card: Json) -> list[str]:
    """Return a card as lines."""
    return list(_of(card))


def buttons(card: Json) -> list[str]:
    """Return the titles of a card's actions, in order."""
    return [
        str(one["title"])
        for one in cards.every(card)
        if one.get("type") in cards.ACTIONS and one.get("title")
    ]


def action(card: Json, title: str) -> Json | None:
    """Return the first action of a title."""
    acts = (one for one in cards.every(card) if one.get("type") in cards.ACTIONS)
    return next((one for one in acts if one.get("title") == title), None)


def _of(part: Json) -> Iterator[str]:
    kind = str(part.get("type"))
    if kind == "TextBlock":
        yield str(part.get("text", ""))
    elif kind == "RichTextBlock":
        yield "".join(one if isinstance(one, str) else str(one.get("text", "")) for one in part["inlines"])
    elif kind == "FactSet":
        yield from (f"{one['title']}: {one['value']}" for one in part.get("facts") or ())
    elif kind == "TableRow":
        yield " | ".join(" ".join(_of({"type": "TableCell", **one})) for one in part.get("cells") or ())
    elif kind == "Image":
        yield f"(picture: {part.get('altText') or ''})"
    elif kind in cards.INPUTS:
        yield from _input(part)
    else:
        for name in cards.HOLDING.get(kind, ()):
            for one in part.get(name) or ():
                yield from _of({"type": cards.IDS.get(name), **one})
    if part.get("actions"):
        yield " ".join(_action(one) for one in part["actions"])


def _action(part: Json) -> str:
    way = f"({part['url']})" if part.get("url") else ""
    hidden = "…" if part.get("mode") == "secondary" else ""
    return f"{hidden}[{part.get('title') or ''}]{way}"


def _input(part: Json) -> Iterator[str]:
    yield str(part.get("label") or part.get("title") or "")
    chosen = str(part.get("value") or "").split(",")
    if part["type"] == "Input.ChoiceSet":
        options = (
            f"{one['title']}{'*' if one['value'] in chosen else ''}" for one in part.get("choices") or ()
        )
        yield f"▾ {' | '.join(options)}"
    else:
        yield f"[{part.get('value') or '____'}]"
