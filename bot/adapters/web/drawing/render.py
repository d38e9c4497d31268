"""Draws messages and forms as HTML. Every text is escaped here, and only here."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import assert_never

from markupsafe import Markup

from bot.adapters.web.drawing import buttons as steps
from bot.adapters.web.drawing.faces import face
from bot.adapters.web.drawing.tables import table
from bot.adapters.web.drawing.written import written
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.forms import Checks, Choice, Conversation, DateInput, Field, Form, Input, Member, Pick, TimeInput
from bot.ui.nodes import (
    NO_ERRORS,
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Written,
)

NO_LIMITS = Markup()

CHANNEL = "#mentors"
"""The name of the web chat's only channel, which all mentors with an open door are in."""


def message(shown: Message) -> Markup:
    """Draw a message."""
    title = Markup('<h3 dir="auto">{}</h3>').format(shown.title)
    body = _all(map(_node, shown.body))
    return Markup('<article class="message">{}{}</article>').format(_whose(shown.face, title), body)


def _whose(one: PersonFace, words: Markup) -> Markup:
    """Draw the face of a person beside the words that name them; the words alone where nobody is named."""
    return Markup('<div class="whose">{}{}</div>').format(face(one.name), words) if one.name else words


def farewell(shown: Message, goodbye: str) -> Markup:
    """Draw the last message for a person who was erased: a form over the page that leaves it."""
    return Markup(
        '<form class="form" data-token="" data-gone novalidate><h2>{}</h2>{}<div class="buttons">'
        '<button type="button" class="button main" data-close autofocus>{}</button></div></form>'
    ).format(shown.title, _all(map(_node, shown.body)), goodbye)


def said(words: str) -> Markup:
    """Draw what a person typed."""
    return Markup('<p class="said" dir="auto">{}</p>').format(words)


def form(shown: Form, errors: Mapping[str, str] = NO_ERRORS) -> Markup:
    """Draw a form, with each error below its field."""
    note = Markup('<p class="note" dir="auto">{}</p>').format(shown.note) if shown.note else Markup()
    fields = _all(_field(field, errors.get(field.name, "")) for field in shown.fields)
    return Markup(
        '<form class="form" data-token="{}" novalidate><h2>{}</h2>{}{}'
        '<div class="buttons"><button type="submit" class="button main">{}</button>'
        '<button type="button" class="button plain" data-close data-say="cancel">Cancel</button></div></form>'
    ).format(shown.token, shown.title, note, fields, shown.send)


def _node(node: Node) -> Markup:
    match node:
        case Text(text, tone):
            return _whose(node.face, Markup('<p class="text {}" dir="auto">{}</p>').format(tone, text))
        case Quote() | Written():
            return _quote(node.text) if isinstance(node, Quote) else written(node)
        case Facts() | Table():
            return _facts(node)
        case Card():
            return _card(node)
        case Buttons(buttons, menu):
            return steps.row(buttons, menu)
        case Filters(selects):
            facets = _all(map(_facet, selects))
            return Markup('<div class="filters" data-token="{}">{}</div>').format(node.token, facets)
        case File() | Link() | Way():
            return _anchor(node)
        case Rule():
            return Markup('<hr class="rule">')
        case _:
            assert_never(node)


def _anchor(node: File | Link | Way) -> Markup:
    if isinstance(node, Way):
        return _way(node)
    return _file(node) if isinstance(node, File) else _link(node)


def _way(room: Way) -> Markup:
    # The page opens the room itself; only its two people find it among their conversations.
    if "room" not in room.at:
        return Markup()
    return Markup(
        '<p class="way"><button type="button" class="link" data-room="{}" dir="auto">{}</button></p>'
    ).format(room.at["room"], room.label)


def _link(link: Link) -> Markup:
    # It opens in a window of its own, which learns neither this page's address nor how to reach it.
    rel = "noopener noreferrer nofollow"
    return Markup(
        '<p class="outside"><a class="link" href="{}" target="_blank" rel="{}" dir="auto">{}</a></p>'
    ).format(link.url, rel, link.label)


def _file(file: File) -> Markup:
    # The file is inside the line, so it has the same readers, and is removed together with the line.
    data = b64encode(file.content).decode()
    return Markup(
        '<a class="button plain file" download="{}" href="data:{};base64,{}" dir="auto">{}</a>'
    ).format(file.name, file.media, data, file.label)


def _quote(text: str) -> Markup:
    return Markup('<blockquote class="quote" dir="auto">{}</blockquote>').format(text)


def _facts(node: Facts | Table) -> Markup:
    if isinstance(node, Table):
        return table(node)
    return Markup('<dl class="facts">{}</dl>').format(_all(_fact(*row) for row in node.rows))


def _fact(name: str, value: str) -> Markup:
    return Markup('<div><dt>{}</dt><dd dir="auto">{}</dd></div>').format(name, value)


