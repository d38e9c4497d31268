"""What Graph answers: groups, owners, users, chats and apps, as far as it was consented to."""

from typing import Final

import pytest

from tests.fakes.teams import routes
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.login import CONNECTOR
from tests.fakes.teams.values import Account, Json
from tests.fakes.teams.world import APP, CATALOG
from tests.stand_ins.teams.conftest import Alumni, Http, at, text

APP_ITSELF: Final = {
    "teamsApp@odata.bind": f"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{CATALOG}"
}


def chat(*people: Account, **more: object) -> Json:
    """Return the body that begins a chat."""
    users = "https://graph.microsoft.com/v1.0/users"
    kind = "#microsoft.graph.aadUserConversationMember"
    members = [
        {"@odata.type": kind, "roles": ["owner"], "user@odata.bind": f"{users}('{one.object_id}')"}
        for one in people
    ]
    return {"chatType": "group", "members": members, **more}


async def test_members_come_in_pages_and_through_groups(alumni: Alumni, http: Http) -> None:
    inner = alumni.here.group("Office", alumni.amara)
    outer = alumni.here.group("Managers", alumni.leila, groups=[inner])
    direct = await http.graph("GET", f"/groups/{outer.id}/members")
    assert [one["@odata.type"] for one in direct.body["value"]] == [
        "#microsoft.graph.user",
        "#microsoft.graph.group",
    ]
    first = await http.graph("GET", f"/groups/{outer.id}/transitiveMembers?$top=1")
    second = await http.graph("GET", first.body["@odata.nextLink"])
    found = [one["id"] for page in (first, second) for one in page.body["value"]]
    assert sorted(found) == sorted([alumni.leila.object_id, alumni.amara.object_id])
    assert "@odata.nextLink" not in second.body


async def test_owners_of_a_team(alumni: Alumni, http: Http) -> None:
    got = await http.graph("GET", f"/groups/{alumni.team.group}/owners")
    assert [one["displayName"] for one in got.body["value"]] == ["Amara Okafor"]


async def test_who_is_in_a_group(alumni: Alumni, http: Http) -> None:
    inner = alumni.here.group("Office", alumni.amara)
    outer = alumni.here.group("Managers", groups=[inner])
    for person, expected in ((alumni.amara, [outer.id]), (alumni.leila, [])):
        path = f"/users/{person.object_id}/checkMemberGroups"
        assert (await http.graph("POST", path, {"groupIds": [outer.id]})).body["value"] == expected


@pytest.mark.parametrize("path", ["/groups/x/owners", "/users/x", "/groups/x"])
async def test_what_is_unknown_is_not_found(alumni: Alumni, http: Http, path: str) -> None:
    got = await http.graph("GET", path)
    assert (got.status, got.code) == (404, "Request_ResourceNotFound")


async def test_without_consent_the_directory_and_teams_refuse_in_their_own_words(
    alumni: Alumni, http: Http
) -> None:
    alumni.here.consented.clear()
    for path in (f"/groups/{alumni.team.group}/owners", f"/users/{alumni.leila.object_id}"):
        got = await http.graph("GET", path)
        assert (got.status, got.code) == (403, "Authorization_RequestDenied")
    got = await http.graph("POST", "/chats", chat(alumni.leila, alumni.amara))
    assert (got.status, got.code) == (403, "Forbidden")
    assert "Chat.Create" in got.body["error"]["message"]


async def test_a_chat_is_begun_and_the_app_is_in_it_once_installed(alumni: Alumni, http: Http) -> None:
    made = await http.graph("POST", "/chats", chat(alumni.leila, alumni.amara, topic="You two"))
    id_ = made.body["id"]
    path = f"/conversations/{at(id_)}/activities"
    await http.refused("BotNotInConversationRoster", "POST", path, text())
    assert (await http.graph("POST", f"/chats/{id_}/installedApps", APP_ITSELF)).status == 201
    assert (await http("POST", path, text())).status == 201
    assert (await http.graph("POST", f"/chats/{id_}/installedApps", APP_ITSELF)).status == 409
    assert {one.person for one in alumni.here.seen} == {alumni.leila.object_id, alumni.amara.object_id}


@pytest.mark.parametrize("case", ["one person", "no kind", "no roles"])
async def test_a_chat_that_is_none_is_refused(alumni: Alumni, http: Http, case: str) -> None:
    two = chat(alumni.leila, alumni.amara)
    bodies = {
        "one person": chat(alumni.leila),
        "no kind": {**two, "chatType": "oneOnOne"},
        "no roles": {**two, "members": [{**one, "roles": []} for one in two["members"]]},
    }
    assert (await http.graph("POST", "/chats", bodies[case])).status == 400


async def test_the_app_is_installed_for_somebody(alumni: Alumni, http: Http) -> None:
    catalog = await http.graph("GET", f"/appCatalogs/teamsApps?$filter=externalId eq '{APP}'")
    assert [one["id"] for one in catalog.body["value"]] == [CATALOG]
    path = f"/users/{alumni.stranger.object_id}/teamwork/installedApps"
    assert (await http.graph("GET", path)).body["value"] == []
    assert (await http.graph("POST", path, {"teamsApp@odata.bind": "x"})).status == 400
    assert (await http.graph("POST", path, APP_ITSELF)).status == 201
    assert len((await http.graph("GET", path)).body["value"]) == 1
    assert (await http.opens(alumni.stranger)).status == 201


async def test_graph_wants_its_own_token(alumni: Alumni, http: Http) -> None:
    url = f"{alumni.here.graph_url}/users/{alumni.leila.object_id}"
    for token in ("", "made-up", await http.token(CONNECTOR)):
        got = await http.call("GET", url, token=token)
        assert (got.status, got.code) == (401, "InvalidAuthenticationToken")


async def test_graph_may_ask_for_time(alumni: Alumni, http: Http) -> None:
    alumni.here.fails(Trouble(Failure(429, "429", 3), "GET /users/{user}"))
    got = await http.graph("GET", f"/users/{alumni.leila.object_id}")
    assert (got.status, got.headers["Retry-After"]) == (429, "3")
    assert "GET /users/{user}" in routes.GRAPH
