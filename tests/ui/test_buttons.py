"""What assistive technology calls a button: its label, and whom or what it is about."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ui import limits
from bot.ui.nodes import Button, Buttons, Card, Menu
from bot.ui.verbs import asks, search

ASK = Button("Ask", asks.ASK, "per_1")


def test_a_step_on_a_card_is_about_what_its_title_says() -> None:
    card = Card(title="Amara Okafor", buttons=(ASK,), menu=Menu("More", (ASK,)))

    assert [one.named for one in card.buttons] == ["Ask, Amara Okafor"]
    assert card.menu is not None
    assert card.menu.named == "More, Amara Okafor"
    assert card.left_out == ()


def test_a_label_that_names_them_already_is_not_said_twice() -> None:
    card = Card(title="Amara Okafor", buttons=(Button("Ask Amara", asks.ASK, "per_1", about=""),))

    assert [one.named for one in card.buttons] == ["Ask Amara"]


def test_all_buttons_of_a_card_with_the_same_steps_say_whose_it_is() -> None:
    row = Buttons((ASK, Button("Find", search.FIND, about="")), Menu("More", (ASK,)), "Leila")

    assert [one.named for one in row.buttons] == ["Ask, Leila", "Find"]
    assert row.menu is not None
    assert row.menu.named == "More, Leila"


def test_a_button_about_nothing_is_called_what_it_says() -> None:
    assert ASK.named == "Ask"
    assert Buttons((ASK,)).buttons == (ASK,)


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=limits.BUTTON // 2).filter(str.strip),
    st.text(st.characters(codec="utf-8"), max_size=200),
)
def test_the_name_begins_with_the_label_and_fits(label: str, about: str) -> None:
    named = Button(label, asks.ASK, "per_1", about=about).named

    assert named.startswith(label)
    assert limits.measure(named) <= limits.BUTTON


def test_a_label_as_long_as_fits_stands_alone() -> None:
    for long in range(limits.BUTTON - 6, limits.BUTTON + 1):
        label = "x" * long
        assert limits.measure(Button(label, asks.ASK, "per_1", about="Amara").named) <= limits.BUTTON
