"""How the web chat draws: tones, weights, states and labels that a screen reader finds."""

from typing import Final

import pytest
from bs4 import BeautifulSoup, Tag

from bot.adapters.web.drawing import buttons, faces, render
from bot.ui.faces import PersonFace
from bot.ui.forms import Choice, Form, Input, Pick
from bot.ui.nodes import Button, Buttons, Card, Filters, Menu, Message, Option, Select, Text, Tone, Weight
from bot.ui.verbs import asks, safety, search

OPTIONS: Final = (Option("a", "First", "about the first"), Option("b", "Second"))
FORM: Final = Form(
    opens=asks.ASK,
    submit=asks.PREVIEW,
    title="Your ask",
    fields=(
        Input(
            name="question",
            label="Your question",
            hint="One sentence is enough.",
            value="\nTwo lines",
            at_least=1,
            at_most=9,
            tall=True,
        ),
        Input(name="line", label="About you", value='"so"'),
        Choice(name="kind", label="What would help?", options=OPTIONS, value="b"),
        Pick("reason", "Why?", OPTIONS),
    ),
    send="Preview",
    ref="per_1",
)


def page(html: object) -> BeautifulSoup:
    return BeautifulSoup(str(html), "html.parser")


def one(html: BeautifulSoup, css: str) -> Tag:
    found = html.select(css)
    assert len(found) == 1, css
    return found[0]


@pytest.mark.parametrize("tone", Tone)
def test_a_paragraph_wears_its_tone(tone: Tone) -> None:
    drawn = page(render.message(Message("Title", (Text("Words", tone),))))

    assert one(drawn, f"p.text.{tone}").get_text() == "Words"


@pytest.mark.parametrize("weight", Weight)
def test_a_button_wears_its_weight_and_carries_its_token(weight: Weight) -> None:
    press = Button("See", search.FIND, "ref", weight)
    drawn = one(page(render.message(Message("Title", (Buttons((press,)),)))), f"button.{weight}")

    assert (drawn["type"], drawn["data-token"]) == ("button", "1:find:ref")


def test_words_of_people_find_their_own_direction() -> None:
    drawn = page(render.message(Message("Title", (Text("Words"), Buttons((Button("See", search.FIND),))))))

    assert {tag.name for tag in drawn.select("[dir=auto]")} == {"h3", "p", "button"}


def test_chips_tell_whether_they_are_on() -> None:
    select = Select("kind", "Kind", (Option("a", "First", count=0), Option("b", "Second")), ("b",))
    drawn = page(render.message(Message("Title", (Filters((select,), search.FILTER, "loo_1"),))))

    assert [chip["aria-pressed"] for chip in drawn.select(".chip")] == ["false", "true"]
    assert [count.get_text() for count in drawn.select(".count")] == ["0"]
    assert one(drawn, ".filters")["data-token"] == "1:filter:loo_1"


def test_every_field_is_named_by_its_label() -> None:
    drawn = page(render.form(FORM))

    assert {label["for"] for label in drawn.select("label[for]")} == {
        control["id"] for control in drawn.select("textarea, input[type=text], select")
    }
    assert [legend.get_text() for legend in drawn.select("legend")] == ["What would help?"]


def test_nothing_cuts_what_is_pasted() -> None:
    drawn = page(render.form(FORM))

    assert drawn.select("[maxlength]") == []
    assert [box["data-most"] for box in drawn.select("[data-most]")] == ["9", "3000"]


def test_an_error_stands_beside_its_field_and_is_announced() -> None:
    drawn = page(render.form(FORM, {"question": "A little more, please."}))
    error = one(drawn, "[role=alert]")
    box = one(drawn, "#field-question")

    assert error.get_text() == "A little more, please."
    assert str(error["id"]) in str(box["aria-describedby"]).split()
    assert error.find_parent(class_="has-error") is box.find_parent(class_="field")


def test_without_errors_nothing_is_marked() -> None:
    assert page(render.form(FORM)).select("[role=alert], .has-error") == []


def test_every_word_is_kept_in_its_box() -> None:
    drawn = page(render.form(FORM))

    assert one(drawn, "textarea").get_text() == "\n\nTwo lines"
    assert one(drawn, "input[name=line]")["value"] == '"so"'
    assert [radio["value"] for radio in drawn.select("input[type=radio][checked]")] == ["b"]


def test_a_list_begins_with_nothing_chosen() -> None:
    drawn = page(render.form(FORM))

    assert drawn.select("option[selected]") == []
    assert [option["value"] for option in drawn.select("option")] == ["", "a", "b"]


def test_what_somebody_typed_is_drawn_as_text() -> None:
    drawn = page(render.said('<b>Hello</b> & "you"'))

    assert [tag.name for tag in drawn.find_all(True)] == ["p"]
    assert drawn.get_text() == '<b>Hello</b> & "you"'


