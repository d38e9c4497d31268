"""One act in Slack while it is answered: its reader, and what the reader has been shown so far."""

from dataclasses import dataclass

from bot.adapters.slack.reading.inbound import SURFACES, SlackAct
from bot.handlers import written_words
from bot.port import Sent
from bot.views.common.reader import Reader


@dataclass(slots=True)
class SlackTurn:
    """An act, its reader, and what the reader has been shown so far."""

    act: SlackAct
    reader: Reader
    late: bool = False
    """Whether Slack was acknowledged already: then a button opens a form, and a message follows."""
    waiting_view: str = ""
    """Our own name for a modal that says that the answer follows: it is known also where Slack's is lost."""
    waiting_line: Sent | None = None
    """A direct message that says that the answer follows."""
    is_untold: bool = False
    """Whether Slack did not take the page of a Home tab."""

    @property
    def key(self) -> str:
        """Return the key by which a retry is recognised: the same act of the same person in the same team."""
        return f"{self.act.team}.{self.act.user}.{self.act.key}"

    @property
    def verb(self) -> str:
        """Return the verb that the act asks for."""
        return self.act.verb

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what the person typed into a form."""
        return written_words.typed_into(SURFACES[self.act.where], self.act.chosen)
