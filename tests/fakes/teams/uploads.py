"""Uploads into somebody's OneDrive, by a session that ends with the whole file.

From "Upload large files with an upload session" (learn.microsoft.com): `Content-Range` says which bytes of
how many come, a session that is over is unknown, and a token of ours is refused, for it belongs nowhere here.
"""

import re
from collections.abc import Mapping
from typing import Final

from tests.fakes.teams.errors import Refused
from tests.fakes.teams.ledger import Said
from tests.fakes.teams.values import Upload
from tests.fakes.teams.world import Teams

RANGE: Final = re.compile(r"bytes 0-(\d+)/(\d+)")


def put(here: Teams, of: Mapping[str, str], headers: Mapping[str, str], content: bytes) -> Said:
    """Take a whole file, once."""
    name = here.sessions.get(of["session"])
    if name is None:
        raise Refused("NotFound")
    if headers.get("Authorization"):
        raise Refused("Unauthorized")
    said = RANGE.fullmatch(headers.get("Content-Range", ""))
    if said is None or (int(said[1]), int(said[2])) != (len(content) - 1, len(content)):
        raise Refused("BadArgument")
    del here.sessions[of["session"]]
    here.uploads.append(Upload(name, content, dict(headers)))
    return Said(201, {"id": of["session"], "name": name, "size": len(content)})
