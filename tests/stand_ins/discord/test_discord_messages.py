"""What Discord takes as a message: components, files, nonces and mentions, and what it refuses."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.fakes.discord import permissions
from tests.fakes.discord.errors import codes
from tests.fakes.discord.ledger import Pinged
from tests.stand_ins.discord.conftest import Rest, Town, button, row, text, v2

Part = dict[str, Any]
DUPLICATED = "COMPONENT_CUSTOM_ID_DUPLICATED"
LENGTH = "BASE_TYPE_BAD_LENGTH"
KIND = "UNION_TYPE_CHOICES"


def select(**more: object) -> Part:
    options = [{"label": "Law", "value": "law"}, {"label": "Tech", "value": "tech"}]
    return {"type": 3, "custom_id": "field", "options": options, **more}


def options(number: int) -> list[Part]:
    return [{"label": f"No {one}", "value": str(one)} for one in range(number)]


def section(*texts: str, accessory: Mapping[str, Any] | None = None) -> Part:
    return {"type": 9, "components": [text(one) for one in texts], "accessory": accessory or button("Ask")}


def container(*parts: Mapping[str, Any], **more: object) -> Part:
    return {"type": 17, "components": list(parts), **more}


def gallery(number: int) -> Part:
    return {"type": 12, "items": [{"media": {"url": "https://here.example/a.png"}}] * number}


LEGAL: dict[str, list[Part]] = {
    "all kinds": [
        text("# Hello"),
        section("one", "two", "three"),
        section(
            "face", accessory={"type": 11, "media": {"url": "https://here.example/a.png"}, "description": "A"}
        ),
        {"type": 14, "spacing": 2, "divider": False},
        gallery(10),
        container(text("inside"), row(button("a"), button("b"), button("c"), button("d"), button("e"))),
        row(select()),
        row({"type": 5, "custom_id": "who"}),
        row({"type": 8, "custom_id": "where", "channel_types": [0]}),
        row({"type": 2, "style": 5, "label": "Read", "custom_id": None, "url": "https://here.example/"}),
    ],
    "forty": [text("x")] * 40,
    "forty, nested": [container(*[text("x")] * 39)],
    "4,000 characters together": [text("x" * 2_000), container(text("x" * 2_000))],
    "the longest names": [row(button("x" * 80, "y" * 100)), row(select(placeholder="x" * 150))],
    "25 options": [row(select(options=options(25), max_values=25, min_values=0))],
    "an emoji alone": [row({"type": 2, "style": 2, "custom_id": "x", "emoji": {"name": "👍"}})],
    "null is left out": [row(button("x", emoji=None, url=None, disabled=None))],
}

ILLEGAL: dict[str, tuple[str, list[Part]]] = {
    "41": (
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        [container(*[text("x")] * 20), container(*[text("x")] * 20)],
    ),
    "4,001 characters": ("COMPONENT_MAX_TOTAL_TEXT_EXCEEDED", [text("x" * 2_000), text("x" * 2_001)]),
    "an empty text": (LENGTH, [text("")]),
    "a button without a row": (KIND, [button("x")]),
    "a container in a container": (KIND, [container(container(text("x")))]),
    "an empty container": (LENGTH, [container()]),
    "a colour that is none": ("NUMBER_TYPE_RANGE", [container(text("x"), accent_color=1 << 24)]),
    "an unknown kind": (KIND, [{"type": 99}]),
    "a text input in a message": (KIND, [row({"type": 4, "custom_id": "x", "style": 1})]),
    "six buttons": (LENGTH, [row(*[button(str(one)) for one in range(6)])]),
    "an empty row": (LENGTH, [row()]),
    "a select beside a button": (LENGTH, [row(select(), button("x"))]),
    "a label of 81": (LENGTH, [row(button("x" * 81, "x"))]),
    "a custom id of 101": (LENGTH, [row(button("x", "y" * 101))]),
    "an empty custom id": (LENGTH, [row({**button("x"), "custom_id": ""})]),
    "no custom id": ("BASE_TYPE_REQUIRED", [row({"type": 2, "style": 1, "label": "x"})]),
    "the same custom id twice": (DUPLICATED, [row(button("a", "x")), container(row(button("b", "x")))]),
    "the same id twice": ("COMPONENT_ID_DUPLICATED", [{**text("a"), "id": 7}, {**text("b"), "id": 7}]),
    "neither label nor emoji": ("BUTTON_COMPONENT_INVALID", [row({"type": 2, "style": 1, "custom_id": "x"})]),
    "a style that is none": ("NUMBER_TYPE_RANGE", [row(button("x", style=9))]),
    "a button with an address": ("BUTTON_COMPONENT_INVALID", [row(button("x", url="https://here.example/"))]),
    "a link with a custom id": (
        "BUTTON_COMPONENT_INVALID",
        [row(button("x", style=5, url="https://here.example/"))],
    ),
    "a link of 513": (LENGTH, [row({"type": 2, "style": 5, "label": "x", "url": "https://" + "x" * 505})]),
    "a link to a script": (
        "URL_TYPE_INVALID_SCHEME",
        [row({"type": 2, "style": 5, "label": "x", "url": "data:x"})],
    ),
    "26 options": (LENGTH, [row(select(options=options(26)))]),
    "no options": (LENGTH, [row(select(options=[]))]),
    "an option of 101": (LENGTH, [row(select(options=[{"label": "x" * 101, "value": "x"}]))]),
    "an option's value of 101": (LENGTH, [row(select(options=[{"label": "x", "value": "x" * 101}]))]),
    "an option's hint of 101": (
        LENGTH,
        [row(select(options=[{"label": "x", "value": "x", "description": "x" * 101}]))],
    ),
    "the same value twice": (
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        [row(select(options=[{"label": "a", "value": "x"}, {"label": "b", "value": "x"}]))],
    ),
    "a placeholder of 151": (LENGTH, [row(select(placeholder="x" * 151))]),
    "more values than options": ("SELECT_COMPONENT_INVALID_BOUNDS", [row(select(max_values=3))]),
    "more at least than at most": (
        "SELECT_COMPONENT_INVALID_BOUNDS",
        [row(select(min_values=2, max_values=1))],
    ),
    "two defaults of one": (
        "SELECT_COMPONENT_INVALID_BOUNDS",
        [row(select(options=[{**one, "default": True} for one in options(2)]))],
    ),
    "a section without a button": (KIND, [{"type": 9, "components": [text("x")]}]),
    "a section with a select": (KIND, [section("x", accessory=select())]),
    "four texts in a section": (LENGTH, [section("a", "b", "c", "d")]),
    "a section with no text": (LENGTH, [section()]),
    "eleven pictures": (LENGTH, [gallery(11)]),
    "no picture": (LENGTH, [gallery(0)]),
    "a picture that was not sent": (
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        [{"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}],
    ),
    "a file of the web": (
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        [{"type": 13, "file": {"url": "https://here.example/a.png"}}],
    ),
    "an empty alt text": (
        LENGTH,
        [
            section(
                "x", accessory={"type": 11, "media": {"url": "https://here.example/a.png"}, "description": ""}
            )
        ],
    ),
    "a separator of no size": ("NUMBER_TYPE_RANGE", [{"type": 14, "spacing": 3}]),
}


@pytest.mark.parametrize("name", LEGAL)
async def test_what_discord_shows_is_taken(town: Town, rest: Rest, name: str) -> None:
    assert (await rest.post(town.channel.id, *LEGAL[name])).status == 200


@pytest.mark.parametrize("name", ILLEGAL)
async def test_what_discord_does_not_show_is_refused(town: Town, rest: Rest, name: str) -> None:
    code, parts = ILLEGAL[name]
    said = await rest.post(town.channel.id, *parts)
    assert (said.status, said.code) == (400, 50035)
    assert code in set(codes(said.body["errors"]))
    assert town.here.messages == {}
    assert [call.took_effect for call in town.here.calls] == [False]


async def test_too_many_bytes_break_it(town: Town, rest: Rest) -> None:
    assert (await rest.post(town.channel.id, text("☃" * 3_389))).status == 200
    assert (await rest.post(town.channel.id, text("☃" * 3_390))).status == 500


async def test_components_and_content_do_not_mix_and_the_flag_stays(town: Town, rest: Rest) -> None:
    path = f"/channels/{town.channel.id}/messages"
    mixed = await rest.refused(50035, "POST", path, v2(text("x"), content="and words"))
    assert set(codes(mixed.body["errors"])) == {"MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"}
    await rest.refused(50035, "POST", path, v2(text("x"), embeds=[{"title": "x"}]))
    await rest.refused(50035, "POST", path, {"components": [text("without the flag")]})
    await rest.refused(50035, "POST", path, {"content": "x" * 2_001})
    await rest.refused(50006, "POST", path, {"content": ""})
    await rest.refused(50035, "POST", path, {"content": "x", "flags": 1 << 20})
    made = (await rest("POST", path, {"content": "words"})).body["id"]
    changed = await rest("PATCH", f"{path}/{made}", v2(text("parts")))
    assert (changed.body["content"], changed.body["flags"]) == ("", 1 << 15)
    await rest.refused(50035, "PATCH", f"{path}/{made}", {"flags": 0})
    await rest.refused(50035, "PATCH", f"{path}/{made}", {"content": "words again"})
    (message,) = town.here.standing(town.channel.id)
    assert (message.before, town.leila.reads()) == (["words"], "parts")


async def test_the_components_come_back_with_their_ids(town: Town, rest: Rest) -> None:
    said = await rest.post(town.channel.id, {**text("a"), "id": 2}, container(text("b")))
    first, outer = said.body["components"]
    assert [first["id"], outer["id"], outer["components"][0]["id"]] == [2, 1, 3]
    (call,) = town.here.calls
    assert "id" not in call.body["components"][1]


async def test_files_are_kept_named_and_shown(town: Town, rest: Rest) -> None:
    file = {"type": 13, "file": {"url": "attachment://cv.png"}}
    body = v2(text("My CV"), file, attachments=[{"id": 0, "filename": "cv.png", "description": "A CV"}])
    path = f"/channels/{town.channel.id}/messages"
    made = (await rest("POST", path, body, {"upload.png": b"bytes"})).body
    (attachment,) = made["attachments"]
    assert (attachment["filename"], attachment["description"], attachment["size"]) == ("cv.png", "A CV", 5)
    async with rest.session.get(attachment["url"]) as got:
        assert (await got.read(), got.content_type) == (b"bytes", "image/png")
    kept = await rest("PATCH", f"{path}/{made['id']}", {"components": [text("Still"), file]})
    assert [one["id"] for one in kept.body["attachments"]] == [attachment["id"]]
    await rest.refused(50035, "PATCH", f"{path}/{made['id']}", {"attachments": []})
    gone = await rest("PATCH", f"{path}/{made['id']}", {"components": [text("None")], "attachments": []})
    assert gone.body["attachments"] == []
    await rest.refused(50035, "POST", path, v2(text("x"), attachments=[{"id": 0}]))


async def test_a_nonce_is_good_for_some_minutes_in_one_channel(town: Town, rest: Rest) -> None:
    other = town.here.channel(town.guild, "elsewhere")
    once = await rest.post(town.channel.id, text("a"), nonce="n" * 25, enforce_nonce=True)
    twice = await rest.post(town.channel.id, text("b"), nonce="n" * 25, enforce_nonce=True)
    assert (once.body["id"], once.body["nonce"]) == (twice.body["id"], "n" * 25)
    elsewhere = await rest.post(other.id, text("c"), nonce="n" * 25, enforce_nonce=True)
    unasked = await rest.post(town.channel.id, text("d"), nonce="n" * 25)
    town.here.moves(299)
    still = await rest.post(town.channel.id, text("e"), nonce="n" * 25, enforce_nonce=True)
    town.here.moves(301)
    late = await rest.post(town.channel.id, text("f"), nonce="n" * 25, enforce_nonce=True)
    ids = [one.body["id"] for one in (once, elsewhere, unasked, late)]
    assert len(set(ids)) == 4
    assert still.body["id"] == unasked.body["id"]
    assert [call.outcome for call in town.here.calls] == ["ok", "again", "ok", "ok", "again", "ok"]
    refused = await rest.post(town.channel.id, text("x"), nonce="n" * 26, enforce_nonce=True)
    assert refused.code == 50035


@pytest.mark.parametrize(
    ("allowed", "may_all", "pinged"),
    [
        (None, False, {"leila"}),
        (None, True, {"leila", "everyone", "role"}),
        ({"parse": []}, True, set()),
        ({"parse": ["everyone"]}, True, {"everyone"}),
        ({"parse": ["roles"]}, True, {"role"}),
        ({"parse": [], "users": ["leila"]}, True, {"leila"}),
    ],
)
async def test_only_allowed_mentions_ping(
    town: Town, rest: Rest, allowed: dict[str, Any] | None, may_all: bool, pinged: set[str]
) -> None:
    leila, everyone = town.leila.user.id, town.guild.roles[town.guild.id]
    everyone.permissions |= permissions.MENTION_EVERYONE if may_all else 0
    names = {"leila": leila, "everyone": "everyone", "role": f"role:{everyone.id}"}
    if allowed:
        allowed = {**allowed, "users": [leila] if "users" in allowed else []}
    words = text(f"<@{leila}> @everyone <@&{everyone.id}>")
    said = await rest.post(town.channel.id, words, **({"allowed_mentions": allowed} if allowed else {}))
    wanted = {names[one] for one in pinged}
    assert set(town.here.pinged) == {Pinged(one, said.body["id"]) for one in wanted}
    assert said.body["mention_everyone"] is ("everyone" in pinged)
    assert [one["id"] for one in said.body["mentions"]] == [leila]


async def test_mentions_cannot_be_parsed_and_listed(town: Town, rest: Rest) -> None:
    both = {"parse": ["users"], "users": [town.leila.user.id]}
    assert (await rest.post(town.channel.id, text("x"), allowed_mentions=both)).code == 50035


async def test_history_is_read_a_page_at_a_time(town: Town, rest: Rest) -> None:
    made = [(await rest.post(town.channel.id, text(str(one)))).body["id"] for one in range(5)]
    path = f"/channels/{town.channel.id}/messages"

    async def read(query: str) -> list[str]:
        return [one["id"] for one in (await rest("GET", path + query)).body]

    assert await read("") == made[::-1]
    assert await read("?limit=2") == [made[4], made[3]]
    assert await read(f"?before={made[3]}&limit=2") == [made[2], made[1]]
    assert await read(f"?after={made[1]}&limit=2") == [made[3], made[2]]
    assert (await rest("GET", f"{path}/{made[0]}")).body["id"] == made[0]
    await rest.refused(50035, "GET", f"{path}?limit=101")
    assert (await rest("DELETE", f"{path}/{made[0]}")).status == 204
    await rest.refused(10008, "GET", f"{path}/{made[0]}")
    await rest.refused(10008, "PATCH", f"{path}/{made[0]}", v2(text("x")))
    await rest.refused(10008, "DELETE", f"{path}/{made[0]}")
    assert await read("") == made[:0:-1]
