"""Which addresses of a connector are trusted: our token goes nowhere else. Pure."""

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

PATH: Final = re.compile(r"/[A-Za-z0-9._~/-]*")
"""The path of a connector's address, such as `/emea/`: no sign that a client may read otherwise."""


def is_trusted(url: str, origins: Collection[str]) -> bool:
    """Tell whether an address is of one of these origins, without userinfo, query or tricks of writing.

    What two programs could read differently is refused, so the host that we check is the one that is called.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    origin = f"{parts.scheme}://{parts.netloc}".lower()
    path = parts.path or "/"
    plain = url.isascii() and url.isprintable() and not re.search(r"[\\\s]", url)
    return (
        plain
        and origin in origins
        and PATH.fullmatch(path) is not None
        and ".." not in path
        and url[len(origin) :] == parts.path
    )
