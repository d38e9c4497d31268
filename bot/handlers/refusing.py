"""How a refusal about an ask is told: by how the ask stands, where it is the presser's own."""

from bot.domain.asks import Ask
from bot.domain.refusals import Refusal, Refused
from bot.handlers.askers import asker
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Aside
from bot.views import refusals


def refuse(work: Work, no: Refused, found: Ask | None) -> Aside:
    """Say no to whoever pressed; an ask between others is never described to them."""
    if found is None or no.why is not Refusal.ALREADY_SETTLED:
        return refusals.refused(reader(work), no)
    other = asker(work, found) if work.me.id == found.mentor else work.people.named(found.mentor)
    return refusals.already_settled(reader(work), found, other)
