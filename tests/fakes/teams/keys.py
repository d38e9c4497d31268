"""The keys of the Bot Framework, as its metadata names them: made here, published, rotated, endorsed."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

CHANNEL: Final = "msteams"
ENDORSED: Final = (CHANNEL, "webchat", "skype", "directline")


@cache
def made(number: int) -> RSAPrivateKey:
    """Return a key; the same for the same number, for a new one takes a tenth of a second."""
    del number
    return generate_private_key(public_exponent=65_537, key_size=2_048)


@dataclass(frozen=True)
class Key:
    """One key, under its id, and the channels whose messages it may sign."""

    kid: str
    private: RSAPrivateKey
    endorsements: tuple[str, ...] = ENDORSED

    def published(self) -> dict[str, Any]:
        """Return it as the key set does, with `endorsements`, which JWK does not know."""
        numbers = self.private.public_key().public_numbers()
        said = {"kty": "RSA", "use": "sig", "kid": self.kid, "x5t": self.kid, "n": _b64(numbers.n)}
        return {**said, "e": _b64(numbers.e), "endorsements": list(self.endorsements)}


@dataclass
class Keys:
    """The keys that are published now; the last of them signs."""

    published: list[Key] = field(default_factory=lambda: [Key("key-1", made(1))])
    algorithms: tuple[str, ...] = ("RS256",)
    _made: int = 1

    @property
    def signs(self) -> Key:
        """Return the key that signs."""
        return self.published[-1]

    def rotates(self, *, keeps_old: bool = True, endorsements: Iterable[str] = ENDORSED) -> Key:
        """Publish a new key, which signs from now on; the old ones go or stay."""
        self._made += 1
        new = Key(f"key-{self._made}", made(self._made), tuple(endorsements))
        self.published = [*(self.published if keeps_old else ()), new]
        return new

    def unpublished(self) -> Key:
        """Return a key that is published nowhere."""
        return Key("key-of-somebody-else", made(99))

    def set(self) -> dict[str, Any]:
        """Return the key set (JWKS)."""
        return {"keys": [one.published() for one in self.published]}

    def metadata(self, at: str) -> dict[str, Any]:
        """Return the OpenID metadata, as served under this address."""
        return {
            "issuer": ISSUER,
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{at}keys",
            "id_token_signing_alg_values_supported": list(self.algorithms),
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }


ISSUER: Final = "https://api.botframework.com"


def _b64(number: int) -> str:
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(whole).rstrip(b"=").decode()
