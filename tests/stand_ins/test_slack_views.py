"""Modals and Home tabs of the stand-in: expired triggers, full stacks, outdated hashes."""

import json

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.workspace import Workspace
from tests.stand_ins.conftest import LEILA, Refusing, modal, words


async def test_a_trigger_opens_one_modal_for_whoever_pressed(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    trigger = here.trigger(LEILA)
    said = await web.views_open(trigger_id=trigger, view=modal())
    top = here.top(LEILA)
    assert top is not None
    assert (top.id, top.hash) == (said["view"]["id"], said["view"]["hash"])
    view = json.dumps(modal())
    assert await refused("views.open", trigger_id=trigger, view=view) == "exchanged_trigger_id"
    assert await refused("views.open", trigger_id="1.2.made-up", view=view) == "invalid_trigger_id"


async def test_a_trigger_lives_three_seconds(here: Workspace, web: AsyncWebClient, refused: Refusing) -> None:
    young, old = here.trigger(LEILA), here.trigger(LEILA)
    here.later += 2.5
    await web.views_open(trigger_id=young, view=modal())
    here.later += 0.6
    assert await refused("views.open", trigger_id=old, view=json.dumps(modal())) == "expired_trigger_id"


async def test_modals_stack_three_deep(here: Workspace, web: AsyncWebClient, refused: Refusing) -> None:
    await web.views_open(trigger_id=here.trigger(LEILA), view=modal())
    for _ in range(2):
        await web.views_push(trigger_id=here.trigger(LEILA), view=modal())
    view = json.dumps(modal())
    assert await refused("views.push", trigger_id=here.trigger(LEILA), view=view) == "push_limit_reached"


async def test_a_hash_of_an_older_drawing_is_refused(here: Workspace, web: AsyncWebClient) -> None:
    first = (await web.views_open(trigger_id=here.trigger(LEILA), view=modal()))["view"]
    await web.views_update(view_id=first["id"], hash=first["hash"], view=modal("Ask again"))
    with pytest.raises(SlackApiError) as refused:
        await web.views_update(view_id=first["id"], hash=first["hash"], view=modal("Too late"))
    assert refused.value.response["error"] == "hash_conflict"
    top = here.top(LEILA)
    assert top is not None
    assert top.body["title"]["text"] == "Ask again"


async def test_a_modal_that_is_not_open_is_not_found(web: AsyncWebClient, refused: Refusing) -> None:
    assert await refused("views.update", view_id="V0CLOSED", view=json.dumps(modal())) == "not_found"


async def test_a_home_tab_is_drawn_over_and_over(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    one = await web.views_publish(user_id=LEILA, view={"type": "home", "blocks": words("Welcome")})
    tab = {"type": "home", "blocks": words("Welcome back")}
    await web.views_publish(user_id=LEILA, view=tab, hash=one["view"]["hash"])
    assert here.homes[LEILA].body["blocks"] == words("Welcome back")
    stale = one["view"]["hash"]
    assert await refused("views.publish", user_id=LEILA, view=json.dumps(tab), hash=stale) == "hash_conflict"
    assert await refused("views.publish", user_id="U0NOBODY", view=json.dumps(tab)) == "user_not_found"


@pytest.mark.parametrize(
    "wrong",
    [
        modal("A title of more than 24 characters"),
        modal(blocks=[]),
        modal(blocks=words("x") * 2),
        modal(private_metadata="x" * 3001),
        modal(colour="red"),
    ],
)
async def test_a_view_that_is_not_well_formed_is_refused_and_said_why(
    here: Workspace, web: AsyncWebClient, wrong: dict[str, object]
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await web.views_open(trigger_id=here.trigger(LEILA), view=wrong)
    assert refused.value.response["error"] == "invalid_arguments"
    assert refused.value.response["response_metadata"]["messages"]
    assert here.top(LEILA) is None
