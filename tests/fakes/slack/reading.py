"""Reads Slack's blocks back into the UI values that they were drawn from, by the blocks' ids."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from bot.adapters.slack.drawing.controls import STYLES
from bot.handlers import all_routes
from bot.handlers.routing import Answer
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Member,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import (
    Aside,
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Menu,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Tone,
    Weight,
    Written,
)
from bot.ui.verbs import Answers, Opens, Verb, read_token
from tests.fakes.slack.ledger import Line, Seen, View
from tests.fakes.slack.reading_written import written

Part = Mapping[str, Any]
WEIGHTS: Final = {style["style"]: weight for weight, style in STYLES.items() if style}
VERBS: Final = {name: route.verb for name, route in all_routes().items()}
NO_TEXT: Final = {"text": ""}
NO_PICTURE: Final[Part] = {}
NOTHING_TYPED: Final[Mapping[str, tuple[str, ...]]] = {}


Files = Mapping[str, bytes]
"""The bytes of the uploaded files, by name."""

MEDIA: Final = {"ics": "text/calendar", "json": "application/json", "html": "text/html"}


def answer_of(seen: Seen, files: Files) -> Answer:
    """Return what a person was shown, as the bot's answer."""
    match seen:
        case Seen(what="errors", view=View() as view, errors=errors):
            return Rejected(_form(view.body, view.typed), dict(errors))
        case Seen(what="modal", view=View() as view) if "submit" in view.body:
            wrong = dict(_errors(view.body))
            form = _form(view.body)
            return Rejected(form, wrong) if wrong else form
        case Seen(what="modal", view=View() as view):
            return Aside(page(view.body, files))
        case Seen(what="home", view=View() as view):
            return message(view.body["blocks"], files)
        case Seen(what="ephemeral", line=Line() as line):
            return Aside(message(line.blocks, files))
        case Seen(line=Line() as line):
            return message(line.blocks, files)
        case _:
            raise AssertionError(f"nothing can be read of {seen}")


def message(blocks: list[Part], files: Files) -> Message:
    """Return the message of a channel or a tab."""
    title, *rest = blocks
    return Message(_words(title["text"]), tuple(_nodes(rest, files)))


def page(body: Part, files: Files) -> Message:
    """Return the message that a modal shows; its full title may be in its first block."""
    first, *rest = body["blocks"]
    if str(first["block_id"]) == "0.title":
        return Message(_words(first["text"]), tuple(_nodes(rest, files)))
    return Message(_words(body["title"]), tuple(_nodes(body["blocks"], files)))


def _nodes(blocks: list[Part], files: Files) -> Iterator[Node]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        number, kind, *part = str(block["block_id"]).split(".")
        match kind:
            case "card" if part == ["rule"]:
                pass  # a line between two cards, for the eye alone
            case "card":
                below = _of_card(number, waiting)
                del waiting[: len(below)]
                yield _card(block, {str(one["block_id"]).rpartition(".")[2]: one for one in below})
            case "filters":
                more = [one for one in waiting if str(one["block_id"]).startswith(f"{number}.filters.")]
                del waiting[: len(more)]
                yield _filters([block, *more])
            case "file":
                label, name = map(_words, block["elements"])
                yield File(label, name, MEDIA.get(name.rpartition(".")[2], "text/plain"), files[name])
            case _:
                assert part == [], block["block_id"]
                yield _node(kind, block)


def _node(kind: str, block: Part) -> Node:
    match kind:
        case "text":
            return _text(block)
        case "quote" | "written":
            return _by_people(kind, block["elements"])
        case "facts" | "table":
            return _table(block) if kind == "table" else _facts(block)
        case "buttons":
            return Buttons(_buttons(block), _menu(block))
        case "link":
            (link,) = block["elements"][0]["elements"]
            return Link(link["text"], link["url"])
        case "room":
            return _way(block["elements"][0])
        case "rule":
            return Rule()
        case _:
            raise AssertionError(kind)


def _by_people(kind: str, parts: list[Part]) -> Quote | Written:
    return written(parts) if kind == "written" else Quote(_words(parts[0]))


def _text(block: Part) -> Text:
    """Read a paragraph; beside a picture it is a plain one."""
    if block["type"] == "section":
        return Text(_words(block["text"]), face=_face(block["accessory"]))
    if block["type"] == "context":
        *beside, words = block["elements"]
        return Text(_words(words), Tone.QUIET, face=_face(*beside))
    leaf = block["elements"][0]["elements"][0]
    return Text(_words(block["elements"][0]), Tone.LEAD if leaf.get("style") else Tone.PLAIN)


def _of_card(number: str, waiting: list[Part]) -> list[Part]:
    """Return the blocks that belong to a card, after its first one."""
    return list(takewhile(lambda one: str(one["block_id"]).startswith(f"{number}.card."), waiting))


def _facts(block: Part) -> Facts:
    return Facts(tuple(_rows(block["elements"][0]["elements"])))


def _table(block: Part) -> Table:
    (corner, *heads), *rows = [list(map(_words, row)) for row in block["rows"]]
    return Table(corner, tuple(heads), tuple((aspect, tuple(values)) for aspect, *values in rows))


def _card(block: Part, parts: Mapping[str, Part]) -> Card:
    """Read a card; beside a picture, its lines and its words are blocks of their own."""
    words: list[Part] = parts["words"]["elements"] if "words" in parts else []
    elements: list[Part] = [*block["elements"], *words]
    section, *more = elements
    title, *rest = section["elements"]
    beside = parts.get("lines")
    lines = tuple(_words(line) for line in rest[1::2])
    lines = tuple(_words(beside["text"]).split("\n")) if beside else lines
    picture = beside["accessory"] if beside and "accessory" in beside else NO_PICTURE
    below = parts.get("buttons")
    quotes = [_words(one) for one in more if one["type"] == "rich_text_quote"]
    ways = [_way(one) for one in more if one["type"] == "rich_text_section"]
    return Card(
        title=_words(title),
        lines=lines,
        quote=quotes[0] if quotes else "",
        buttons=_buttons(below) if below else (),
        room=ways[0] if ways else None,
        menu=_menu(below) if below else None,
        face=_face(picture),
    )


