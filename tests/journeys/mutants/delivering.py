"""The guards that the stories protect in what delivers and falls due, and the code without each."""

from tests.fakes.mutating import Mutant

OF_DELIVERING = (
    Mutant(
        "cards lead to a room as soon as it stands",
        "bot/jobs/deliver.py",
        "            self._runner.work(open_, due.community).happened(RoomOpened(due.recipient))\n",
        "",
        "tests/journeys/test_a_room_is_one_press_away.py -k both_cards",
    ),
    Mutant(
        "new zone rules draw times again, and only once",
        "bot/store/outbox/zone_rules.py",
        "    if before == present:",
        "    if False:",
        "tests/journeys/test_two_people_begin_and_finish.py -k new_rules",
    ),
    Mutant(
        "what is late does not arrive at night (F52)",
        "bot/jobs/deliver.py",
        "        if errand.asleep_until and adapter.rings:",
        "        if False:",
        "tests/journeys/test_nobody_is_woken.py",
    ),
    Mutant(
        "what was told goes after a year",
        "bot/store/outbox/outbox.py",
        "(outbox.c.due_at < now - TOLD_KEPT)",
        "(outbox.c.due_at < now - 2 * TOLD_KEPT)",
        "tests/journeys/test_what_holds_after_leaving.py -k was_told",
    ),
    Mutant(
        "what is still to be told stays",
        "bot/store/outbox/outbox.py",
        "over = outbox.c.state.in_((Status.SENT, Status.FAILED)) & (",
        "over = (",
        "tests/journeys/test_what_holds_after_leaving.py -k was_told",
    ),
    Mutant(
        "a departure leaves no byte in the search index (F69)",
        "bot/jobs/indexing.py",
        "if gone.number <= self._index.purged:",
        "if True:",
        "tests/journeys/test_somebody_takes_everything_and_goes.py tests/jobs/test_indexing.py",
    ),
)
