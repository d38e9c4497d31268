"""Each bad token is bad for the one reason that its name gives: a strict reading finds that one."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import jwt
import pytest

from tests.fakes.teams import activities
from tests.fakes.teams.activities import Spot
from tests.fakes.teams.bad_tokens import BAD, CLAIMS, ELSEWHERE, GOOD, HEADERS, SIGNATURES, TENANTS, Posted
from tests.fakes.teams.keys import ISSUER
from tests.fakes.teams.server import Server
from tests.fakes.teams.signing import Signer
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import APP, TENANT, Teams
from tests.stand_ins.teams.conftest import Alumni

GROUPS: Final = {
    "header": HEADERS,
    "signature": SIGNATURES,
    "claims": CLAIMS,
    "address": ELSEWHERE,
    "tenant": TENANTS,
}
LONGEST: Final = 16_384


@pytest.fixture
def activity(alumni: Alumni, server: Server) -> Json:
    """What Leila says, in a chat of a server that runs."""
    del server
    return activities.words(Spot(alumni.here, alumni.leila, alumni.chat), "Hello")


def why(here: Teams, posted: Posted) -> str:
    """Return what a strict reader refuses it for, by the groups of the table; nothing where it is good."""
    scheme, _, token = (posted.authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST or " " in token:
        return "header"
    try:
        header: Mapping[str, Any] = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError:
        return "header" if token.count(".") != 2 or not token.startswith("ey") else "signature"
    keys = {one.kid: one for one in here.keys.published}
    key = keys.get(str(header.get("kid")))
    if key is None or header.get("alg") != "RS256" or "crit" in header or "msteams" not in key.endorsements:
        return "signature"
    return _read(here, posted.activity, token, key.private.public_key())


def _read(here: Teams, activity: Json, token: str, key: Any) -> str:  # noqa: ANN401
    try:
        said = jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            audience=APP,
            issuer=ISSUER,
            leeway=300,
            options={"require": ["exp", "iss", "aud"]},
        )
    except jwt.InvalidSignatureError:
        return "signature"
    except jwt.InvalidTokenError:
        return "claims"
    url = activity.get("serviceUrl")
    if said.get("serviceurl") != url or not url:
        return "claims" if url == here.service_url else "address"
    if not isinstance(url, str) or urlsplit(url).netloc != urlsplit(here.service_url).netloc or "\\" in url:
        return "address"
    return "" if _tenants(activity) == {TENANT} and activity["channelId"] == "msteams" else "tenant"


def _tenants(activity: Json) -> set[object]:
    in_channel = activity["channelData"].get("tenant", {})
    return {activity["conversation"].get("tenantId"), in_channel.get("id")}


def test_there_are_forty_and_more() -> None:
    assert len(BAD) >= 40
    assert sum(map(len, GROUPS.values())) == len(BAD)


@pytest.mark.parametrize("group", GROUPS)
def test_each_is_bad_for_its_own_reason(here: Teams, activity: Json, group: str) -> None:
    signer = Signer(here)
    for name, case in GROUPS[group].items():
        here.keys.published = here.keys.published[-1:]
        assert (name, why(here, case(signer, activity))) == (name, group)


@pytest.mark.parametrize("name", GOOD)
def test_what_is_good_is_read(here: Teams, activity: Json, name: str) -> None:
    assert why(here, GOOD[name](Signer(here), activity)) == ""
