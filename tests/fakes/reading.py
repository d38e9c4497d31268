"""How a person reads what was shown to them: its words, its buttons, its fields."""

from collections.abc import Iterator

from bot.handlers.routing import Answer
from bot.ui.attachments import File
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
from bot.ui.nodes import Aside, Button, Card, Filters, Message, Node, pressable, texts


def message_of(shown: Answer) -> Message:
    """Return the message that was shown, to the presser alone or to all; raise AssertionError for a form."""
    match shown:
        case Message():
            return shown
        case Aside(message):
            return message
        case Form() | Rejected():
            raise AssertionError(f"a form was shown where a message was expected: {form_of(shown).title}")


def form_of(shown: Answer) -> Form:
    """Return the form that was opened or rejected; raise AssertionError for a message."""
    match shown:
        case Form():
            return shown
        case Rejected(form):
            return form
        case Message() | Aside():
            raise AssertionError(f"a message was shown where a form was expected:\n{words_of(shown)}")


def errors_of(shown: Answer) -> dict[str, str]:
    """Return the errors beside the fields of a rejected form; nothing where it was accepted."""
    return dict(shown.errors) if isinstance(shown, Rejected) else {}


def words_of(shown: Answer) -> str:
    """Return every word of a message or a form, one piece a line, labels of buttons in brackets."""
    return "\n".join(_lines(shown))


def buttons_of(shown: Answer) -> list[Button]:
    """Return every button, in the order in which they are read."""
    return [button for node in message_of(shown).body for button in _buttons(node)]


def button_of(shown: Answer, label: str, *, on: str = "") -> Button:
    """Return the first button of a label, on the card whose title has these words; raise LookupError."""
    cards = [node for node in message_of(shown).body if not on or _is_card(node, on)]
    found = [button for node in cards for button in _buttons(node)]
    for button in found:
        if button.label == label:
            return button
    raise LookupError(f"no button “{label}” here, only {[button.label for button in found]}")


def file_of(shown: Answer, *, name: str = "") -> File:
    """Return the file that came with a message, by its name where there are several; raise LookupError."""
    for node in message_of(shown).body:
        if isinstance(node, File) and name in node.name:
            return node
    raise LookupError(f"no file {name!r} here:\n{words_of(shown)}")


def filters_of(shown: Answer) -> Filters:
    """Return the selects that narrow what is shown; raise LookupError where there are none."""
    for node in message_of(shown).body:
        if isinstance(node, Filters):
            return node
    raise LookupError(f"nothing can be narrowed here:\n{words_of(shown)}")


def cards_of(shown: Answer) -> list[Card]:
    """Return the cards of a list."""
    return [node for node in message_of(shown).body if isinstance(node, Card)]


def options_of(shown: Answer, name: str) -> list[str]:
    """Return the values that a form's choice or list offers; raise LookupError where it has no such field."""
    for field in form_of(shown).fields:
        if isinstance(field, Choice | Pick | Member) and field.name == name:
            return [option.value for option in field.options]
    raise LookupError(f"nothing to choose under {name!r} here")


def values_of(field: Field) -> tuple[str, ...]:
    """Return a field's values before any change."""
    match field:
        case Input() | Choice() | Pick() | DateInput() | TimeInput() | Member() | Conversation():
            return (field.value,)
        case Checks(chosen=chosen):
            return chosen


def value_of(field: Field) -> str:
    """Return a field's value as one text."""
    return ", ".join(values_of(field))


def _is_card(node: Node, words: str) -> bool:
    return isinstance(node, Card) and words in node.title


def _buttons(node: Node) -> tuple[Button, ...]:
    return pressable(node)


def _lines(shown: Answer) -> Iterator[str]:
    match shown:
        case Form() | Rejected():
            form = form_of(shown)
            yield from (form.title, form.note)
            for field in form.fields:
                yield f"{field.label}: {value_of(field)}"
                yield from filter(None, (field.hint,))
            yield from errors_of(shown).values()
        case Message() | Aside():
            yield message_of(shown).title
            for node in message_of(shown).body:
                yield from texts(node)
                if isinstance(node, File):
                    yield f"[{node.label}]"
                yield from (f"[{button.label}]" for button in _buttons(node))
