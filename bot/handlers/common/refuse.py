"""How a refusal about an ask is told: by how the ask stands, where it is the presser's own."""

from bot.domain.asks.ask import Ask
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.common.reader import reader
from bot.handlers.common.who_asked import asker
from bot.store.work import Work
from bot.ui.nodes import Aside
from bot.views.common import refusals


def refuse(work: Work, no: Refused, found: Ask | None) -> Aside:
    """Say no to whoever pressed; an ask between others is never described to them."""
    if found is None or no.why is not Refusal.ALREADY_SETTLED:
        return refusals.refused(reader(work), no)
    other = asker(work, found) if work.me.id == found.mentor else work.people.named(found.mentor)
    return refusals.already_settled(reader(work), found, other)
