"""One act of a browser while it is answered: its request, its reader, and where the answer belongs."""

from dataclasses import dataclass, field

from bot.adapters.web.answering.ways import WebPlace
from bot.adapters.web.reading.inbound import BrowserAct
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.handlers import written_words
from bot.ui.requests import Request
from bot.views.common.reader import Reader


@dataclass(slots=True)
class WebTurn:
    """An act of a browser while it is answered: its request, its reader, and where the answer belongs."""

    act: BrowserAct
    me: Person
    where: WebPlace
    request: Request
    reader: Reader
    line: int | None = None
    """The bot's line that was pressed, if one was."""
    late: bool = False
    named: set[PersonId] = field(default_factory=set)
    """Whom the answer names, noted while it is drawn."""

    @property
    def key(self) -> str:
        """Return the key by which a retry of the act is recognised."""
        return f"{self.act.user}.{self.act.key}"

    @property
    def verb(self) -> str:
        """Return the verb that the act asks for."""
        return self.request.verb

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what the person typed into a form."""
        return written_words.typed(self.request)
