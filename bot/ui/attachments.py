"""What a message carries beside its text: a file to download, a link to open, and the way to a room."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.ui import limits
from bot.ui.verbs import Answers

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
    again: Answers | None = field(default=None, compare=False)
    """The verb that makes it anew for whoever may have it; None where it is nowhere but here."""
    ref: str = field(default="", compare=False)
    """What that verb is about."""

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


@dataclass(frozen=True, slots=True)
class Way:
    """The way to the room of two people, which one press opens.

    A view names the mentorship, or its ask, in `of`, and knows no platform. `at` is where the room is, in the
    platform's own terms; it is filled in from the address book before anything is shown, and a room that
    does not stand is left out then. So without `at` there is nothing to press, and nothing is drawn.
    """

    label: str
    of: str = field(compare=False)
    at: Mapping[str, str] = field(default_factory=dict)
    stands: str = ""
    """Said above it where the room stands."""
    opens: str = ""
    """Said instead of it while the room is on its way; nothing is said of a room that is over."""

    def __post_init__(self) -> None:
        """Check its words against what every platform can show."""
        limits.hold(self.label, limits.BUTTON, "a room's label")
        for sentence in (self.stands, self.opens):
            if sentence:
                limits.hold(sentence, limits.TEXT, "what is said of a room")
