"""Forty and more ways in which a message is not the Bot Framework's, and a few in which it still is (F60).

Each is a name and what is POSTed: an `Authorization` header and an activity, with one thing wrong. Those in
`ELSEWHERE` would make the bot answer to a host that is none of Microsoft's; nothing may ever arrive there.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as curve

from tests.fakes.teams.keys import Key, made
from tests.fakes.teams.signing import LEFT_OUT, Signer
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import OTHER_TENANT

REAL: Final = "https://smba.trafficmanager.net/emea/"
"""The address of the real connector in Europe."""
MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Posted:
    """What is POSTed; without a header where that is None."""

    authorization: str | None
    activity: Json


Case = Callable[[Signer, Json], Posted]


def _bearer(token: str, activity: Json) -> Posted:
    return Posted(f"Bearer {token}", activity)


def _header(header: Callable[[str], str | None]) -> Case:
    """Return a case in which the header is another one, made of a good token."""
    return lambda signer, activity: Posted(header(signer.signs(activity)), activity)


def _token(change: Callable[[str], str]) -> Case:
    """Return a case in which a good token was changed."""
    return lambda signer, activity: _bearer(change(signer.signs(activity)), activity)


def _claims(**changed: Any) -> Case:  # noqa: ANN401 - of a token
    """Return a case with other claims; a function of now, in seconds, stands for a time."""

    def case(signer: Signer, activity: Json) -> Posted:
        now = int(signer.here.now())
        given = {name: one(now) if callable(one) else one for name, one in changed.items()}
        return _bearer(signer.signs(activity, **given), activity)

    return case


def _says(header: Mapping[str, Any]) -> Case:
    """Return a case with another header of the token, signed by a key of somebody else."""
    return lambda signer, activity: _bearer(
        signer.signs(activity, key=signer.here.keys.unpublished(), header=header), activity
    )


def _by(algorithm: str, key: Callable[[Signer], Any]) -> Case:
    """Return a case in which the token is signed in another way, under the id of the published key."""

    def case(signer: Signer, activity: Json) -> Posted:
        claims = signer.claims(str(activity["serviceUrl"]))
        return _bearer(_encoded(claims, algorithm, key(signer), signer.here.keys.signs.kid), activity)

    return case


def _encoded(claims: Json, algorithm: str, key: Any, kid: str) -> str:  # noqa: ANN401 - of any kind
    try:
        return jwt.encode(claims, key, algorithm, headers={"kid": kid})
    except jwt.InvalidKeyError:
        # PyJWT does not make a token with a public key as a secret; somebody else does.
        return _by_hand(claims, {"alg": algorithm, "typ": "JWT", "kid": kid}, key)


def _by_hand(claims: Json, header: Json, secret: bytes | None) -> str:
    said = ".".join(_b64(json.dumps(one).encode()) for one in (header, claims))
    signature = hmac.digest(secret, said.encode(), hashlib.sha256) if secret is not None else b""
    return f"{said}.{_b64(signature)}"


def _none(name: str) -> Case:
    """Return a case that is signed by nobody."""

    def case(signer: Signer, activity: Json) -> Posted:
        header = {"alg": name, "typ": "JWT", "kid": signer.here.keys.signs.kid}
        return _bearer(_by_hand(signer.claims(str(activity["serviceUrl"])), header, None), activity)

    return case


def _public(signer: Signer) -> bytes:
    public = signer.here.keys.signs.private.public_key()
    return public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _published_but(**changed: Any) -> Case:  # noqa: ANN401 - of a key
    """Return a case that is signed by a published key with another property."""

    def case(signer: Signer, activity: Json) -> Posted:
        key = Key("key-of-another-channel", made(98), **changed)
        signer.here.keys.published.insert(0, key)
        return _bearer(signer.signs(activity, key=key), activity)

    return case


def _from(address: Callable[[Signer], object], *, claimed: object = None) -> Case:
    """Return a case whose activity names another serviceUrl; the claim agrees, where it is not given."""

    def case(signer: Signer, activity: Json) -> Posted:
        url = address(signer)
        named = {**activity, "serviceUrl": url}
        if url is LEFT_OUT:
            del named["serviceUrl"]
        agreed = activity["serviceUrl"] if url is LEFT_OUT else url
        return _bearer(signer.signs(activity, serviceurl=agreed if claimed is None else claimed), named)

    return case


def _but(change: Callable[[Json], None]) -> Case:
    """Return a case with a good token, whose activity is changed."""

    def case(signer: Signer, activity: Json) -> Posted:
        changed: Json = json.loads(json.dumps(activity))
        change(changed)
        return _bearer(signer.signs(activity), changed)

    return case


def _tampered(token: str) -> str:
    header, claims, signature = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    return ".".join((header, _b64(json.dumps({**said, "exp": said["exp"] + 1}).encode()), signature))


def _signature(change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(token: str) -> str:
        said, _, signature = token.rpartition(".")
        return f"{said}.{change(signature)}"

    return changed


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _tenant_of_conversation(activity: Json) -> None:
    activity["conversation"]["tenantId"] = OTHER_TENANT


def _tenant_of_channel(activity: Json) -> None:
    activity["channelData"]["tenant"]["id"] = OTHER_TENANT


def _both_tenants(activity: Json) -> None:
    _tenant_of_conversation(activity)
    _tenant_of_channel(activity)


def _no_tenant(activity: Json) -> None:
    del activity["conversation"]["tenantId"], activity["channelData"]["tenant"]


def _another_channel(activity: Json) -> None:
    activity["channelId"] = "webchat"


def _foreign(signer: Signer) -> str:
    return signer.here.foreign_url


HEADERS: Final[Mapping[str, Case]] = {
    "no header": _header(lambda _: None),
    "an empty header": _header(lambda _: ""),
    "another scheme": _header(lambda token: f"Basic {token}"),
    "a scheme without a token": _header(lambda _: "Bearer "),
    "a token without a scheme": _header(lambda token: token),
    "two tokens": _header(lambda token: f"Bearer {token} {token}"),
    "words": _token(lambda _: "not.a.token"),
    "two parts of three": _token(lambda token: token.rpartition(".")[0]),
    "a header that is no JSON": _token(lambda token: "!" + token),
    "a token of 64 KB": _token(lambda token: token + "A" * 65_536),
}
SIGNATURES: Final[Mapping[str, Case]] = {
    "signed by none": _none("none"),
    "signed by nOnE": _none("nOnE"),
    "HS256 with the public key": _by("HS256", _public),
    "HS256 with the app's secret": _by(
        "HS256", lambda signer: signer.here.client.password.ljust(32, "x").encode()
    ),
    "RS384": _by("RS384", lambda signer: signer.here.keys.signs.private),
    "PS256": _by("PS256", lambda signer: signer.here.keys.signs.private),
    "ES256": _by("ES256", lambda _: curve(SECP256R1())),
    "a known id and another key": _by("RS256", lambda _: made(97)),
    "a key that is published nowhere": _says({}),
    "no id of a key": _says({"kid": None}),
    "an id that is a path": _says({"kid": "../../../../dev/null"}),
    "an id that is a number": _says({"kid": "7" * 400}),
    "a key inside the token": _says({"jwk": Key("mine", made(99)).published()}),
    "an address of keys inside the token": _says({"jku": "https://evil.example/keys"}),
    "an address of certificates inside the token": _says({"x5u": "https://evil.example/certificate"}),
    "changed claims": _token(_tampered),
    "no signature": _token(_signature(lambda _: "")),
    "a changed signature": _token(
        _signature(lambda one: one[:9] + ("A" if one[9] != "A" else "B") + one[10:])
    ),
    "an extension that must be understood": _says({"crit": ["exp"], "kid": "key-1"}),
    "a key without endorsements": _published_but(endorsements=()),
    "a key for another channel": _published_but(endorsements=("webchat",)),
}
CLAIMS: Final[Mapping[str, Case]] = {
    "another issuer": _claims(iss="https://api.botframework.example"),
    "the issuer of a login": _claims(iss=f"https://login.microsoftonline.com/{OTHER_TENANT}/v2.0", azp="x"),
    "the issuer of an old login": _claims(iss=f"https://sts.windows.net/{OTHER_TENANT}/"),
    "no issuer": _claims(iss=LEFT_OUT),
    "an issuer with a slash more": _claims(iss="https://api.botframework.com/"),
    "for another app": _claims(aud="ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee"),
    "for nobody": _claims(aud=LEFT_OUT),
    "for several others": _claims(aud=["one", "two"]),
    "over for six minutes": _claims(exp=lambda now: now - 6 * MINUTE, nbf=lambda now: now - 66 * MINUTE),
    "without an end": _claims(exp=LEFT_OUT),
    "an end that is a word": _claims(exp="never"),
    "not begun for six minutes": _claims(nbf=lambda now: now + 6 * MINUTE),
    "no serviceUrl in the claims": _claims(serviceurl=LEFT_OUT),
    "an empty serviceUrl in the claims": _claims(serviceurl=""),
    "another serviceUrl in the claims": _claims(serviceurl=REAL + "other/"),
    "a serviceUrl in the claims that is none": _claims(serviceurl=["x"]),
}
ELSEWHERE: Final[Mapping[str, Case]] = {
    "a foreign host, on which both agree": _from(_foreign),
    "a foreign host in the activity alone": _from(_foreign, claimed=REAL),
    "plain HTTP": _from(lambda _: REAL.replace("https", "http")),
    "a user in front of the host": _from(
        lambda signer: f"https://smba.trafficmanager.net@{_foreign(signer).removeprefix('http://')}"
    ),
    "a user in front of our host": _from(
        lambda signer: signer.here.service_url.replace("http://", "http://somebody@")
    ),
    "a host that only begins like it": _from(lambda _: "https://smba.trafficmanager.net.evil.example/emea/"),
    "a host that only ends like it": _from(lambda _: "https://evilsmba.trafficmanager.net/emea/"),
    "another port": _from(lambda _: REAL.replace(".net/", ".net:8443/")),
    "a backslash": _from(
        lambda signer: f"{signer.here.url[:-1]}\\@{_foreign(signer).removeprefix('http://')}"
    ),
    "another kind of address": _from(lambda _: "file:///etc/passwd"),
    "no serviceUrl": _from(lambda _: LEFT_OUT),
    "an empty serviceUrl": _from(lambda _: ""),
    "a serviceUrl that is a list": _from(lambda signer: [signer.here.service_url]),
}
TENANTS: Final[Mapping[str, Case]] = {
    "another tenant of the conversation": _but(_tenant_of_conversation),
    "another tenant of the channel": _but(_tenant_of_channel),
    "another tenant in both": _but(_both_tenants),
    "no tenant": _but(_no_tenant),
    "another channel": _but(_another_channel),
}
BAD: Final[Mapping[str, Case]] = {**HEADERS, **SIGNATURES, **CLAIMS, **ELSEWHERE, **TENANTS}


def _rotated(signer: Signer, activity: Json) -> Posted:
    signer.here.keys.rotates()
    return _bearer(signer.signs(activity), activity)


GOOD: Final[Mapping[str, Case]] = {
    "as it comes": _claims(),
    "over for four minutes": _claims(exp=lambda now: now - 4 * MINUTE),
    "not begun for four minutes": _claims(nbf=lambda now: now + 4 * MINUTE),
    "without a beginning": _claims(nbf=LEFT_OUT),
    "with claims more": _claims(iat=lambda now: now, appid="x"),
    "signed by a new key": _rotated,
    "a scheme in small letters": _header(lambda token: f"bearer {token}"),
}


def alone(cases: Mapping[str, Case], signer: Signer, activity: Json) -> Iterator[tuple[str, Posted]]:
    """Yield what each case POSTs, with the keys as they were before each."""
    published = list(signer.here.keys.published)
    for name, case in cases.items():
        signer.here.keys.published = list(published)
        yield name, case(signer, activity)
