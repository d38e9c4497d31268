"""Screens that only some platforms show: notes in place of a form, and a person chosen on the platform."""

from collections.abc import Iterator

from bot.domain.asks.ask import Status
from bot.domain.programme.setup import CommunitySetup
from bot.ui.forms import Form, Input, Rejected
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import asks
from bot.views.answers import answer
from bot.views.platforms import communities, notes
from bot.views.programme import setup
from bot.views.search import chosen_person
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import Cast


def on_platforms(cast: Cast) -> Iterator[Shown]:
    """Return the screens of platforms that open no form after a form, and that have menus of people."""
    yield from _several_communities(cast)
    yield from _set_up(cast)
    yield drawn("", chosen_person.no_card, cast.reader)
    form = answer.answer_form(cast.reader, cast.ask(Status.WAITING), cast.mentee, {"words": cast.words})
    yield drawn("", notes.next_step, cast.reader, form)
    errors = {form.fields[0].name: "A little more, please.", "": "The whole of it is wrong."}
    yield drawn("one box", notes.handed_back, cast.reader, Rejected(form, errors))
    boxes = tuple(Input(name=f"n{n}", label=f"Box {n}", value=cast.words) for n in range(5))
    five = Form(opens=asks.ASK, submit=asks.PREVIEW, title="Five", fields=boxes, send="Send", ref="per_1")
    wrong = {f"n{n}": "These are too many characters. " * 20 for n in range(5)}
    yield drawn("five boxes", notes.handed_back, cast.reader, Rejected(five, wrong))


def _several_communities(cast: Cast) -> Iterator[Shown]:
    said = chosen_person.no_card(cast.reader).message
    for name in ("Alumni", cast.words):
        yield drawn(name[:8], communities.within, said, name)
        yield drawn(name[:8], communities.says_which, cast.reader, said, name)
        yield drawn(name[:8], communities.chosen, cast.reader, name)
    for number in (1, 2, 30):
        names = {f"{n}": f"{n} {cast.words}" for n in range(number)}
        yield drawn(f"{number}", communities.listed, cast.reader, names, "1")


def _set_up(cast: Cast) -> Iterator[Shown]:
    for number in (0, 1, 30):
        groups = {f"{n}": f"{n} {cast.words}" for n in range(number)}
        form = setup.form(cast.reader, CommunitySetup("1", "0"), groups, groups)
        yield drawn(f"{number} groups", setup.form, cast.reader, CommunitySetup("1", "0"), groups, groups)
        for problem in (None, *PlaceProblem):
            errors = setup.errors(cast.reader, problem)
            yield Shown(f"programme.setup.errors: {number} groups, {problem}", Rejected(form, errors))
    yield drawn("", setup.kept, cast.reader)
