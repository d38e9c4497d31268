"""The places of a person that are held, as the database counts them."""

from bot.domain.asks.ask import Hold
from bot.domain.common.capacity import Place
from bot.domain.common.refusals import Refusal
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from tests.fakes.acting import Acting
from tests.fakes.community import Community


def held(here: Community, whose: Acting) -> dict[tuple[str, str], int]:
    """Return how many of a person's places are held, by (kind, month), without zeroes."""
    one = whose.person.id
    found = here.database.read(
        lambda open_: Places(open_, here.id, Mentors(open_, here.id)).held((one,))[one]
    )
    return {place: n for place, n in found.items() if n}


def takes(here: Community, place: Place) -> None:
    """Hold one more of a place, as another mentee does who was a moment earlier."""
    hold = Hold(place, 99, Refusal.FULL)
    here.database.write(lambda open_: Places(open_, here.id, Mentors(open_, here.id)).hold_all((hold,)))
