"""What an activity says of its sender: id, name, language and zone. Pure."""

from dataclasses import dataclass
from typing import Final

from bot.adapters.teams.reading.payload import Payload, id_of, part_of, parts_of, text_of

LONGEST_NAME: Final = 256
"""Characters of a display name (learn.microsoft.com, Graph user: displayName)."""

NO_FIRST_NAMES: Final = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "dds", "esq", "msc", "bsc", "ma", "mba", "cpa"}
)
"""What stands behind a comma without being a first name, in small letters and without dots."""


@dataclass(frozen=True, slots=True)
class TeamsMember:
    """A person as an activity describes them."""

    user: str
    """Their object id in Entra: the same for every app, and in every conversation."""
    account: str
    """What the connector calls them: their id at our bot alone."""
    name: str
    locale: str
    zone: str
    """As the device says it, such as `Europe/Berlin`; empty where it does not."""


def read_member(activity: Payload) -> TeamsMember:
    """Return who sent an activity; one without an object id is nobody whom we could know again."""
    sender = part_of(activity, "from")
    about = next((one for one in parts_of(activity, "entities") if one.get("type") == "clientInfo"), {})
    return TeamsMember(
        user=id_of(sender, "aadObjectId").lower(),
        account=id_of(sender, "id"),
        name=called(text_of(sender, "name")),
        locale=_short(activity, "locale") or _short(about, "locale"),
        zone=_short(activity, "localTimezone") or _short(about, "timezone"),
    )


def called(name: str) -> str:
    """Return a display name as people say it: many directories write “Last, First”."""
    name = " ".join(name[:LONGEST_NAME].split())
    last, comma, first = (part.strip() for part in name.partition(","))
    behind = first.split("(")[0].replace(".", "").strip().lower()
    if not comma or not last or not behind or "," in first or behind in NO_FIRST_NAMES:
        return name
    first, bracket, more = first.partition("(")
    return f"{first.strip()} {last}" + (f" ({more}" if bracket else "")


def _short(of: Payload, name: str) -> str:
    value = text_of(of, name)
    return value if len(value) <= 60 else ""  # noqa: PLR2004 - the longest name of a zone that is kept
