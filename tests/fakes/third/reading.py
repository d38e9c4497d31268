"""Reads posts of the third platform back into the UI values that they were drawn from."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.handlers import all_routes
from bot.handlers.routing import Answer
from bot.ui.attachments import File, Link, Way
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
from bot.ui.written import Piece, WordLine
from tests.fakes.third.adapter import labels_of
from tests.fakes.third.server import Files, Post, Seen

Part = Mapping[str, Any]
VERBS: Final = {name: route.verb for name, route in all_routes().items()}


def answer_of(seen: Seen) -> Answer:
    """Return what a person was shown, as the bot's answer."""
    if seen.post is None:
        return form(seen.form)
    shown = message(seen.post.body, seen.post.files)
    return Aside(shown) if seen.post.only_for and not seen.anew else shown


def read(post: Post) -> Message:
    """Return a post as it is now."""
    return message(post.body, post.files)


def message(body: bytes, files: Files) -> Message:
    """Return the message in these bytes."""
    title, *rest = json.loads(body)
    return Message(title["text"], tuple(_nodes(rest, files)))


def form(body: bytes) -> Form:
    """Return the form in these bytes."""
    said = json.loads(body)
    token, fields = read_token(said["token"]), tuple(map(_field, said["fields"]))
    submit = _verb(token.verb)
    assert isinstance(submit, Answers)
    return Form(
        opens=Opens(said["opens"]),
        submit=submit,
        title=said["title"],
        fields=fields,
        send=said["send"],
        ref=token.ref,
        note=said["note"],
    )


def handed_back(noted: Message, opened: Form) -> Rejected:
    """Return a rejected form: the errors of a note, and the draft that its button opened."""
    rows = [row for node in noted.body if isinstance(node, Facts) for row in node.rows]
    names = {label: name for name, label in labels_of(opened).items()}
    return Rejected(opened, {names.get(label, label): error for label, error in rows})


def _nodes(parts: list[Part], files: Files) -> Iterator[Node]:
    waiting = list(parts)
    while waiting:
        part = waiting.pop(0)
        if part["kind"] == "select":
            more = [one for one in waiting if one.get("token") == part["token"]]
            waiting = [one for one in waiting if one not in more]
            token = read_token(part["token"])
            apply = _verb(token.verb)
            assert isinstance(apply, Answers)
            yield Filters(tuple(map(_select, [part, *more])), apply, token.ref)
        else:
            yield _node(part, files)


def _node(part: Part, files: Files) -> Node:
    match part["kind"]:
        case "text":
            return Text(part["text"], Tone(part["tone"]))
        case "quote" | "written":
            return Quote(part["text"]) if part["kind"] == "quote" else _written(part)
        case "facts" | "table":
            return _table(part) if part["kind"] == "table" else _facts(part)
        case "card":
            ways = tuple(map(_way, part.get("room", ())))
            return Card(
                title=part["title"],
                lines=tuple(part["lines"]),
                quote=part["quote"],
                buttons=_buttons(part),
                room=ways[0] if ways else None,
                menu=_menu(part),
            )
        case "buttons":
            return Buttons(_buttons(part), _menu(part))
        case "file":
            return File(part["label"], part["name"], part["media"], files[part["name"]])
        case "link" | "room":
            return Link(part["label"], part["url"]) if part["kind"] == "link" else _way(part)
        case "rule":
            return Rule()
        case other:
            raise AssertionError(other)


def _written(part: Part) -> Written:
    read = tuple(WordLine(tuple(map(_piece, line["pieces"])), line["listed"]) for line in part["lines"])
    beside = [one["beside"] for line in part["lines"] for one in line["pieces"]]
    assert beside == [piece.beside for line in read for piece in line.pieces]
    return Written(read)


def _piece(one: Part) -> Piece:
    return Piece(one["text"], one["bold"], one["italic"], one["url"])


def _facts(part: Part) -> Facts:
    return Facts(tuple((name, value) for name, value in part["rows"]))


def _table(part: Part) -> Table:
    rows = tuple((aspect, tuple(values)) for aspect, *values in part["rows"])
    return Table(part["caption"], tuple(part["columns"]), rows)


def _way(part: Part) -> Way:
    return Way(part["label"], part["opens"], {"room": part["opens"]})


def _buttons(part: Part) -> tuple[Button, ...]:
    return tuple(_button(one) for one in part["buttons"])


def _menu(part: Part) -> Menu | None:
    return Menu(part["menu"]["label"], _buttons(part["menu"])) if "menu" in part else None


def _button(one: Part) -> Button:
    token = read_token(one["token"])
    return Button(one["label"], _verb(token.verb), token.ref, Weight(one["weight"]), one.get("about"))


def _verb(name: str) -> Verb:
    return VERBS.get(name, Answers(name))


def _select(part: Part) -> Select:
    options = tuple(Option(one["value"], one["label"], "", one["count"]) for one in part["options"])
    return Select(part["name"], part["label"], options, tuple(part["chosen"]))


def _field(part: Part) -> Field:
    name, label, hint = part["name"], part["label"], part["hint"]
    options = tuple(Option(one["value"], one["label"], one["about"]) for one in part.get("options", ()))
    match part["kind"]:
        case "Input":
            return Input(
                name=name,
                label=label,
                hint=hint,
                value=part["value"],
                at_least=part["least"],
                at_most=part["most"],
                tall=part["tall"],
            )
        case "Choice":
            return Choice(name=name, label=label, options=options, value=part["value"], hint=hint)
        case "Pick":
            return Pick(name, label, options, part["value"], hint)
        case "Member":
            return Member(name=name, label=label, options=options, value=part["value"], hint=hint)
        case "Checks":
            return Checks(name=name, label=label, options=options, chosen=tuple(part["chosen"]), hint=hint)
        case "DateInput":
            return DateInput(name, label, part["value"], hint=hint)
        case "TimeInput":
            return TimeInput(name, label, part["value"], hint)
        case "Conversation":
            return Conversation(name, label, hint, part["value"])
        case other:
            raise AssertionError(other)
