"""One act in Discord while it is answered: its reader, and what the reader has been shown so far."""

from dataclasses import dataclass

from bot.adapters.discord.answering.ways import DiscordPlace, place_of
from bot.adapters.discord.reading.inbound import SURFACES, DiscordAct
from bot.handlers import written_words
from bot.port import Sent
from bot.views.common.reader import Reader


@dataclass(slots=True)
class DiscordTurn:
    """An act, its reader, and what the reader has been shown so far."""

    act: DiscordAct
    reader: Reader
    late: bool = False
    """Whether Discord was acknowledged without the answer."""
    guild: str = ""
    """The server in which it acts, once that is known."""
    named: str = ""
    """What that server is called, where a direct message has to say it."""
    line: Sent | None = None
    """The message that says that the answer follows."""

    @property
    def key(self) -> str:
        """Return the key by which a repeated dispatch is recognised."""
        return f"{self.act.guild}.{self.act.user}.{self.act.key}"

    @property
    def place(self) -> DiscordPlace:
        """Return where its answer belongs."""
        return place_of(self.act)

    @property
    def is_private(self) -> bool:
        """Tell whether its answer is for the presser's eyes alone: in a server others would see it."""
        return bool(self.act.guild)

    @property
    def server(self) -> str:
        """Return the server that its answer has to carry: in direct messages, where nothing else says it."""
        return "" if self.act.guild else self.guild

    @property
    def verb(self) -> str:
        """Return the verb that the act asks for."""
        return self.act.verb

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what the person typed into a form."""
        return written_words.typed_into(SURFACES[self.act.where], self.act.chosen)
