"""The guards by which a correction changes what stands, once, and a reason reaches those who had it."""

from tests.fakes.mutating import Mutant

_CORRECTED = "tests/journeys/announcements/test_an_announcement_is_corrected.py"
_WHY = "tests/journeys/announcements/test_those_who_had_it_are_told_why.py"
_CALENDAR = "tests/journeys/announcements/test_announcements_stand_on_a_calendar.py"
_CORRECTIONS = "bot/store/corrections/correcting.py"
_REASONS = "bot/store/corrections/reason.py"
_SENDING = "bot/store/announcements/sending.py"

OF_CORRECTING = (
    Mutant(
        "of two managers who correct at once one does",
        "bot/handlers/corrections/correcting.py",
        'if written["base"] != _base(one) or not',
        "if not",
        f"{_CORRECTED} -k two_managers",
    ),
    Mutant(
        "a correction changes the words that it was written for",
        _CORRECTIONS,
        "(announcements.c.id == old.id) & as_read",
        "(announcements.c.id == old.id)",
        "tests/store/corrections/test_correcting.py -k other_words",
    ),
    Mutant(
        "what was being sent when it was corrected is changed after all",
        _CORRECTIONS,
        "outbox.c.sent_to.is_not(None) | outbox.c.lease.is_not(None) | (outbox.c.doubt != 0)",
        "outbox.c.sent_to.is_not(None)",
        f"{_CORRECTED} -k sent_meanwhile",
    ),
    Mutant(
        "a correction is never sent anew",
        "bot/store/outbox/outbox.py",
        "        return self.notice.kind in STAYING\n",
        "        return False\n",
        f"{_CORRECTED} -k deleted",
    ),
    Mutant(
        "in Slack a correction is never sent anew",
        "bot/adapters/slack/answering/sending.py",
        "            if stays:\n",
        "            if not at.at:\n",
        "tests/adapters/slack/test_sending.py -k stays_as_it_is",
    ),
    Mutant(
        "a pause rests a correction",
        _CORRECTIONS,
        "case((stands & paused.exists(), Status.PAUSED.value), else_=Status.PENDING.value)",
        "Status.PENDING.value",
        f"{_CORRECTED} -k a_pause_rests",
    ),
    Mutant(
        "a pause holds back nothing that may have reached its reader",
        "bot/store/announcements/rows.py",
        "outbox.c.sent_to.is_not(None) | (outbox.c.doubt == 0)",
        "outbox.c.sent_to.is_not(None) | (outbox.c.doubt >= 0)",
        "tests/store/announcements/test_sending.py -k in_doubt",
    ),
    Mutant(
        "a cancellation lets a correction go on",
        _SENDING,
        "        self._turn(announcement, Status.PAUSED, stands=True, state=Status.PENDING)\n",
        "",
        f"{_CORRECTED} -k a_pause_rests",
    ),
    Mutant(
        "what is being corrected counts as had",
        _SENDING,
        "        (outbox.c.sent_to.is_not(None), ReaderState.TOLD),\n",
        "",
        f"{_CORRECTED} -k a_pause_rests",
    ),
    Mutant(
        "another press does not bring back the words of before",
        "bot/store/announcements/announcement.py",
        "_row(new) if when is Stage.DRAFT else _without_words(new)",
        "_row(new)",
        "tests/store/corrections/test_correcting.py -k another_press",
    ),
    Mutant(
        "the card is drawn again once all is changed",
        _CORRECTIONS,
        "announcements.c.correcting & (old | ~_has_edits())",
        "announcements.c.correcting & old",
        f"{_CORRECTED} -k says_at_the_end",
    ),
    Mutant(
        "who left is no message that was changed",
        _CORRECTIONS,
        "(outbox.c.id.is_(None) | ~is_here, EditState.LEFT.value)",
        "(outbox.c.id.is_(None), EditState.LEFT.value)",
        f"{_CORRECTED} -k deleted",
    ),
    Mutant(
        "those alone who had it are told why",
        _REASONS,
        "        return here & (kept | stands) & ~stopped\n",
        "        return here & ~stopped\n",
        f"{_WHY} -k nobody_else",
    ),
    Mutant(
        "who has stopped since is not told why",
        _REASONS,
        "        return here & (kept | stands) & ~stopped\n",
        "        return here & (kept | stands)\n",
        f"{_WHY} -k nobody_else",
    ),
    Mutant(
        "who stops before it comes is not told why",
        "bot/handlers/corrections/reason.py",
        "    return work.announcement_stops.has(work.me.id)\n",
        "    return False\n",
        f"{_WHY} -k before_it_comes",
    ),
    Mutant(
        "it is told once why the rest was cancelled",
        "bot/handlers/corrections/reason.py",
        "    return _settled(work, found) if work.reasons.get(found.id) else found\n",
        "    return found\n",
        f"{_WHY} -k one_tells_them",
    ),
    Mutant(
        "of two managers who move at once one does",
        "bot/handlers/announcing/calendar.py",
        "    if about.print != _base(one):\n",
        "    if not about.about:\n",
        f"{_CALENDAR} -k one_moves_it",
    ),
    Mutant(
        "an announcement is moved to no time that has passed",
        "bot/handlers/announcing/calendar.py",
        "timing.is_over(*planned, work.me.zone, work.now)",
        "not work.me.zone",
        f"{_CALENDAR} -k cannot_be",
    ),
    Mutant(
        "a manager alone is told what another did with a plan",
        "bot/handlers/announcing/looking.py",
        "    if by == work.me.id or act is not news:\n",
        "    if by == work.me.id or act is news:\n",
        f"{_CALENDAR} -k called_it_off",
    ),
)