def steps(*refs: str) -> Message:
    """Return a message with a button and a menu of these steps."""
    menu = Menu("More", tuple(Button(ref, search.READ, ref) for ref in refs))
    return Message("Title", (Buttons((Button("Find", search.FIND),), menu),))


def test_a_menu_is_one_that_a_screen_reader_knows() -> None:
    drawn = page(render.message(steps("per_1", "per_2")))

    opener, listed = one(drawn, "button.more"), one(drawn, "[role=menu]")
    assert (opener["aria-haspopup"], opener["aria-expanded"]) == ("menu", "false")
    assert opener.get_text() == listed["aria-label"] == "More"
    assert listed.has_attr("hidden")
    assert [step["role"] for step in listed.select("button")] == ["menuitem", "menuitem"]
    assert not opener.has_attr("data-token")


def test_a_menu_goes_with_the_last_of_its_steps() -> None:
    html = render.message(steps("per_1", "per_2"))
    tokens = {f"1:read:per_{n}" for n in (1, 2)}

    assert buttons.tokens(html) == {"1:find:", *tokens}
    some = page(buttons.without(html, frozenset({"1:read:per_1"})))
    assert [step.get_text() for step in some.select("[role=menuitem]")] == ["per_2"]
    none = page(buttons.without(html, frozenset(tokens)))
    assert none.select(".menu") == []
    assert [button.get_text() for button in none.select("button")] == ["Find"]


def test_two_cards_of_one_list_have_buttons_that_say_whom_they_are_about() -> None:
    ask, report = Button("Ask", asks.ASK, "per_1"), Button("Report", safety.PAGE, "per_1")
    cards = [Card(title=name, buttons=(ask,), menu=Menu("More", (report,))) for name in ("Amara <3", "Jonas")]

    drawn = page(render.message(Message("Two", tuple(cards))))

    buttons_, openers, menus = (
        drawn.select(".button.plain[data-token]"),
        drawn.select(".more"),
        drawn.select(".steps"),
    )
    assert [one["aria-label"] for one in buttons_ if "step" not in one["class"]] == [
        "Ask, Amara <3",
        "Ask, Jonas",
    ]
    assert [one["aria-label"] for one in openers] == ["More, Amara <3", "More, Jonas"]
    assert [one["aria-label"] for one in menus] == ["More, Amara <3", "More, Jonas"]
    assert [one.get_text() for one in drawn.select(".button.plain:not(.step)")] == [
        "Ask",
        "More",
        "Ask",
        "More",
    ]


def test_a_button_about_nobody_is_called_what_it_says() -> None:
    drawn = page(render.message(Message("One", (Buttons((Button("Find", search.FIND),)),))))

    assert not drawn.select("[aria-label]")


def test_a_card_about_a_person_has_their_initials_beside_it() -> None:
    cards = [
        Card(title=name, face=PersonFace(name)) for name in ("Amara Ngozi Okafor", "Émile", "<b> x", "😀 joy")
    ]

    drawn = page(render.message(Message("Four", (*cards, Card(title="The person who asked")))))

    seen = drawn.select(".card.person > .face")
    assert [one.get_text() for one in seen] == ["AO", "É", "X", "J"]
    assert {one["aria-hidden"] for one in seen} == {"true"}
    assert len(drawn.select(".card")) == 5


@pytest.mark.parametrize(
    ("name", "initials"), [("Maria Silva (2)", "MS"), ("🌻 Leila", "L"), ("(Ext) Tom Hart", "TH"), ("—", "—")]
)
def test_initials_are_those_of_the_name_alone(name: str, initials: str) -> None:
    assert page(faces.face(name)).get_text() == initials


def test_a_face_has_the_colour_that_the_page_gives_it() -> None:
    """The numbers are those of `static/dom.js`: a person has one colour wherever they stand."""
    drawn = [page(faces.face(name)) for name in ("Amara Okafor", "Leila", "שירה")]

    assert [tag["data-hue"] for one in drawn for tag in one.select(".face")] == ["3", "2", "3"]


def test_a_paragraph_that_names_a_person_has_their_initials_beside_it() -> None:
    who = Text("Leila Haddad · 2nd-year Civil Engineering", Tone.QUIET, face=PersonFace("Leila Haddad"))
    drawn = page(render.message(Message("An ask", (who, Text("By Monday")))))
    assert one(drawn, ".whose > .face").get_text() == "LH"
    assert one(drawn, ".whose > p").get_text() == "Leila Haddad · 2nd-year Civil Engineering"
    assert len(drawn.select(".face")) == 1


def test_a_whole_card_has_the_initials_of_its_person_beside_their_name() -> None:
    drawn = page(render.message(Message("Amara Okafor", face=PersonFace("Amara Okafor"))))
    assert one(drawn, ".whose > .face").get_text() == "AO"
    assert one(drawn, ".whose > h3").get_text() == "Amara Okafor"
