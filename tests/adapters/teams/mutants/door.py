"""The guards of the door of Teams: who is let in, and with what (F60)."""

from tests.fakes.mutating import Mutant

GUARD = "bot/adapters/teams/doors/guard.py"
BEARER = "bot/adapters/teams/doors/bearer.py"
KEYS = "bot/adapters/teams/doors/signing_keys.py"
DOOR = "tests/adapters/teams/test_door.py"
ROTATING = "tests/adapters/teams/test_signing_keys.py"

OF_THE_DOOR = (
    Mutant(
        "a token of Teams is for our bot",
        BEARER,
        'options={"require": ["exp", "iss", "aud"], "strict_aud": True}',
        'options={"require": ["exp", "iss"], "verify_aud": False}',
        f"{DOOR} -k CLAIMS",
    ),
    Mutant(
        "a token of Teams has an end",
        BEARER,
        '"require": ["exp", "iss", "aud"]',
        '"require": ["iss", "aud"]',
        f"{DOOR} -k CLAIMS",
    ),
    Mutant(
        "a token of Teams has one issuer",
        BEARER,
        "                issuer=ISSUER,\n",
        "",
        f"{DOOR} -k CLAIMS",
    ),
    Mutant(
        "a token of Teams is over five minutes late at most",
        BEARER,
        "LEEWAY: Final = 300",
        "LEEWAY: Final = 3_000",
        f"{DOOR} -k CLAIMS",
    ),
    Mutant(
        "a token of Teams is signed by an endorsed key",
        GUARD,
        "and CHANNEL in caller.endorsements",
        "",
        f"{DOOR} -k endorsed",
    ),
    Mutant(
        "an activity comes from where its token says",
        GUARD,
        "and service == caller.service_url",
        "",
        f"{DOOR} -k CLAIMS",
    ),
    Mutant(
        "our token goes to known hosts alone",
        GUARD,
        "and is_trusted(service, self._origins)",
        "",
        f"{DOOR} -k ELSEWHERE",
    ),
    Mutant(
        "Teams' people are of our tenant",
        GUARD,
        "and self._is_of_our_tenant(activity)",
        "",
        f"{DOOR} -k TENANTS",
    ),
    Mutant(
        "an activity of Teams is from Teams",
        GUARD,
        'text_of(activity, "channelId") == CHANNEL',
        "True",
        f"{DOOR} -k TENANTS",
    ),
    Mutant(
        "a long body is not read at the door of Teams",
        GUARD,
        "if size > LARGEST_BODY:",
        "if False:",
        f"{DOOR} -k too_long",
    ),
    Mutant(
        "unknown keys of Teams are asked for once a minute",
        KEYS,
        "if kid not in self._keys and (self._fetching or self._clock() - self._tried_at >= LEAST):",
        "if kid not in self._keys:",
        f"{ROTATING} -k once_a_minute",
    ),
    Mutant(
        "the old keys of Teams stay where a fetch fails",
        KEYS,
        "            self._tried_at = self._clock()\n",
        "            self._tried_at, self._keys = self._clock(), {}\n",
        f"{ROTATING} -k old_keys_stay",
    ),
)
