"""The login gives tokens that end, the metadata names keys that sign; both may be late or fail."""

import asyncio

import jwt
import pytest

from tests.fakes.teams import routes
from tests.fakes.teams.keys import ISSUER
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.login import CONNECTOR, GRAPH, IDENTITY
from tests.fakes.teams.signing import Signer
from tests.fakes.teams.world import APP, OTHER_TENANT, PASSWORD, Teams
from tests.stand_ins.teams.conftest import Http

WRONG = {
    "another secret": ({"client_secret": "x"}, 401, "invalid_client"),
    "another app": ({"client_id": "x"}, 400, "unauthorized_client"),
    "another grant": ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    "no scope": ({"scope": ""}, 400, "invalid_scope"),
    "a scope that is none": ({"scope": f"{CONNECTOR}/user.read"}, 400, "invalid_scope"),
    "a scope of another service": ({"scope": "https://vault.example/.default"}, 400, "invalid_scope"),
}


async def test_a_token_is_for_one_service_and_ends(http: Http) -> None:
    got = await http.login()
    assert (got.status, got.body["token_type"], got.body["expires_in"]) == (200, "Bearer", 3_599)
    second = await http.login()
    assert second.body["access_token"] != got.body["access_token"]
    assert PASSWORD not in str(http.here.calls)


@pytest.mark.parametrize("case", WRONG)
async def test_the_login_refuses(http: Http, case: str) -> None:
    changed, status, error = WRONG[case]
    got = await http.login(**changed)
    assert (got.status, got.code) == (status, error)
    assert http.here.grants == {}


async def test_the_login_knows_one_tenant(http: Http) -> None:
    got = await http.login(tenant=OTHER_TENANT)
    assert (got.status, got.code) == (400, "invalid_request")


async def test_a_machine_has_an_identity(http: Http, here: Teams) -> None:
    async def asks(header: str, resource: str) -> int:
        url = f"{here.identity_url}?resource={resource}&client_id={APP}&api-version=2019-08-01"
        async with http.session.get(url, headers={"X-IDENTITY-HEADER": header}) as got:
            return got.status

    assert await asks(IDENTITY, CONNECTOR) == 200
    assert await asks("another", CONNECTOR) == 400
    assert await asks(IDENTITY, "https://vault.example") == 400


async def test_a_token_of_graph_names_what_was_consented(http: Http) -> None:
    http.here.consented = {"User.Read.All"}
    said = jwt.decode(await http.token(GRAPH), options={"verify_signature": False})
    assert (said["roles"], said["appid"]) == (["User.Read.All"], APP)
    assert "roles" not in jwt.decode(await http.token(CONNECTOR), options={"verify_signature": False})


async def test_a_message_is_checked_with_the_published_keys(http: Http, here: Teams) -> None:
    token = Signer(here).signs({"serviceUrl": here.service_url})
    metadata = (await http.call("GET", here.openid_url)).body
    assert metadata["issuer"] == ISSUER
    published = (await http.call("GET", metadata["jwks_uri"])).body
    key = jwt.PyJWK(published["keys"][0]).key
    said = jwt.decode(token, key, algorithms=["RS256"], audience=APP, issuer=ISSUER)
    assert said["serviceurl"] == here.service_url
    assert "msteams" in published["keys"][0]["endorsements"]


async def test_keys_rotate(http: Http, here: Teams) -> None:
    old = here.keys.signs
    new = here.keys.rotates(endorsements=["webchat"])
    both = (await http.call("GET", here.openid_url.replace("openidconfiguration", "keys"))).body["keys"]
    assert [(one["kid"], one["endorsements"][0]) for one in both] == [
        (old.kid, "msteams"),
        (new.kid, "webchat"),
    ]
    header = jwt.get_unverified_header(Signer(here).signs({}))
    assert header["kid"] == new.kid
    here.keys.rotates(keeps_old=False)
    assert len(here.keys.published) == 1


@pytest.mark.parametrize("route", [routes.METADATA, routes.KEYS, routes.TOKEN])
async def test_login_and_keys_may_fail_or_be_late(http: Http, here: Teams, route: str) -> None:
    async def calls() -> int:
        if route == routes.TOKEN:
            return (await http.login()).status
        name = route.removeprefix("GET /")
        return (await http.call("GET", here.openid_url.replace("openidconfiguration", name))).status

    here.fails(Trouble(Failure(503), route))
    assert await calls() == 503
    here.fails(Trouble(Failure(waits=5), route))
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(calls(), 0.05)
    assert await calls() == 200


async def test_a_foreign_host_keeps_what_arrives(http: Http, here: Teams) -> None:
    await http.call("POST", f"{here.foreign_url}v3/conversations", {"x": 1}, "a-token")
    (leak,) = here.leaks
    assert (leak.path, leak.authorization, leak.body) == ("/v3/conversations", "Bearer a-token", b'{"x": 1}')
