"""The nodes of a message: what stands beside what."""

from bot.ui.nodes import Button, Buttons, Menu, Message, Text
from bot.ui.verbs import home, safety

HOME = Button("My home", home.HOME)
MENU = Menu("More", (Button("Report or block", safety.PAGE, "ask_1"),))
OTHER = Menu("Others", (HOME,))


def rows(*nodes: Buttons | Text) -> tuple[object, ...]:
    return Message("Amara answered", nodes).body


def test_a_menu_stands_beside_the_buttons_above_it() -> None:
    assert rows(Buttons((HOME,)), Buttons((), MENU)) == (Buttons((HOME,), MENU),)


def test_a_menu_stays_alone_below_words_or_another_menu() -> None:
    below_words = (Text("Amara answered."), Buttons((), MENU))
    assert rows(*below_words) == below_words
    below_a_menu = (Buttons((HOME,), OTHER), Buttons((), MENU))
    assert rows(*below_a_menu) == below_a_menu


def test_buttons_stay_in_rows_of_their_own() -> None:
    two = (Buttons((HOME,)), Buttons((HOME,), MENU))
    assert rows(*two) == two
