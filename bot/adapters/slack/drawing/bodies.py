"""The bodies in which Slack takes an answer: of an acknowledgement, of a `response_url`, of a view. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.adapters.shared.landing_table import message_of
from bot.adapters.slack.drawing import render
from bot.handlers.routing import Answer
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message

Body = Mapping[str, Any]
"""The body of an acknowledgement; empty for most."""

NOTHING: Body = {}

NO_PREVIEWS: Body = {"unfurl_links": False, "unfurl_media": False}
"""A link is never fetched: a preview would show what its writer did not, and tell its host who reads."""


def ephemeral(message: Message) -> Body:
    """Return a message for its reader alone."""
    drawn = render.message(message)
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": drawn.text,
        "blocks": drawn.blocks,
        **NO_PREVIEWS,
    }


def replacing(message: Message) -> Body:
    """Return a message in place of the pressed one."""
    drawn = render.message(message)
    return {"replace_original": True, "text": drawn.text, "blocks": drawn.blocks, **NO_PREVIEWS}


def following(view: Body) -> Body:
    """Return the view that follows a submitted one."""
    return {"response_action": "update", "view": view}


def view(answer: Answer) -> Body:
    """Return an answer as a view."""
    match answer:
        case Form():
            return render.modal(answer)
        case Rejected(form, errors):
            return render.modal(form, errors)
        case Message() | Aside():
            return render.page(message_of(answer))
