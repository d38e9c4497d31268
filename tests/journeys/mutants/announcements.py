"""The guards by which an announcement reaches each person once, and nobody who does not want it."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_a_manager_announces.py"
_PLANNED = "tests/journeys/announcements/test_an_announcement_is_planned.py"
_AUDIENCE = "bot/store/audiences/audience.py"
_SENDING = "bot/handlers/announcing/sending.py"
_RUNNING = "bot/handlers/announcing/running.py"
_READER = "bot/handlers/announcing/reader.py"

OF_ANNOUNCING = (
    Mutant(
        "of two managers who send at once one does",
        "bot/store/announcements/announcement.py",
        "(announcements.c.id == new.id) & (announcements.c.stage == when)",
        "(announcements.c.id == new.id)",
        "tests/store/announcements/test_sending.py -k sent_once",
    ),
    Mutant(
        "of two processes that make rows one does",
        "bot/store/announcements/announcement.py",
        "(announcements.c.id == one.id) & (announcements.c.reached == one.reached)",
        "(announcements.c.id == one.id)",
        "tests/store/announcements/test_sending.py -k made_once",
    ),
    Mutant(
        "what may have reached its reader is neither held back nor dropped",
        "bot/store/announcements/rows.py",
        "outbox.c.sent_to.is_(None) & (outbox.c.doubt == 0)",
        "outbox.c.sent_to.is_(None)",
        "tests/store/announcements/test_sending.py -k in_doubt",
    ),
    Mutant(
        "nobody is called by what a manager writes",
        "bot/adapters/slack/drawing/escape.py",
        "    return flat.translate(_CONTROL)\n",
        "    return flat\n",
        f"{_STORY} -k nobody_is_called",
    ),
    Mutant(
        "one announcement a week reaches a person",
        _AUDIENCE,
        "        theirs = theirs if one.later else theirs & ~self._had_one(one.counts_from, one.reached)\n",
        "",
        f"{_STORY} -k a_second_one",
    ),
    Mutant(
        "who has stopped announcements is no audience",
        _AUDIENCE,
        "        theirs &= ~_IS_UNREACHED & ~_has_stopped(one.reached)\n",
        "        theirs &= ~_IS_UNREACHED\n",
        f"{_STORY} -k every_reader_ends",
    ),
    Mutant(
        "who stops before it comes is told nothing",
        _READER,
        "one.stage is not Stage.DRAFT and work.announcement_stops.has(work.me.id)",
        "one.stage is Stage.DRAFT",
        f"{_STORY} -k stops_before",
    ),
    Mutant(
        "fewer than five are no audience",
        "bot/views/announcing/draft.py",
        "    if reach is None or reach.readers < FEWEST or shown.late:\n        return ()\n",
        "    if reach is None or shown.late:\n        return ()\n",
        f"{_STORY} -k fewer_than_five",
    ),
    Mutant(
        "above fifty the number is typed",
        _SENDING,
        "typed != str(reach.readers)",
        "not typed",
        f"{_STORY} -k above_fifty",
    ),
    Mutant(
        "a pause holds back what nobody has been sent",
        _RUNNING,
        "lambda one: work.sendings.pause(one.id)",
        "lambda one: 0",
        f"{_STORY} -k a_pause_holds",
    ),
    Mutant(
        "a cancellation drops what nobody has been sent",
        _RUNNING,
        "lambda one: work.sendings.drop(one.id)",
        "lambda one: 0",
        f"{_STORY} -k a_pause_holds",
    ),
    Mutant(
        "what a manager who leaves has sent waits for another",
        _RUNNING,
        "        if work.announcements.change(paused, when=Stage.RUNNING):\n",
        "        if not paused.id:\n",
        f"{_STORY} -k its_own_leaves",
    ),
    Mutant(
        "nothing goes on whose words went with its manager",
        "bot/domain/announcements/announcement.py",
        "    if one.stage is Stage.PAUSED and not one.is_written:\n",
        "    if not one.id:\n",
        f"{_STORY} -k words_go_with",
    ),
    Mutant(
        "who stopped announcements gets none as the person they come back as",
        "bot/store/people/returning.py",
        "        _keep_stopped(connection, community, PersonId(old), new)\n",
        "",
        f"{_STORY} -k after_erasing",
    ),
    Mutant(
        "announcements that were stopped after a backup stay so",
        "bot/store/safety/kept_away.py",
        '            yield KeptKind.ANNOUNCEMENTS, row, ""\n',
        "            pass\n",
        "tests/process/restoring/test_restore_what_holds.py -k closed_and_stopped",
    ),
    Mutant(
        "an announcement waits for its reader's quiet hours",
        "bot/store/announcements/sending.py",
        '"waits_for": people.c.id',
        '"waits_for": ""',
        f"{_STORY} -k quiet_hours",
    ),
    Mutant(
        "a number that was typed to be sure is no word that is given back",
        _SENDING,
        "    work.drafts.drop(announcements.COUNT.name, one.id)\n",
        "",
        f"{_STORY} -k above_fifty",
    ),
    Mutant(
        "a planned announcement with too few readers goes to nobody",
        "bot/domain/announcements/announcement.py",
        "    if readers < FEWEST and not one.necessary:\n",
        "    if readers < 0 and not one.necessary:\n",
        f"{_PLANNED} -k fewer_than_five_are_left",
    ),
    Mutant(
        "the manager is told that a planned announcement had too few readers",
        _RUNNING,
        "        return dates.not_sent(work.reader, one)\n",
        "        return None\n",
        f"{_PLANNED} -k fewer_than_five_are_left",
    ),
    Mutant(
        "the card says in which zone it comes next",
        "bot/store/announcements/sending.py",
        "select(func.min(outbox.c.due_at)",
        "select(func.max(outbox.c.due_at)",
        f"{_PLANNED} -k at_ten",
    ),
    Mutant(
        "a planned announcement comes at its time in each zone",
        _RUNNING,
        "timing.arrives(*planned, zone, work.now)",
        'timing.arrives(*planned, "Pacific/Kiritimati", work.now)',
        f"{_PLANNED} -k at_ten",
    ),
    Mutant(
        "a planned announcement waits where its manager manages no more",
        "bot/store/announcements/due.py",
        "    return planned & exists().where(manages, here)\n",
        "    return planned\n",
        f"{_PLANNED} -k waits_for_another",
    ),
    Mutant(
        "what goes on does not come before its time",
        "bot/store/announcements/sending.py",
        "        if was is Status.PAUSED:\n",
        "        if not announcement:\n",
        "tests/store/announcements/test_sending.py -k before_its_time",
    ),
    Mutant(
        "a time that has passed is refused",
        "bot/handlers/announcing/planning.py",
        "    if planned is not None and timing.is_over(*planned, work.me.zone, work.now):\n",
        "    if planned is not None and not work.me.zone:\n",
        f"{_PLANNED} -k cannot_be",
    ),
    Mutant(
        "an announcement comes on no quiet day",
        _RUNNING,
        "    awake = starts_on_or_after(at, zone, work.programme.caps.quiet_weeks.cover) or at\n",
        "    awake = at\n",
        f"{_PLANNED} -k quiet_time",
    ),
)
