"""Every screen of the gallery as Teams takes it: nothing that its client drops, and never too large."""

import json

import pytest

from bot.adapters.teams.drawing import forms, render
from bot.ui import limits
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.contract.drawing import Screen
from tests.contract.gallery import WINGS, wing
from tests.fakes.teams import cards
from tests.fakes.teams.values import Json

MISSING = "Please fill this in."


def drawn(screen: Screen) -> tuple[Json, bool]:
    """Return the card of a screen, and whether it stands in a dialog."""
    match screen:
        case Message():
            return render.message(screen).card, False
        case Form():
            return forms.dialog(screen, missing=MISSING)["card"]["content"], True
        case Rejected(form, errors):
            return forms.dialog(form, errors, missing=MISSING)["card"]["content"], True


def refused(screen: Screen) -> list[str]:
    """Return what Teams would drop of a screen, and whether it is too large."""
    card, dialog = drawn(screen)
    size = len(json.dumps(card, ensure_ascii=False).encode("utf-16-le"))
    large = [f"{size} bytes"] if size > limits.SENT else []
    return [*cards.of_card(card, in_dialog=dialog), *large]


@pytest.mark.parametrize("name", WINGS)
def test_teams_drops_nothing_of_the_gallery(name: str) -> None:
    assert {shown.name: why for shown in wing(name) if (why := refused(shown.screen))} == {}
