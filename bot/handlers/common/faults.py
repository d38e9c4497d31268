"""What a person is told about a fault that is not theirs."""

from bot.store.database.troubles import Trouble, trouble_of
from bot.ui.nodes import Aside
from bot.views.common import refusals
from bot.views.common.reader import Reader


def said_about(problem: Exception, reader: Reader, reference: str) -> Aside:
    """Say what went wrong: the disk is full, the database stands still, or something broke."""
    match trouble_of(problem):
        case Trouble.FULL | Trouble.READ_ONLY:
            return refusals.no_room_to_keep_it(reader, reference)
        case Trouble.STILL | Trouble.OUT_OF_REACH:
            return refusals.stands_still(reader, reference)
        case Trouble.DAMAGED | None:
            return refusals.went_wrong(reader, reference)
