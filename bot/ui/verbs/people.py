"""One's own settings: zone, language and hours; and a page that gives one's own file."""

from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens

FileVerb = Literal["download", "meeting-file"]
"""The name of a verb that makes a file."""


def makes_files(verb: str) -> TypeGuard[FileVerb]:
    """Tell whether a verb of this name makes a file."""
    return verb in get_args(FileVerb)


@dataclass(frozen=True, slots=True)
class FileOf(Ref):
    """A file that one of these verbs makes: none of them changes anything."""

    verb: FileVerb
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
