"""One act in Teams while it is answered: its reader, and what the reader has been shown so far."""

from dataclasses import dataclass

from bot.adapters.teams.reading.inbound import SURFACES, TeamsAct
from bot.handlers import written_words
from bot.port import Sent
from bot.views.common.reader import Reader


@dataclass(slots=True)
class TeamsTurn:
    """An act, its reader, and what the reader has been shown so far."""

    act: TeamsAct
    reader: Reader
    late: bool = False
    """Whether Teams was acknowledged without the answer."""
    is_member: bool = True
    """Whether they are a member of the tenant, and no guest; true until it is known."""
    line: Sent | None = None
    """The message that says that the answer follows."""

    @property
    def key(self) -> str:
        """Return the key by which a repeated delivery is recognised."""
        return f"{self.act.place.tenant}.{self.act.user}.{self.act.key}"

    @property
    def verb(self) -> str:
        """Return the verb that the act asks for."""
        return self.act.verb

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what the person typed into a form."""
        return written_words.typed_into(SURFACES[self.act.where], self.act.chosen)
