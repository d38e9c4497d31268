"""What an invoke is answered with: a card in place of the pressed one, a dialog, or words. Pure.

Source: learn.microsoft.com, "Universal Actions for Adaptive Cards" (adaptiveCard/action), "Dialogs"
(task/fetch, task/submit).
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.adapters.teams.reading.inbound import TeamsWhere

Body = Mapping[str, Any] | None
"""The body of a response; None for an empty one, which also closes a dialog that was submitted."""

CARD: Final = "application/vnd.microsoft.card.adaptive"
WORDS: Final = "application/vnd.microsoft.activity.message"


def card(content: Mapping[str, Any]) -> Body:
    """Show a card in place of the one that was pressed."""
    return {"statusCode": 200, "type": CARD, "value": content}


def words(where: TeamsWhere, said: str) -> Body:
    """Say something to the presser alone, and leave the card as it is; to a typed message nothing is said."""
    match where:
        case TeamsWhere.CARD:
            return {"statusCode": 200, "type": WORDS, "value": said}
        case TeamsWhere.FETCH | TeamsWhere.FORM:
            return {"task": {"type": "message", "value": said}}
        case _:
            return None


def dialog(value: Mapping[str, Any]) -> Body:
    """Open a dialog, or go on in it."""
    return {"task": {"type": "continue", "value": value}}
