"""Every reference that a button may carry, also from an earlier release, is read by its verb."""

from typing import Final

from bot.handlers import all_routes
from bot.ui import refs
from bot.ui.refs import Ref
from bot.ui.verbs import AnswersAbout, OpensAbout
from tests.stored.shapes import example, golden

ABOUT: Final = {
    name: route.verb
    for name, route in all_routes().items()
    if isinstance(route.verb, AnswersAbout | OpensAbout)
}
STORED: Final = [(verb, shape) for verb, shapes in golden("refs").items() for shape in shapes]
A_DAY: Final = "2026-12-07"


def read(verb: str, shape: str) -> set[Ref]:
    """Return the references that a verb reads from examples of a shape and writes back the same."""
    of = {stored: ABOUT[verb].read(stored) for stored in (example(shape), example(shape, A_DAY))}
    return {ref for stored, ref in of.items() if ref is not None and refs.write(ref) == stored}


def test_a_stored_shape_is_read_and_written_the_same() -> None:
    unread = [one for one in STORED if one[0] in ABOUT and one[1] and not read(*one)]
    of_nothing = [one for one in STORED if (one[0] not in ABOUT or not one[1]) and "." in one[1]]

    assert len(STORED) > 200
    assert unread == []
    assert of_nothing == []


def test_every_shape_of_a_verb_is_stored() -> None:
    for name, verb in ABOUT.items():
        assert {type(ref) for shape in golden("refs")[name] for ref in read(name, shape)} == set(verb.about)
