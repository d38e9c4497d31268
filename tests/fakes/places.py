"""The places somebody holds, as the database counts them."""

from bot.domain.asks.ask import Hold
from bot.domain.common.capacity import Place
from bot.domain.common.refusals import Refusal
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from tests.fakes.acting import Acting
from tests.fakes.community import Community


def held(here: Community, whose: Acting) -> dict[tuple[str, str], int]:
    """Return what is held of somebody's places, by (kind, month); what is zero is left out."""
    one = whose.person.id
    found = here.database.read(
        lambda open_: Places(open_, here.id, Mentors(open_, here.id)).held((one,))[one]
    )
    return {place: n for place, n in found.items() if n}


def takes(here: Community, place: Place) -> None:
    """Take one more of a place, as somebody does who was a moment quicker."""
    hold = Hold(place, 99, Refusal.FULL)
    here.database.write(lambda open_: Places(open_, here.id, Mentors(open_, here.id)).hold_all((hold,)))
