"""Every button that sends a draft carries a print of it."""

from bot.handlers import all_routes
from bot.handlers.routing import SentDraft
from bot.ui.nodes import Button, Buttons, Message
from bot.ui.verbs import Sends
from tests.contract.gallery import gallery


def buttons() -> list[Button]:
    """Return every button of a message of the gallery."""
    messages = (shown.screen for shown in gallery() if isinstance(shown.screen, Message))
    rows = (node.buttons for message in messages for node in message.body if isinstance(node, Buttons))
    return [button for row in rows for button in row]


def test_every_button_that_is_named_send_carries_a_print() -> None:
    sends = [one for one in buttons() if one.label == "Send" or isinstance(one.verb, Sends)]
    verbs = {route.verb.name for route in all_routes().values() if isinstance(route, SentDraft)}

    assert {one.verb.name for one in sends} == verbs
    for one in sends:
        assert isinstance(one.verb, Sends)
        about = one.verb.read(one.token.split(":", 2)[2])
        assert about is not None
        assert about.print, one


def test_no_other_route_answers_a_verb_that_sends() -> None:
    for route in all_routes().values():
        assert isinstance(route.verb, Sends) == isinstance(route, SentDraft)
