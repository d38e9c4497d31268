"""The routes: what each kind of function may return, and what a verb promises in advance."""

from typing import get_args, get_type_hints

import pytest

from bot.handlers import all_routes
from bot.handlers.routing import Answered, Answering, Opened, Opening, Received, Receiving
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.verbs import answers, asks, search
from tests.fakes.community import Community

SHAPES = {Answered: Answering, Opened: Opening, Received: Receiving}


def test_a_form_comes_from_a_verb_that_opens_one_and_from_no_other() -> None:
    may = {kind: set(get_args(get_args(shape)[1])) for kind, shape in SHAPES.items()}

    assert may == {
        Answered: {Message, Aside},
        Opened: {Form, Aside},
        Received: {Message, Aside, Rejected},
    }


@pytest.mark.parametrize("kind", SHAPES)
def test_every_handler_says_no_more_in_its_type_than_its_route_may_return(kind: type) -> None:
    routes = [route for route in all_routes().values() if isinstance(route, kind)]
    may = set(get_args(get_args(SHAPES[kind])[1]))

    assert len(routes) > 10
    assert {route.verb.name for route in routes if not _returns(route.act) <= may} == set()


def test_the_shell_says_what_a_verb_promises_before_anything_is_done(community_of_people: Community) -> None:
    promised = community_of_people.responder.promised

    assert [promised(verb.name) for verb in (asks.ASK, search.FIND, answers.ACCEPT)] == [
        asks.ASK,
        search.FIND,
        answers.ACCEPT,
    ]
    assert promised("of-another-release") is None


def _returns(act: object) -> set[type]:
    made = get_type_hints(act)["return"]
    return set(get_args(made)) or {made}
