"""What a message carries beside its text: a file to download, and a link to open."""

import re
from dataclasses import dataclass

from bot.ui import limits

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9]+)+")
ADDRESS = re.compile(r"https://[a-z0-9.-]+([/?#][!#-;=?-\[\]_a-z~]*)?")
"""What a link may open: a named host and ASCII after it, without quotes, angle brackets, spaces or `|`."""
MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: `name` is the file's name, `media` its media type, `label` says what it is for."""

    label: str
    name: str
    media: str
    content: bytes

    def __post_init__(self) -> None:
        """Check it against what every platform can take."""
        limits.hold(self.label, limits.BUTTON, "a file's label")
        limits.hold(self.name, limits.FILE_NAME, "a file's name")
        limits.hold_count(len(self.content), limits.FILE, "a file's bytes")
        if not FILE_NAME.fullmatch(self.name) or not MEDIA.fullmatch(self.media):
            raise limits.DoesNotFit(f"a file's name or media type is none: {self.name!r}, {self.media!r}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a press opens outside: the one place where an address that a person wrote is live.

    `label` is ours and says the whole host; `url` is `https`, in ASCII. It is never fetched or unfurled.
    """

    label: str
    url: str

    def __post_init__(self) -> None:
        """Check it against what every platform can show, and that nothing but a web page can be opened."""
        limits.hold(self.label, limits.TEXT, "a link's label")
        limits.hold(self.url, limits.LINK, "a link's address")
        if not ADDRESS.fullmatch(self.url):
            raise ValueError(f"this is no address of a page: {self.url[:60]!r}")
