"""Screens that only some platforms show: notes in place of a form, and a person chosen on the platform."""

from collections.abc import Iterator

from bot.domain.asks.ask import Status
from bot.ui.forms import Form, Input, Rejected
from bot.ui.verbs import asks
from bot.views.answers import answer
from bot.views.platforms import notes
from bot.views.search import chosen_person
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import Cast


def on_platforms(cast: Cast) -> Iterator[Shown]:
    """Return the screens of platforms that open no form after a form, and that have menus of people."""
    yield drawn("", chosen_person.no_card, cast.reader)
    form = answer.answer_form(cast.reader, cast.ask(Status.WAITING), cast.mentee, {"words": cast.words})
    yield drawn("", notes.next_step, cast.reader, form)
    errors = {form.fields[0].name: "A little more, please.", "": "The whole of it is wrong."}
    yield drawn("one box", notes.handed_back, cast.reader, Rejected(form, errors))
    boxes = tuple(Input(name=f"n{n}", label=f"Box {n}", value=cast.words) for n in range(5))
    five = Form(opens=asks.ASK, submit=asks.PREVIEW, title="Five", fields=boxes, send="Send", ref="per_1")
    wrong = {f"n{n}": "These are too many characters. " * 20 for n in range(5)}
    yield drawn("five boxes", notes.handed_back, cast.reader, Rejected(five, wrong))
