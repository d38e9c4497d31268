"""Notes in place of a form, where a platform can show none: Discord opens no form after a form."""

from collections.abc import Iterator, Mapping

from bot.ui.fit import fit
from bot.ui.forms import Form, Input, Rejected
from bot.ui.mending import cut
from bot.ui.nodes import Aside, Button, Buttons, Facts, Message, Node, Quote, Text, Tone, Weight
from bot.views.common.reader import Reader

ERRORS = 1_000
"""Characters of all errors of a note."""

WORDS = 2_400
"""Characters of all that was written, as a note shows it; its draft keeps the whole."""

ROWS = 10
"""Errors in one group of facts."""


def handed_back(reader: Reader, rejected: Rejected) -> Aside:
    """Say what was wrong beside the name of each field, show what was written, and open the form again."""
    form = rejected.form
    wrong, about = _wrong(form, rejected.errors)
    again = Button(reader.say("Try again"), form.opens, form.ref, Weight.MAIN)
    kept = Text(reader.say("Your words are kept. They are in the form when it opens again."), Tone.QUIET)
    return Aside(Message(form.title, (*about, *wrong, *_written(form), kept, Buttons((again,)))))


def next_step(reader: Reader, form: Form) -> Aside:
    """Say that one more form follows, and open it."""
    on = Button(reader.say("Open the form"), form.opens, form.ref, Weight.MAIN)
    said = Text(reader.say("One more step. Everything you wrote is kept."))
    return Aside(Message(form.title, (said, Buttons((on,)))))


def _wrong(form: Form, errors: Mapping[str, str]) -> tuple[list[Facts], list[Text]]:
    """Return the errors of fields, each under its label, and those of the whole form."""
    labels = {field.name: field.label for field in form.fields}
    room = ERRORS // max(1, len(errors))
    rows = [(label, cut(errors[name], room)) for name, label in labels.items() if errors.get(name)]
    whole = [Text(cut(error, room)) for name, error in errors.items() if error and name not in labels]
    return [Facts(tuple(rows[at : at + ROWS])) for at in range(0, len(rows), ROWS)], whole[:ROWS]


def _written(form: Form) -> Iterator[Node]:
    boxes = [one for one in form.fields if isinstance(one, Input) and one.value.strip()]
    for box in boxes:
        if words := fit(box.value, WORDS // len(boxes)):
            yield Text(box.label, Tone.LEAD)
            yield Quote(words)
