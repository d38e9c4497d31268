"""Draws what is pressed and chosen in a message: buttons, menus and selects. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.adapters.teams.actions import InputKind, data, input_id, opening, pack
from bot.adapters.teams.drawing.elements import Element, action_set, box
from bot.adapters.teams.drawing.escape import run, twins
from bot.ui.limits import measure
from bot.ui.nodes import Button, Filters, Menu, Option, Select, Weight
from bot.ui.verbs import Opens

STYLES: Final[Mapping[Weight, Mapping[str, str]]] = {
    Weight.PLAIN: {},
    Weight.MAIN: {"style": "positive"},
    Weight.CAREFUL: {"style": "destructive"},
}

IN_SIGHT: Final = 6
"""Actions of one set that Teams shows; more are behind three dots (learn.microsoft.com, Cards: overflow)."""

ABREAST: Final = 52
"""Letters that stand side by side in the narrowest card of a desktop: some 380 pixels within its edges."""

AROUND: Final = 5
"""Letters that would fit into what stands around a button's label, and between two buttons."""

AT_ONCE: Final = 6
"""Values of one facet in sight; what is not chosen of the others is behind a press."""

OTHERS: Final = "others."
"""Begins the id of what holds the other values of a facet."""

DOTS: Final = 5
"""Letters that would fit into the three dots beside the actions in sight, where there are others."""

SECONDARY: Final[Mapping[str, str]] = {"mode": "secondary"}
"""Stands behind three dots (adaptivecards.io, Action: mode)."""

NO_INPUTS: Final[Mapping[str, str]] = {"associatedInputs": "none"}
"""A press sends nothing that is chosen on its card (adaptivecards.io, Action: associatedInputs)."""


class CardControls:
    """Draws the controls of one message: no two of its inputs have the same id."""

    def __init__(self, *, named: bool = True) -> None:
        """Begin with no id used; `named` says what each button is about to those who hear it."""
        self._named = named
        self._used: list[str] = []
        self._along: dict[str, list[str]] = {}

    def row(
        self, buttons: Sequence[Button], menu: Menu | None, first: Iterable[Element] = ()
    ) -> Iterator[Element]:
        """Draw buttons, the main one first, and the steps of a menu behind three dots.

        A menu that stands alone has its steps in sight: a client may show no dots beside nothing.
        """
        mains = [self.button(one) for one in buttons if one.weight is Weight.MAIN]
        others = [self.button(one) for one in buttons if one.weight is not Weight.MAIN]
        steps = [self.button(one) for one in menu.buttons] if menu else []
        shown = [*mains, *first, *others] or steps
        hidden = [*shown[IN_SIGHT:], *(steps if shown is not steps else ())]
        yield from _rows(shown[:IN_SIGHT], [behind(one) for one in hidden])

    def button(self, button: Button) -> Element:
        """Draw a button: one that opens a form asks for a dialog, every other for a card in place of its own.

        A client that knows no `Action.Execute` submits the same (learn.microsoft.com, Universal Actions).
        """
        look = {"title": run(button.label), **STYLES[button.weight], **self._name(button)}
        if isinstance(button.verb, Opens):
            return {"type": "Action.Submit", **look, **NO_INPUTS, "data": opening(button.token)}
        along = self._along.get(button.verb.name, ())
        sends = look if along else {**look, **NO_INPUTS}
        return _executed(sends, button.verb.name, data(button.token, along))

    def filters(self, filters: Filters) -> Iterator[Element]:
        """Draw each facet, any number of whose values can be chosen, and the button that sends them all.

        What is pressed further below may take them along: nobody's choice is lost by it.
        """
        before = len(self._used)
        for facet in (one for one in filters.selects if one.options):
            yield from self._facet(facet)
        if asked := self._used[before:]:
            send = {"title": run(filters.send), **STYLES[Weight.MAIN]}
            yield action_set([_executed(send, filters.apply.name, data(filters.token, asked))])
            self._along |= {verb.name: asked for verb in filters.along}

    def _facet(self, facet: Select) -> Iterator[Element]:
        """Draw the first values of a facet and those that are chosen; a press shows the others."""
        first, others = parted(facet)
        yield _select(facet, first, self._id(facet.name), facet.label)
        if others:
            name, label = self._id(facet.name), f"{facet.label} +{len(others)}"
            place = f"{OTHERS}{name}"
            shows = {"type": "Action.ToggleVisibility", "title": run(label), "targetElements": [place]}
            yield action_set([shows])
            yield box([_select(facet, others, name, label)], id=place, isVisible=False)

    def _id(self, name: str) -> str:
        self._used.append(chosen := input_id(InputKind.MANY, name, self._used))
        return chosen

    def _name(self, button: Button) -> Mapping[str, str]:
        return {"tooltip": run(button.named)} if self._named and button.named != button.label else {}


def parted(facet: Select) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the values of a facet that are in sight, and the others."""
    shown, on = {one.value for one in facet.options[:AT_ONCE]}, set(facet.chosen)
    if len(facet.options) <= AT_ONCE + 1:
        return facet.options, ()
    first = tuple(one for one in facet.options if one.value in shown | on)
    return first, tuple(one for one in facet.options if one not in first)


def behind(action: Element) -> Element:
    """Put an action behind three dots, and what a client takes in its place."""
    instead = {"fallback": behind(action["fallback"])} if "fallback" in action else {}
    return {**action, **SECONDARY, **instead}


def _rows(shown: Sequence[Element], hidden: Sequence[Element]) -> Iterator[Element]:
    """Draw actions in rows in which their labels can be read: a client cuts off what does not fit."""
    rows: list[list[Element]] = [[]]
    for one in shown:
        dots = DOTS if hidden and one is shown[-1] else 0
        if rows[-1] and sum(map(_width, (*rows[-1], one))) + dots > ABREAST:
            rows.append([])
        rows[-1].append(one)
    rows[-1] += hidden
    for number, actions in enumerate(rows if rows[-1] else ()):
        yield {**action_set(actions), **({"spacing": "small"} if number else {})}


def _width(action: Element) -> int:
    return measure(action["title"]) + AROUND


def _executed(look: Mapping[str, object], verb: str, carried: Mapping[str, object]) -> Element:
    submits = {"type": "Action.Submit", **look, "data": dict(carried)}
    return {"type": "Action.Execute", **look, "verb": verb, "data": dict(carried), "fallback": submits}


def _select(facet: Select, options: Sequence[Option], name: str, label: str) -> Element:
    on = set(facet.chosen)
    chosen = [pack(option.value) for option in options if option.value in on]
    return {
        "type": "Input.ChoiceSet",
        "id": name,
        "label": run(label),
        "isMultiSelect": True,
        "style": "expanded",
        "wrap": True,
        "choices": [{"title": twins(_counted(one)), "value": pack(one.value)} for one in options],
        **({"value": ",".join(chosen)} if chosen else {}),
    }


def _counted(option: Option) -> str:
    """Return an option with how many results it would leave."""
    return option.label if option.count is None else f"{option.label} ({option.count})"