def _face(picture: Part = NO_PICTURE) -> PersonFace:
    return PersonFace(picture=picture.get("image_url", ""), alt=picture.get("alt_text", ""))


def _way(section: Part) -> Way:
    """Return where a press on the link of a room leads: the id of its conversation, and the team's."""
    (link,) = section["elements"]
    at = dict(parse_qsl(urlsplit(link["url"]).query))
    assert link["url"].startswith("https://slack.com/app_redirect?"), link
    return Way(link["text"], at["channel"], at)


def _filters(blocks: list[Part]) -> Filters:
    token = read_token(str(blocks[0]["accessory"]["action_id"]).partition("|")[0])
    verb = VERBS.get(token.verb, Answers(token.verb))
    assert isinstance(verb, Answers)
    return Filters(tuple(map(_select, blocks)), verb, token.ref)


def _select(block: Part) -> Select:
    element = block["accessory"]
    name = str(element["action_id"]).partition("|")[2]
    chosen = tuple(one["value"] for one in element.get("initial_options", ()))
    return Select(name, _words(block["text"]), tuple(map(_counted, element["options"])), chosen)


def _counted(option: Part) -> Option:
    count = _words(option.get("description", NO_TEXT))
    return Option(option["value"], _words(option["text"]), "", int(count) if count else None)


def _buttons(block: Part) -> tuple[Button, ...]:
    return tuple(_button(element) for element in block["elements"] if element["type"] == "button")


def _menu(block: Part) -> Menu | None:
    """Return what stands behind the three dots; Slack shows no label of them."""
    dots = [element for element in block["elements"] if element["type"] == "overflow"]
    return Menu("…", tuple(map(_button, dots[0]["options"]))) if dots else None


def _button(element: Part) -> Button:
    token = read_token(str(element["value"]))
    weight = WEIGHTS.get(element.get("style", ""), Weight.PLAIN)
    return Button(_words(element["text"]), _verb(token.verb), token.ref, weight)


def _verb(name: str) -> Verb:
    return VERBS.get(name, Answers(name))


def _form(body: Part, typed: Mapping[str, tuple[str, ...]] = NOTHING_TYPED) -> Form:
    token = read_token(str(body["private_metadata"]))
    verb = _verb(token.verb)
    assert isinstance(verb, Answers)
    blocks = {str(block["block_id"]): block for block in body["blocks"]}
    inputs = [(name, block) for name, block in blocks.items() if block["type"] == "input"]
    fields = tuple(_typed(_field(block), typed.get(name)) for name, block in inputs)
    note = _words(blocks["form.note"]) if "form.note" in blocks else ""
    title, send = _words(body["title"]), _words(body["submit"])
    return Form(
        opens=Opens(token.verb), submit=verb, title=title, fields=fields, send=send, ref=token.ref, note=note
    )


def _typed(field: Field, values: tuple[str, ...] | None) -> Field:
    """Return a field with the value that the person typed."""
    match field:
        case _ if values is None:
            return field
        case Checks():
            return replace(field, chosen=values)
        case Input() | Choice() | Pick() | DateInput() | TimeInput() | Member() | Conversation():
            return replace(field, value=next(iter(values), ""))


def _errors(body: Part) -> Iterator[tuple[str, str]]:
    for block in body["blocks"]:
        name, _, kind = str(block["block_id"]).rpartition(".")
        if kind == "error":
            yield name.removeprefix("form."), _words(block["elements"][0]["elements"][2])


def _field(block: Part) -> Field:
    element, name = block["element"], str(block["block_id"])
    label, hint = _words(block["label"]), _words(block.get("hint", NO_TEXT))
    options = tuple(map(_option, element.get("options", ())))
    one = element.get("initial_option", {"value": ""})["value"]
    match element["type"]:
        case "plain_text_input":
            written = element.get("initial_value", "")
            return Input(
                name=name, label=label, hint=hint, value=written, tall=bool(element.get("multiline"))
            )
        case "radio_buttons":
            return Choice(name=name, label=label, options=options, value=one, hint=hint)
        case "static_select":
            return Pick(name, label, options, one, hint)
        case "datepicker":
            return DateInput(name, label, element.get("initial_date", ""), hint=hint)
        case "timepicker":
            return TimeInput(name, label, element.get("initial_time", ""), hint)
        case "users_select":
            chosen_one = str(element.get("initial_user", ""))
            return Member(name=name, label=label, options=(), value=chosen_one, hint=hint)
        case "conversations_select":
            return Conversation(name, label, hint, str(element.get("initial_conversation", "")))
        case "checkboxes":
            chosen = tuple(one["value"] for one in element.get("initial_options", ()))
            return Checks(name=name, label=label, options=options, chosen=chosen, hint=hint)
        case other:
            raise AssertionError(other)


def _option(option: Part) -> Option:
    return Option(option["value"], _words(option["text"]), _words(option.get("description", NO_TEXT)))


def _rows(elements: list[Part]) -> Iterator[tuple[str, str]]:
    for n, element in enumerate(elements):
        if "style" in element:
            yield _words(element), _words(elements[n + 2])


def _words(part: Part) -> str:
    return str(part["text"]) if "text" in part else "".join(map(_words, part["elements"]))
