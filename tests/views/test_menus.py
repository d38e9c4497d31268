"""What is wanted less often stands behind the dots of a card, and safety is there wherever a person is."""

from typing import Final

from bot.ui.nodes import Button, Buttons, Card, Menu, Message, pressable
from bot.ui.verbs import answers, mentorships, safety
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens

SELDOM: Final = {safety.PAGE, answers.WHY_ME, answers.REMIND_LATER}
"""Steps that are no equals of an answer."""


STOP: Final = mentorships.HOW_TO_STOP.name


def rows() -> list[tuple[str, Buttons | Card]]:
    """Return every row of buttons that is drawn, with the name of its screen."""
    drawn = screens(cast(VOICES[0]))
    messages = [(shown.name, shown.screen) for shown in drawn if isinstance(shown.screen, Message)]
    return [
        (name, node) for name, shown in messages for node in shown.body if isinstance(node, Buttons | Card)
    ]


def verbs(buttons: tuple[Button, ...]) -> set[object]:
    return {button.verb for button in buttons}


def test_no_step_that_is_wanted_seldom_stands_beside_an_answer() -> None:
    seen = [(name, row) for name, row in rows() if verbs(pressable(row)) & SELDOM]

    assert len({name.split(":")[0] for name, _ in seen}) > 20
    assert {name for name, row in seen if verbs(row.buttons) & SELDOM} == set()


def test_safety_is_the_last_step_of_its_menu() -> None:
    menus = [row.menu for _, row in rows() if row.menu and safety.PAGE in verbs(row.menu.buttons)]

    assert menus
    assert {menu.buttons[-1].verb for menu in menus} == {safety.PAGE}


def test_how_to_stop_stands_behind_the_dots_of_a_room_and_of_a_first_step() -> None:
    keeping = [name for name, row in rows() if row.menu and _seldom(row.menu) == (STOP, safety.PAGE.name)]

    assert {name.split(":")[0] for name in keeping} >= {
        "mentorships.room.welcome",
        "mentorships.first_step.card",
    }


def test_a_menu_and_a_button_have_different_words() -> None:
    menus = {row.menu.label for _, row in rows() if row.menu}
    alike = {name for name, row in rows() for button in pressable(row) if button.label in menus}

    assert menus == {"More"}
    assert alike == set()


def _seldom(menu: Menu) -> tuple[str, ...]:
    return tuple(button.verb.name for button in menu.buttons)
