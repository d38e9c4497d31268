"""What went wrong with announcements elsewhere: each fault has a guard here, and a story that needs it.

Those whose guards are proved beside other stories are named in `ELSEWHERE`; the rest of them stand here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_a_manager_announces.py"
_REPLIES = "tests/journeys/announcements/test_a_reader_replies.py"
_RULES = "bot/domain/announcements/announcement.py"
_SENDING = "bot/store/announcements/sending.py"

ELSEWHERE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "the same announcement came again and again": (
            "of two processes that make rows one does",
            "of two managers who send at once one does",
        ),
        "the same post stood three times in one channel": (
            "there is one post an announcement",
            "a question that is over posts nothing",
            "the same words within a day are asked about once more",
        ),
        "it was cancelled, and delivered all the same": (
            "a cancellation drops what nobody has been sent",
            "a row of a cancelled announcement that waits for its hour is dropped too",
            "what is in doubt and cancelled is not sent any more (F39)",
        ),
        "of 10,000 recipients 900 were in no list": (
            "a reader whose turn has not come is still to get it",
            "a reader who was left out before their turn is a number",
            "a reader whose row was dropped is counted as cancelled",
            "a reader whom the platform could not be asked about is in doubt",
        ),
        "the same people were refused each round, and more with every round": (
            "who cannot be reached is in no audience",
            "who is tried again can be reached until they are refused again",
        ),
        "a time was read in another clock, and it was never sent": (
            "a planned announcement comes at its time in each zone",
            "a time that has passed is refused",
        ),
        "everybody got it at once instead of at noon in each zone": (
            "what goes on does not come before its time",
            "the card says in which zone it comes next",
        ),
        "a wrong text could not be taken back": (
            "what was being sent when it was corrected is changed after all",
            "a correction is never sent anew",
        ),
        "people answered a bot that only sends": (
            "words that are typed after an announcement are offered to its manager",
            "words after an announcement are kept where an ask waits too",
            "a reply that was sent is shown to its manager",
        ),
        "somebody's text called everybody": ("nobody is called by what a manager writes",),
    }
)
"""What happened to others, and the guards by which it does not happen here."""

OF_ELSEWHERE = (
    Mutant(
        "a reader whose turn has not come is still to get it",
        _RULES,
        "    without = max(0, one.readers - sum(rows.values()))\n",
        "    without = 0\n",
        f"{_STORY} -k every_reader_ends",
    ),
    Mutant(
        "a reader who was left out before their turn is a number",
        _RULES,
        "    state = ReaderState.LEFT_OUT if one.frozen else state\n",
        "",
        f"{_STORY} -k every_reader_ends",
    ),
    Mutant(
        "a reader whose row was dropped is counted as cancelled",
        _SENDING,
        "    return announced.outerjoin(outbox, row)",
        "    return announced.join(outbox, row)",
        f"{_STORY} -k is_in_one_list",
    ),
    Mutant(
        "a reader whom the platform could not be asked about is in doubt",
        _SENDING,
        "        (outbox.c.state == Status.IN_DOUBT, ReaderState.IN_DOUBT),\n",
        "",
        f"{_STORY} -k every_reader_ends",
    ),
    Mutant(
        "words that are typed after an announcement are offered to its manager",
        "bot/handlers/home/typed.py",
        "    if announced is not None and not waiting:\n",
        "    if announced is not None and not words:\n",
        f"{_REPLIES} -k one_press",
    ),
    Mutant(
        "words after an announcement are kept where an ask waits too",
        "bot/handlers/home/typed.py",
        "    replies.keep(work, announced, request.words.strip(), looking)\n",
        "",
        f"{_REPLIES} -k neither_is_first",
    ),
    Mutant(
        "a reply that was sent is shown to its manager",
        "bot/handlers/outcomes/replies.py",
        "    work.show(to.id, Notice(NoticeKind.ANNOUNCEMENT_REPLY, said.id))\n",
        "",
        f"{_REPLIES} -k one_press",
    ),
)
