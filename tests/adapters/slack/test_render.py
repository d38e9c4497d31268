"""How Slack draws: weights, tones, states, and what a person never loses."""

from typing import Any, Final

import pytest

from bot.adapters.slack.drawing import render
from bot.ui.attachments import File
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Message,
    Option,
    Quote,
    Rule,
    Select,
    Text,
    Tone,
    Weight,
)
from bot.ui.verbs import asks, search

OPTIONS: Final = (Option("a", "First", "about the first"), Option("b", "Second"))
LONG_ABOUT: Final = "an hour a month, six months · " + "makes it easy: an open window " * 3


def form(*fields: Field) -> Form:
    return Form(
        opens=asks.ASK, submit=asks.PREVIEW, title="Your ask", fields=fields, send="Preview", ref="per_1"
    )


def block(shown: Message, number: int = 1) -> dict[str, Any]:
    return render.message(shown).blocks[number]


def element(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = render.modal(form(field))["blocks"][0]["element"]
    return made


def optional(field: Field) -> bool:
    return bool(render.modal(form(field))["blocks"][0].get("optional", False))


def test_a_title_is_a_header_that_everybody_reads_as_it_is() -> None:
    header = block(Message("Ann & *Bo* :joy:"), 0)

    assert header == {
        "type": "header",
        "block_id": "0.title",
        "text": {"type": "plain_text", "text": "Ann & *Bo* :joy:", "emoji": False},
    }


def test_a_paragraph_wears_its_tone() -> None:
    quiet, lead, plain = (
        block(Message("Title", (Text("Words", tone),))) for tone in (Tone.QUIET, Tone.LEAD, Tone.PLAIN)
    )

    assert quiet["type"] == "context"
    assert lead["elements"][0]["elements"][0]["style"] == {"bold": True}
    assert "style" not in plain["elements"][0]["elements"][0]


def test_a_long_quiet_paragraph_is_not_cut() -> None:
    drawn = block(Message("Title", (Text("x" * 2001, Tone.QUIET),)))

    assert drawn["elements"][0]["elements"] == [{"type": "text", "text": "x" * 2001}]


@pytest.mark.parametrize(
    ("weight", "style"), [(Weight.PLAIN, None), (Weight.MAIN, "primary"), (Weight.CAREFUL, "danger")]
)
def test_a_button_wears_its_weight_and_carries_its_token(weight: Weight, style: str | None) -> None:
    drawn = block(Message("Title", (Buttons((Button("See", search.FIND, "ref", weight),)),)))["elements"][0]

    assert (drawn["action_id"], drawn["value"], drawn.get("style")) == ("1:find:ref", "1:find:ref", style)


def test_two_buttons_that_ask_for_the_same_are_told_apart() -> None:
    press = Button("See", search.FIND)
    drawn = block(Message("Title", (Buttons((press,) * 3),)))["elements"]

    assert [button["action_id"] for button in drawn] == ["1:find:", "1:find:#2", "1:find:#3"]
    assert {button["value"] for button in drawn} == {"1:find:"}


def test_a_cards_buttons_stand_under_it() -> None:
    card = Card(title="Amara", lines=("Lagos",), quote="“Words”", buttons=(Button("Ask", search.FIND),))

    assert [drawn["block_id"] for drawn in render.message(Message("Title", (card, Rule()))).blocks] == [
        "0.title",
        "1.card",
        "1.card.buttons",
        "2.rule",
    ]


def test_nothing_to_show_is_not_drawn() -> None:
    empty = (
        Facts(()),
        Buttons(()),
        Filters((), search.FILTER),
        Filters((Select("kind", "Kind", ()),), search.FILTER),
    )

    assert [drawn["block_id"] for drawn in render.message(Message("Title", empty)).blocks] == ["0.title"]


def test_every_select_keeps_its_label_and_says_what_is_on() -> None:
    kind = Select("kind", "Kind", (Option("a", "First", count=0), Option("b", "Second")), ("b", "gone"))
    field = Select("field", "Field", OPTIONS)
    first, second = render.message(
        Message("Title", (Filters((kind, field), search.FILTER, "loo_1"),))
    ).blocks[1:]

    assert (first["type"], first["text"]["text"]) == ("section", "Kind")
    assert first["accessory"]["action_id"] == "1:filter:loo_1|kind"
    assert [option["value"] for option in first["accessory"]["initial_options"]] == ["b"]
    assert first["accessory"]["options"][0]["description"]["text"] == "0"
    assert "initial_options" not in second["accessory"]


def test_files_go_beside_the_message_and_are_named_in_it() -> None:
    file = File("Into my calendar", "a.ics", "text/calendar", b"x")
    shown = Message("Title", (file, Text("Words")))

    assert render.files(shown) == (file,)
    assert [part["text"] for part in block(shown)["elements"]] == ["Into my calendar", "a.ics"]


def test_a_notification_says_the_title_and_the_first_line() -> None:
    facts = Facts((("Name", "so"),))

    assert render.message(Message("A & B", (facts, Text("First <b>"), Text("Second")))).text == (
        "A &amp; B\nFirst &lt;b&gt;"
    )
    assert render.message(Message("Title", (Quote("Words"),))).text == "Title\nWords"
    assert render.message(Message("Title", (facts,))).text == "Title"


def test_a_long_notification_is_cut_with_a_mark() -> None:
    said = render.message(Message("Title", (Text("漢" * 3000),))).text

    assert said.endswith("…")
    assert len(said) == render.NOTICE


def test_a_form_is_a_modal_that_carries_its_token() -> None:
    view = render.modal(form(Input(name="question", label="Your question")))

    assert (view["type"], view["callback_id"], view["private_metadata"]) == (
        "modal",
        "form",
        "1:preview-ask:per_1",
    )
    assert (view["title"]["text"], view["submit"]["text"]) == ("Your ask", "Preview")
    assert view["blocks"][0]["block_id"] == view["blocks"][0]["element"]["action_id"] == "question"


def test_slack_never_refuses_words_that_we_would_take() -> None:
    box = element(Input(name="question", label="Your question", value="x" * 99, at_least=20, at_most=60))

    assert not {"max_length", "min_length"} & box.keys()
    assert box["initial_value"] == "x" * 99


def test_an_empty_box_has_no_initial_value() -> None:
    assert "initial_value" not in element(Input(name="question", label="Your question"))


@pytest.mark.parametrize(
    ("value", "tall", "multiline"), [("", False, False), ("", True, True), ("one\ntwo", False, True)]
)
def test_a_box_is_as_tall_as_its_words(value: str, tall: bool, multiline: bool) -> None:
    assert element(Input(name="box", label="Label", value=value, tall=tall))["multiline"] is multiline


def test_a_conversation_is_a_channel_of_the_workspaces_own() -> None:
    drawn = element(Conversation("where", "The channel"))
    assert drawn["type"] == "conversations_select"
    assert drawn["filter"] == {"include": ["public", "private"], "exclude_external_shared_channels": True}
    assert not optional(Conversation("where", "The channel"))


def test_what_may_stay_empty_is_optional() -> None:
    assert optional(Input(name="line", label="About you"))
    assert not optional(Input(name="line", label="About you", at_least=1))
    assert optional(Checks(name="any", label="Any", options=OPTIONS, chosen=("a",)))
    assert optional(Pick("reason", "Why?", OPTIONS))
    assert not optional(Pick("reason", "Why?", OPTIONS, "a"))
    assert not optional(Choice(name="kind", label="What?", options=OPTIONS, value="gone"))
    assert optional(DateInput("day", "Or a day"))
    assert optional(TimeInput("time", "And a time"))
    assert not optional(DateInput("day", "The first day", needed=True))
    assert not optional(TimeInput("time", "At this time", needed=True))


def test_what_was_chosen_is_on() -> None:
    radio, listed = (
        element(Choice(name="kind", label="Kind", options=OPTIONS, value="b")),
        element(Pick("kind", "Kind", OPTIONS, "a")),
    )
    checks, none = (
        element(Checks(name="any", label="Any", options=OPTIONS, chosen=("b", "gone"))),
        element(Pick("kind", "Kind", OPTIONS)),
    )

    assert (radio["type"], radio["initial_option"]["value"]) == ("radio_buttons", "b")
    assert (listed["type"], listed["initial_option"]["value"]) == ("static_select", "a")
    assert [option["value"] for option in checks["initial_options"]] == ["b"]
    assert "initial_option" not in none


def test_what_an_option_is_about_is_said_in_full_where_it_is_long() -> None:
    choice = Choice(
        name="kind", label="Kind", options=(Option("a", "First", LONG_ABOUT), Option("b", "Second", "short"))
    )
    radio, under = render.modal(form(choice))["blocks"]

    assert radio["element"]["options"][0]["description"]["text"].endswith("…")
    assert under["block_id"] == "kind.about"
    assert [part["text"] for part in under["elements"][0]["elements"]] == ["First", "  ", LONG_ABOUT]


QUESTION: Final = Input(name="question", label="Your question")
KIND: Final = Choice(name="kind", label="Kind", options=OPTIONS, value="a")
WRONG: Final = {"question": "A little more, please."}


def test_errors_stand_beside_their_fields() -> None:
    assert render.errors(Rejected(form(QUESTION), WRONG)) == WRONG


def test_errors_that_have_no_field_ask_for_a_new_view() -> None:
    assert render.errors(Rejected(form(QUESTION), {**WRONG, "gone": "No."})) is None
    assert render.errors(Rejected(form(QUESTION), {})) is None


def test_errors_of_a_form_that_has_changed_ask_for_a_new_view() -> None:
    shown = render.modal(form(QUESTION, KIND))
    fewer = Choice(name="kind", label="Kind", options=OPTIONS[:1], value="a")

    assert render.errors(Rejected(form(QUESTION, KIND), WRONG), shown) == WRONG
    assert render.errors(Rejected(form(QUESTION), WRONG), shown) is None
    assert render.errors(Rejected(form(QUESTION, fewer), WRONG), shown) is None
    # The former error is still shown in that view.
    assert render.errors(Rejected(form(QUESTION), WRONG), render.modal(form(QUESTION), WRONG)) is None


def test_a_new_view_says_itself_what_is_wrong() -> None:
    view = render.modal(form(QUESTION), {"question": "A little more, please.", "gone": "No."})

    assert [drawn["block_id"] for drawn in view["blocks"]] == [
        "form.gone.error",
        "question",
        "question.error",
    ]
    assert "A little more, please." in str(view["blocks"][2])


def test_a_page_is_read_and_not_sent() -> None:
    view = render.page(Message("Already settled", (Text("Words"),)))

    assert (view["type"], view["callback_id"], view["title"]["text"]) == (
        "modal",
        "page",
        ("Already settled"),
    )
    assert "submit" not in view
    assert [drawn["block_id"] for drawn in view["blocks"]] == ["1.text"]


@pytest.mark.parametrize("title", ["x" * 25, "One\ntwo", "\u200b"])
def test_a_title_that_does_not_fit_above_a_page_stands_whole_in_it(title: str) -> None:
    view = render.page(Message(title, (Text("Words"),)))

    assert 0 < len(view["title"]["text"]) <= 24
    assert view["blocks"][0]["text"]["text"] == title


def test_a_page_of_nothing_but_a_title_still_has_a_block() -> None:
    assert len(render.page(Message("Title"))["blocks"]) == 1


def test_home_is_the_same_message() -> None:
    shown = Message("Good morning", (Text("Words"),))

    assert render.home(shown) == {"type": "home", "blocks": render.message(shown).blocks}


def test_a_day_and_a_time_have_pickers_of_slacks_own() -> None:
    assert element(DateInput("day", "Day", "2026-11-10")) == {
        "type": "datepicker",
        "initial_date": "2026-11-10",
        "action_id": "day",
    }
    assert element(TimeInput("time", "Time", "16:30"))["initial_time"] == "16:30"
    # Slack refuses a view whose first value is no day or no time: typed words are left out.
    assert "initial_date" not in element(DateInput("day", "Day", "next Tuesday"))
    assert "initial_time" not in element(TimeInput("time", "Time", "teatime"))
    assert optional(DateInput("day", "Day"))
