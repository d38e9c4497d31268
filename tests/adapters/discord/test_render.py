"""How messages look on Discord: headings, a button beside its card, pictures, files, and plain words."""

from typing import Any

from bot.adapters.discord.drawing import render
from bot.adapters.discord.drawing.layout import ACCENT
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Menu,
    Message,
    Option,
    Quote,
    Select,
    Table,
    Text,
    Tone,
    Weight,
)
from bot.ui.verbs import asks, search
from tests.fakes.discord_limits import every, problems, said

FACE = PersonFace("Amara", "1", "Amara's picture", "https://cdn.discordapp.com/avatars/1/a.png")
ASK = Button("Ask", asks.ASK, "per_1", Weight.MAIN)
SAVE = Button("Save for later", search.SAVE, "per_1")


def inside(shown: Message) -> list[dict[str, Any]]:
    """Return the components of a message, without the box around them."""
    (box,) = render.message(shown).body["components"]
    assert (box["type"], box["accent_color"]) == (17, ACCENT)
    return list(box["components"])


def test_words_are_marked_by_what_they_are() -> None:
    facts = Facts((("Answers", "in a day"), ("Room", "2")))
    drawn = inside(
        Message(
            "A title",
            (Text("Plain."), Text("First", Tone.LEAD), Text("a\nb", Tone.QUIET), Quote("x\ny"), facts),
        )
    )

    assert [one["content"] for one in drawn] == [
        "## A title",
        "Plain.",
        "**First**",
        "-# a\n-# b",
        "> x\n> y",
        "**Answers**: in a day\n**Room**: 2",
    ]


def test_the_one_button_of_a_card_stands_beside_it_and_several_below() -> None:
    one, *more = inside(
        Message("T", (Card(title="Amara", lines=("Leeds",), quote="Ask me", buttons=(ASK,)),))
    )[1:]
    text, row = inside(Message("T", (Card(title="Amara", buttons=(SAVE, ASK)),)))[1:]

    assert (one["type"], one["accessory"]["custom_id"], more) == (9, "1:ask:per_1", [])
    assert [part["content"] for part in one["components"]] == ["**Amara**\nLeeds\n> Ask me"]
    assert text["content"] == "**Amara**"
    assert [(part["label"], part["style"]) for part in row["components"]] == [
        ("Ask", 1),
        ("Save for later", 2),
    ]


def test_a_picture_stands_beside_a_card_with_words_for_those_who_cannot_see_it() -> None:
    card, row = inside(Message("T", (Card(title="Amara", buttons=(ASK,), face=FACE),)))[1:]

    assert card["accessory"] == {"type": 11, "media": {"url": FACE.picture}, "description": "Amara's picture"}
    assert row["components"][0]["label"] == "Ask"
    (title,) = inside(Message("Amara", face=FACE))
    assert title["accessory"]["type"] == 11


def test_a_menu_is_a_select_in_a_row_of_its_own() -> None:
    careful = Button("Report", search.FIND, "x", Weight.CAREFUL)
    buttons, menu = inside(Message("T", (Buttons((ASK, careful), Menu("More", (SAVE, SAVE))),)))[1:]

    assert [one["style"] for one in buttons["components"]] == [1, 4]
    (select,) = menu["components"]
    assert (select["type"], select["placeholder"], select["custom_id"]) == (3, "More", "menu")
    assert [one["value"] for one in select["options"]] == ["1:save:per_1", "a:save:per_1"]


def test_filters_are_selects_of_any_number_that_say_what_they_are_once_something_is_chosen() -> None:
    options = (Option("cv", "CV review", count=3), Option("talk", "Conversation", count=0))
    selects = (Select("kind", "Kind of help", options, ("cv",)), Select("field", "Field", options))
    label, first, second = inside(Message("T", (Filters(selects, search.FILTER, "lkg_1"),)))[1:]

    assert label["content"] == "Kind of help"
    (kind,) = first["components"]
    assert (kind["custom_id"], kind["min_values"], kind["max_values"]) == ("1:filter:lkg_1|kind", 0, 2)
    assert kind["options"][0] == {"label": "CV review", "value": "cv", "description": "3", "default": True}
    assert second["components"][0]["placeholder"] == "Field"


def test_a_link_is_a_button_and_a_longer_one_stands_among_words() -> None:
    room = Way("Open the room", "shp_1", {"guild": "10", "channel": "20"})
    long = "https://a.example/" + "x" * 600
    short, way, words = inside(
        Message("T", (Link("Their CV", "https://a.example/cv"), room, Link("Their CV", long)))
    )[1:]

    assert short["components"] == [
        {"type": 2, "style": 5, "label": "Their CV", "url": "https://a.example/cv"}
    ]
    assert way["components"][0]["url"] == "https://discord.com/channels/10/20"
    assert words["content"] == f"[Their CV](<{long}>)"
    assert inside(Message("T", (Way("Open the room", "shp_1"),)))[1:] == []


def test_files_are_uploaded_under_names_of_their_own() -> None:
    file = File("The calendar", "talk.ics", "text/calendar", b"one")
    drawn = render.message(Message("T", (file, File("Again", "talk.ics", "text/calendar", b"two"))))

    assert drawn.files == (("talk.ics", b"one"), ("talk-2.ics", b"two"))
    shown = [one["file"]["url"] for one in every(drawn.body["components"]) if one["type"] == 13]
    assert shown == ["attachment://talk.ics", "attachment://talk-2.ics"]


def test_a_table_is_shown_row_by_row() -> None:
    table = Table("Compared", ("Amara", "Jonas"), (("Place", ("Lagos", "")),))

    assert [one["content"] for one in inside(Message("T", (table,)))[1:]] == [
        "-# Compared",
        "**Place**",
        "**Amara**: Lagos\n**Jonas**: —",
    ]


def test_a_private_message_says_so_and_mentions_nobody() -> None:
    public, private = render.message(Message("T")), render.message(Message("T"), private=True)

    assert (public.body["flags"], private.body["flags"]) == (1 << 15, 1 << 15 | 1 << 6)
    assert public.body["allowed_mentions"] == {"parse": []}


def test_plain_words_say_all_and_name_the_buttons() -> None:
    card = Card(title="Amara", lines=("Leeds",), buttons=(ASK,), face=FACE)
    drawn = render.plain(Message("A title", (card, Buttons((SAVE,)))))

    assert said(drawn.body["components"]) == ["## A title\n**Amara**\nLeeds\n[Ask]\n[Save for later]"]
    assert problems(drawn.body) == []
