"""Where in Teams each answer is that was read, and what every reader reads there."""

from dataclasses import dataclass, field

from bot.handlers.routing import Answer
from bot.ui.nodes import Aside
from bot.ui.nodes import Message as Shown
from tests.fakes.teams import drawn_back
from tests.fakes.teams.driver import Dialog
from tests.fakes.teams.handing import HandedFiles
from tests.fakes.teams.values import Message

Where = Message | Dialog


@dataclass
class PlacesInTeams:
    """Where each answer is: a press on it comes from there, or it is submitted there."""

    files: HandedFiles = field(default_factory=HandedFiles)
    _known: list[tuple[object, Where]] = field(default_factory=list)

    def keep(self, answer: Answer, where: Where) -> None:
        """Remember where an answer is."""
        inner = answer.message if isinstance(answer, Aside) else answer
        self._known += [(answer, where), (inner, where)]

    def of(self, answer: Answer) -> Where | None:
        """Return where an answer is; None for one that was never read."""
        inner = answer.message if isinstance(answer, Aside) else answer
        return next((where for one, where in reversed(self._known) if one is inner), None)

    def read(self, standing: Message, person: str) -> Shown:
        """Return a message as a person sees it now."""
        card = standing.card_for(person)
        assert card is not None, f"this message has no card: {standing.text[:200]!r}"
        shown = self.files.shown(drawn_back.message(card, list(self.files.by_name.values())))
        self.keep(shown, standing)
        return shown
