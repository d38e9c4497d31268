"""The guards by which announcements stay cheap and true, however many there are and however they end."""

from tests.fakes.mutating import Mutant

_DUE = "bot/store/announcements/due.py"
_SENDING = "tests/store/announcements/test_sending.py"
_LOOKS = "tests/store/announcements/test_due.py"
_QUIET = "tests/journeys/announcements/test_a_quiet_time_holds_announcements.py"
_MOVED_ON = "tests/journeys/announcements/test_a_date_on_a_quiet_day.py"
_AT_ONCE = "tests/faults/test_f20_a_quiet_time_and_an_ask_at_once.py"
_IN_DOUBT = "tests/faults/test_f29_held_back_in_doubt.py"
_WEEKLY = "tests/journeys/announcements/test_announcements_every_week.py"

OF_MANY_ANNOUNCEMENTS = (
    Mutant(
        "a batch reads who had another one from where the last batch ended",
        "bot/store/audiences/audience.py",
        "self._had_one(one.counts_from, one.reached)",
        "self._had_one(one.counts_from)",
        f"{_SENDING} -k where_the_last_one_ended",
    ),
    Mutant(
        "the next zone is found without reading every reader who waits",
        "bot/store/announcements/sending.py",
        "outbox.c.due_at == at).limit(BATCH)",
        "outbox.c.due_at >= at).limit(BATCH)",
        f"{_SENDING} -k without_reading_every",
    ),
    Mutant(
        "of the readers of the next instant the next zone asks for a batch, however many they are",
        "bot/store/announcements/sending.py",
        "outbox.c.due_at == at).limit(BATCH)",
        "outbox.c.due_at == at)",
        f"{_SENDING} -k without_reading_every",
    ),
    Mutant(
        "the next zone is the one with most readers of the next instant",
        "bot/store/announcements/sending.py",
        "order_by(func.count().desc(), people.c.zone)",
        "order_by(people.c.zone)",
        f"{_SENDING} -k with_most_readers",
    ),
    Mutant(
        "an announcement that has ended is looked at no more",
        _DUE,
        "    return ~announcements.c.settled & announcements.c.stage.in_(stages)\n",
        "    return announcements.c.stage.in_(stages)\n",
        f"{_LOOKS} -k looked_at_no_more",
    ),
    Mutant(
        "the rest of every cancelled announcement is dropped, however many there are",
        _DUE,
        "        return self._every(_LOOSE)\n",
        "        return self._every(_LOOSE.limit(10))\n",
        f"{_LOOKS} -k gave_back",
    ),
    Mutant(
        "a row of a cancelled announcement that waits for its hour is dropped too",
        _DUE,
        "(_is(Stage.CANCELLED) & (pending | paused))",
        "(_is(Stage.CANCELLED) & pending)",
        f"{_LOOKS} -k gave_back",
    ),
    Mutant(
        "what waits of one announcement is not read for another",
        "bot/store/announcements/rows.py",
        "literal(Lane.BULK.value, literal_execute=True)",
        "Lane.BULK + 0 * outbox.c.id",
        f"{_LOOKS} -k not_read_for_another",
    ),
    Mutant(
        "an announcement that is tried again is looked at again",
        "bot/store/announcements/announcement.py",
        '"settled": one.stage is Stage.DONE',
        '"settled": one.stage in {Stage.DONE, Stage.RUNNING}',
        f"{_LOOKS} -k tried_again",
    ),
    Mutant(
        "who had one a week ago gets the next one, though the clock ticks a little earlier",
        "bot/domain/announcements/announcement.py",
        "        return planned if in_time else begun\n",
        "        return begun\n",
        f"{_WEEKLY} -k each_week",
    ),
    Mutant(
        "how many get a planned one is said for its day",
        "bot/handlers/announcements/draft.py",
        "max(work.now, timing.starts(*planned)) if planned else None",
        "None",
        f"{_WEEKLY} -k each_week",
    ),
    Mutant(
        "of two announcements that begin at once a person gets one (F40)",
        "bot/store/announcements/announcement.py",
        "        communities.hold(self._connection, self._community)\n",
        "        self._now = self._now\n",
        "tests/faults/test_f40_two_announcements_at_once.py",
    ),
    Mutant(
        "what waits already comes on no day that became quiet",
        "bot/handlers/announcing/__init__.py",
        ", held_until=reader.held_until",
        "",
        f"{_QUIET} -k who_sleeps",
    ),
    Mutant(
        "what was held back keeps its planned hour",
        "bot/handlers/announcing/reader.py",
        "quiet.cover, planned[1] if planned else None",
        "quiet.cover, None",
        f"{_QUIET} -k keeps_its_hour",
    ),
    Mutant(
        "a row that is held back is no try, and waits to be sent by the clock",
        "bot/store/outbox/outbox.py",
        "state=Status.PAUSED, due_at=until, attempts=attempts",
        "due_at=until, attempts=attempts",
        "tests/store/outbox/test_outbox.py -k held_back",
    ),
    Mutant(
        "what a manager has sent to themselves first waits for no quiet time",
        "bot/jobs/drawing.py",
        "if due.waits_for and not due.revises else None\n",
        "if not due.revises else None\n",
        f"{_QUIET} -k themselves_first",
    ),
    Mutant(
        "no follow-up closes on a quiet day",
        "bot/handlers/answers/follow_up.py",
        "    if due is not None and _moves_on(work, due):\n        return True\n",
        "",
        f"{_MOVED_ON} -k follow_up",
    ),
    Mutant(
        "no card in a channel ends on a quiet day",
        "bot/handlers/open_asks/channel.py",
        "over is not None and not _moves_on(work, over)",
        "over is not None",
        f"{_MOVED_ON} -k channel",
    ),
    Mutant(
        "no proposal ends on a quiet day",
        "bot/handlers/introductions/closing.py",
        "    if due is not None and _moves_on(work, due):\n        return True\n",
        "",
        f"{_MOVED_ON} -k proposal",
    ),
    Mutant(
        "what managers promised comes on its day, quiet or not",
        "bot/handlers/introductions/closing.py",
        "change(later, when=Status.PROPOSED)",
        "change(later, when=due.stage)",
        f"{_MOVED_ON} -k proposal",
    ),
    Mutant(
        "an ask that is sent while a quiet time is saved is moved by it (F20)",
        "bot/store/programme/quiet_weeks.py",
        "        writers.together(self._connection, _lock_of(self._community))\n",
        "",
        f"{_AT_ONCE} -k begun_before",
    ),
    Mutant(
        "of two managers who save the same quiet days at once one does (F20)",
        "bot/store/programme/quiet_weeks.py",
        "        writers.alone(self._connection, _lock_of(self._community))\n",
        "        self._now = self._now\n",
        f"{_AT_ONCE} -k two_managers",
    ),
    Mutant(
        "it is kept who added a quiet time",
        "bot/store/programme/quiet_weeks.py",
        'row | {"by": by, "at": self._now}',
        "row",
        f"{_QUIET} -k who_added",
    ),
    Mutant(
        "it is kept who took a quiet time away",
        "bot/store/programme/quiet_weeks.py",
        "taken_at=self._now, taken_by=by",
        "taken_at=self._now",
        f"{_QUIET} -k who_added",
    ),
    Mutant(
        "what is in doubt and cancelled is looked for (F29)",
        "bot/jobs/drawing.py",
        "    looks = bool(due.doubt) and (held is not None or notices.is_past(due.notice, work))\n",
        "    looks = bool(due.doubt) and held is not None\n",
        f"{_IN_DOUBT} -k counted_as",
    ),
    Mutant(
        "what is in doubt and cancelled is not sent any more (F39)",
        "bot/jobs/deliver.py",
        "        before = partial(never, errand.held_until) if errand.only_if_there else unrecorded\n",
        "        before = unrecorded\n",
        f"{_IN_DOUBT} -k any_more",
    ),
    Mutant(
        "who was not sent a cancelled announcement is counted so",
        "bot/store/announcements/sending.py",
        "        (exists().where(cancelled), ReaderState.CANCELLED),\n",
        "",
        f"{_IN_DOUBT} -k any_more",
    ),
    Mutant(
        "the card of a cancelled announcement says in the end how many had it (F39)",
        "bot/handlers/announcing/running.py",
        "        if _ends(work, one):\n            show(work, one)\n",
        "        if _ends(work, one):\n",
        "tests/faults/test_f28_an_announcement_is_killed.py -k f39",
    ),
    Mutant(
        "a reader's message in the web chat is found before it is written again (F29)",
        "bot/adapters/web/adapter.py",
        "if again and room and (found := await book.posted(room, key)):",
        "if again and not room and (found := await book.posted(room, key)):",
        "tests/adapters/web/test_rooms.py -k earlier_try",
    ),
    Mutant(
        "what is in doubt and paused is looked for, and sent when it goes on (F29)",
        "bot/jobs/drawing.py",
        "    looks = bool(due.doubt) and (held is not None or notices.is_past(due.notice, work))\n",
        "    looks = bool(due.doubt) and notices.is_past(due.notice, work)\n",
        f"{_IN_DOUBT} -k paused",
    ),
    Mutant(
        "what certainly is not there is not in doubt any more (F29)",
        "bot/store/outbox/outbox.py",
        "attempts=attempts, doubt=0)",
        "attempts=attempts, doubt=due.doubt)",
        f"{_IN_DOUBT} -k paused",
    ),
    Mutant(
        "what a worker has in its hands is held back once it is paused",
        "bot/handlers/announcing/reader.py",
        "    paused = work.now if one.stage is Stage.PAUSED else None\n",
        "    paused = None\n",
        f"{_IN_DOUBT} -k in_its_hands",
    ),
)
