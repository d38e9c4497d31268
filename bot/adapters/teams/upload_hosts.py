"""Which hosts a file may be uploaded to: a person's OneDrive, and nothing else. Pure.

The address comes from a person's client, so it is checked as if it were anybody's.
"""

import re
from collections.abc import Collection
from typing import Final

import yarl

LONGEST: Final = 8_000
"""Characters of an address; OneDrive's have some thousand (learn.microsoft.com, Create upload session)."""

ADDRESS: Final = re.compile(r"[!-;=?-\[\]_a-z~]+")
"""ASCII that stands in an address as it is: nothing that two programs could read differently."""

LABELS: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")

ANY: Final = "*."
"""Stands before a host of which every host below it is meant, and not it itself."""


def is_upload(url: str, hosts: Collection[str]) -> bool:
    """Tell whether a file may be sent to an address: `https`, at one of these hosts, for nobody by name.

    A host that is written as an origin (`http://127.0.0.1:8001`) is that one alone; operators have it for
    this machine only.
    """
    if len(url) > LONGEST or not ADDRESS.fullmatch(url) or "#" in url:
        return False
    try:
        parts = yarl.URL(url, encoded=True)
        if parts.user is not None or parts.password is not None or "@" in parts.raw_authority:
            return False
        if str(parts.origin()) in hosts:
            return True
        host, port = (parts.raw_host or "").lower(), parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and port == 443 and any(_is_of(host, one) for one in hosts)  # noqa: PLR2004 - https


def _is_of(host: str, allowed: str) -> bool:
    if not LABELS.fullmatch(host):
        return False
    return host.endswith(allowed[1:]) if allowed.startswith(ANY) else host == allowed
