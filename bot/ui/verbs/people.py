"""One's own settings: zone, language and hours; and a page that gives one's own file."""

from dataclasses import dataclass
from typing import Literal

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens


@dataclass(frozen=True, slots=True)
class FileOf(Ref):
    """A file that one of these verbs makes: none of them changes anything."""

    verb: Literal["download", "meeting-file"]
    written: str
    """The file's name, its dots as slashes."""
    about: str | None = None

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.written.replace("/", ".")


SETTINGS = Answers("settings")
KEEP_ZONE = Answers("keep-zone", writes=True)
ZONE = Opens("zone")
SET_ZONE = Answers("set-zone", writes=True)
LANGUAGE = Opens("language")
SET_LANGUAGE = Answers("set-language", writes=True)
HOURS = Opens("hours")
SET_HOURS = Answers("set-hours", writes=True)
FILE_PAGE = AnswersAbout("file-page", writes=True, about=(FileOf,))
"""Makes a page that gives a file once."""