def _card(card: Card) -> Markup:
    lines = _all(Markup('<p class="line" dir="auto">{}</p>').format(line) for line in card.lines)
    quote = _quote(card.quote) if card.quote else Markup()
    below = steps.row(card.buttons, card.menu) if card.buttons or card.menu else Markup()
    way = _way(card.room) if card.room else Markup()
    body = Markup('<h4 dir="auto">{}</h4>{}{}{}{}').format(card.title, lines, quote, way, below)
    person = " person" if card.face.name else ""
    return Markup('<section class="card{}">{}{}</section>').format(person, face(card.face.name), body)


def _facet(select: Select) -> Markup:
    chips = _all(_chip(select, option) for option in select.options)
    return Markup('<fieldset class="facet"><legend>{}</legend>{}</fieldset>').format(select.label, chips)


def _chip(select: Select, option: Option) -> Markup:
    count = (
        Markup() if option.count is None else Markup(' <span class="count">{}</span>').format(option.count)
    )
    pressed = "true" if option.value in select.chosen else "false"
    return Markup(
        '<button type="button" class="chip" data-name="{}" data-value="{}" aria-pressed="{}">{}{}</button>'
    ).format(select.name, option.value, pressed, option.label, count)


def _field(field: Field, error: str) -> Markup:
    match field:
        case Input():
            return _labelled(field, error, _box(field))
        case Pick() | Member():
            return _labelled(field, error, _list(field))
        case Conversation():
            return _labelled(field, error, _the_channel(field))
        case DateInput():
            between = Markup(' min="{}" max="{}"').format(field.first, field.last)
            return _labelled(field, error, _picker("date", field, between))
        case TimeInput():
            return _labelled(field, error, _picker("time", field))
        case Choice() | Checks():
            return _choice(field, error)
        case _:
            assert_never(field)


def _labelled(
    field: Input | Pick | Conversation | DateInput | TimeInput | Member, error: str, control: Markup
) -> Markup:
    label = Markup('<label for="field-{}">{}</label>').format(field.name, field.label)
    broken = " has-error" if error else ""
    return Markup('<div class="field{}">{}{}{}{}</div>').format(
        broken, label, _hint(field.name, field.hint), control, _error(field.name, error)
    )


def _box(field: Input) -> Markup:
    # No maxlength: a browser would silently cut a pasted text. The server reports it, and keeps all of it.
    facts = Markup(
        'id="field-{}" name="{}" data-most="{}" aria-describedby="hint-{} error-{}" dir="auto"'
    ).format(field.name, field.name, field.at_most, field.name, field.name)
    if field.tall:
        return Markup("<textarea {} rows='5'>\n{}</textarea>").format(facts, field.value)
    return Markup('<input type="text" {} value="{}">').format(facts, field.value)


def _picker(kind: str, field: DateInput | TimeInput, between: Markup = NO_LIMITS) -> Markup:
    """Draw the browser's own picker; a browser without one shows a box to type in."""
    return Markup(
        '<input type="{}" id="field-{}" name="{}" value="{}"{} aria-describedby="hint-{} error-{}">'
    ).format(kind, field.name, field.name, field.chosen, between, field.name, field.name)


def _list(field: Pick | Member) -> Markup:
    nothing = Markup('<option value="">—</option>')
    options = _all(
        Markup('<option value="{}"{}>{}</option>').format(
            option.value, Markup(" selected") if option.value == field.value else "", option.label
        )
        for option in field.options
    )
    shown = "members" if isinstance(field, Member) else "list"
    return Markup(
        '<select class="{}" id="field-{}" name="{}" aria-describedby="error-{}">{}{}</select>'
    ).format(shown, field.name, field.name, field.name, nothing, options)


def _the_channel(field: Conversation) -> Markup:
    """Draw the list of channels, of which the web chat has only one."""
    return Markup(
        '<select id="field-{}" name="{}" aria-describedby="hint-{} error-{}">'
        '<option value="{}" selected>{}</option></select>'
    ).format(field.name, field.name, field.name, field.name, CHANNEL, CHANNEL)


def _choice(field: Choice | Checks, error: str) -> Markup:
    options = _all(_option(field, option) for option in field.options)
    broken = " has-error" if error else ""
    return Markup('<fieldset class="field choice{}"><legend>{}</legend>{}{}{}</fieldset>').format(
        broken, field.label, _hint(field.name, field.hint), options, _error(field.name, error)
    )


def _option(field: Choice | Checks, option: Option) -> Markup:
    about = (
        Markup('<span class="about" dir="auto">{}</span>').format(option.about) if option.about else Markup()
    )
    chosen = field.chosen if isinstance(field, Checks) else (field.value,)
    checked = Markup(" checked") if option.value in chosen else ""
    control = "checkbox" if isinstance(field, Checks) else "radio"
    return Markup(
        '<label class="option"><input type="{}" name="{}" value="{}"{}><span class="name">{}</span>{}</label>'
    ).format(control, field.name, option.value, checked, option.label, about)


def _hint(name: str, hint: str) -> Markup:
    return Markup('<p class="hint" id="hint-{}">{}</p>').format(name, hint) if hint else Markup()


def _error(name: str, error: str) -> Markup:
    return (
        Markup('<p class="error" id="error-{}" role="alert">{}</p>').format(name, error)
        if error
        else Markup()
    )


def _all(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
