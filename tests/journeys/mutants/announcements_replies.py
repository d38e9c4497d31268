"""The guards by which a reply reaches one manager alone, and what came of an announcement names nobody."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_a_reader_replies.py"
_CAME = "tests/journeys/announcements/test_what_came_of_an_announcement.py"
_REPLIES = "bot/handlers/outcomes/replies.py"
_OUTCOME = "bot/handlers/outcomes/outcome.py"
_STORE = "bot/store/outcomes/outcome.py"

OF_REPLIES = (
    Mutant(
        "who did what stands beside the card, which stays",
        "bot/handlers/outcomes/history.py",
        "    return Aside(views.history(work.reader, one, done))\n",
        "    return views.history(work.reader, one, done)\n",
        "tests/journeys/announcements/test_who_did_what_is_seen.py -k each_act",
    ),
    Mutant(
        "why some missed it stands beside the card, which stays",
        _OUTCOME,
        "    return Aside(views.missed(work.reader, one, work.sendings.tally(one), named))\n",
        "    return views.missed(work.reader, one, work.sendings.tally(one), named)\n",
        f"{_CAME} -k who_could_not_be_reached",
    ),
    Mutant(
        "replies stand beside the card, which stays",
        _REPLIES,
        "    return drawn if about.number else Aside(drawn)\n",
        "    return drawn\n",
        f"{_STORY} -k a_page_has_the_words",
    ),
    Mutant(
        "words are offered as a reply for a week",
        _STORE,
        " & (outbox.c.due_at > self._now - A_WEEK)",
        "",
        f"{_STORY} -k after_a_week",
    ),
    Mutant(
        "words are offered as a reply only to an announcement that has come",
        _STORE,
        "theirs &= outbox.c.sent_to.is_not(None) & ",
        "theirs &= ",
        f"{_STORY} -k after_a_week",
    ),
    Mutant(
        "a screen that is named comes before a reply",
        "bot/handlers/home/typed.py",
        "    if screen := spoken_words.screen(words, work.reader.language):\n"
        '        return SCREENS[screen](replace(request, words="", ref=""), work)\n'
        "    waiting",
        "    waiting",
        f"{_STORY} -k after_a_week",
    ),
    Mutant(
        "the sender's own words are no reply",
        _REPLIES,
        " and one.by != work.me.id else None",
        " else None",
        f"{_STORY} -k after_a_week",
    ),
    Mutant(
        "where an ask waits too neither is first",
        "bot/handlers/home/typed.py",
        "    if announced is None or sender is None:\n",
        "    if announced is None or sender is not None:\n",
        f"{_STORY} -k neither_is_first",
    ),
    Mutant(
        "words that went to a manager wait for no ask any more",
        _REPLIES,
        '        if work.drafts.get(home.SAID.name, ask.id).get("words") == words:\n',
        "        if not words:\n",
        f"{_STORY} -k neither_is_first",
    ),
    Mutant(
        "a reply is sent once",
        _REPLIES,
        "    work.drafts.drop(home.SAID.name, announcement)\n",
        "",
        f"{_STORY} -k one_press",
    ),
    Mutant(
        "no reply goes to a manager who left",
        _REPLIES,
        "manager.manages and manager.is_here and ",
        "manager.manages and ",
        f"{_STORY} -k who_went_on",
    ),
    Mutant(
        "no reply goes to a person who manages no more",
        _REPLIES,
        "if manager and manager.manages and ",
        "if manager and ",
        f"{_STORY} -k manages_no_more",
    ),
    Mutant(
        "a reply goes to the manager who went on",
        "bot/domain/announcements/acts.py",
        "if act in parts",
        "if act in _SENDING",
        f"{_STORY} -k who_went_on",
    ),
    Mutant(
        "no reply passes a block",
        _REPLIES,
        " and by != work.me.id and by not in apart:",
        " and by != work.me.id:",
        f"{_STORY} -k a_block_holds",
    ),
    Mutant(
        "nobody else learns from a reply's id who wrote it",
        "bot/handlers/safety/report_and_block.py",
        "    if said is None or work.me.id not in {said.by, said.to}:\n",
        "    if said is None:\n",
        f"{_STORY} -k a_block_holds",
    ),
    Mutant(
        "a reply that was sent before a block is not delivered after it",
        _REPLIES,
        "    if said.to != work.me.id or said.by in work.safety.apart_from(work.me.id):\n",
        "    if said.to != work.me.id:\n",
        f"{_STORY} -k between_sending",
    ),
    Mutant(
        "a reply that went before it was delivered is told to nobody",
        _REPLIES,
        "    return work.replies.get(ref) is None\n",
        "    return False\n",
        f"{_STORY} -k before_it_was_delivered",
    ),
    Mutant(
        "a reply is at most as long as it may be",
        _REPLIES,
        "    if to is None or measure(kept.words) > LONGEST_REPLY:\n",
        "    if to is None:\n",
        f"{_STORY} -k too_long",
    ),
    Mutant(
        "only the manager who was sent a reply reads it in the list",
        "bot/store/outcomes/replies.py",
        "        theirs = self._to_it(announcement) & (announcement_replies.c.to == manager)\n",
        "        theirs = self._to_it(announcement)\n",
        f"{_STORY} -k a_page_has",
    ),
    Mutant(
        "only the manager who was sent a reply reads it whole",
        _REPLIES,
        "    if said.to != work.me.id or said.by in",
        "    if said.by in",
        f"{_STORY} -k a_page_has",
    ),
    Mutant(
        "a reply goes with its writer and its number stays",
        _OUTCOME,
        "        replies.leaves(work)\n",
        "",
        f"{_STORY} -k go_with_their_writer",
    ),
    Mutant(
        "a reply is forgotten after 90 days",
        "bot/domain/outcomes/replies.py",
        "KEPT = timedelta(days=90)",
        "KEPT = timedelta(days=900)",
        f"{_STORY} -k go_with_their_writer",
    ),
    Mutant(
        "a message that shows a forgotten reply is drawn again without it",
        _REPLIES,
        "        work.draw_again(said.id)\n",
        "",
        f"{_STORY} -k go_with_their_writer",
    ),
)

OF_OUTCOMES = (
    Mutant(
        "a press counts for the announcement that it stands under",
        _STORE,
        "        if announcement:\n",
        "        if not person:\n",
        f"{_CAME} -k it_stands_under",
    ),
    Mutant(
        "an opened door is kept only after an announcement that asked for one",
        _OUTCOME,
        "    if got and one and one.action is Action.DOOR:\n",
        "    if got and one:\n",
        f"{_CAME} -k a_try_out",
    ),
    Mutant(
        "a reader who presses twice counts once",
        _STORE,
        "dialect.insert_new(self._connection, announcement_steps, row)",
        "self.add(got.announcement, step, 1)",
        f"{_CAME} -k once_a_reader",
    ),
    Mutant(
        "below five no number is said",
        "bot/domain/outcomes/outcome.py",
        "FEW = 5",
        "FEW = 1",
        f"{_CAME} -k once_a_reader",
    ),
    Mutant(
        "what a person pressed who erases everything is a number alone",
        _OUTCOME,
        "        work.outcomes.make_numbers_of(event.person)\n",
        "",
        f"{_CAME} -k once_a_reader",
    ),
    Mutant(
        "who pressed is forgotten when the week is over",
        _STORE,
        "self._connection.execute(delete(announcement_steps).where(mine, tuple_(*_KEY).in_(these)))",
        "pass",
        f"{_CAME} -k once_a_reader",
    ),
    Mutant(
        "a press on a try-out is not counted",
        _STORE,
        " & (outbox.c.lane == Lane.BULK)",
        "",
        f"{_CAME} -k a_try_out",
    ),
    Mutant(
        "who stopped or left is not named",
        "bot/handlers/outcomes/outcome.py",
        "_named(work, one.id, ReaderState.IN_DOUBT)",
        "_named(work, one.id, ReaderState.STOPPED)",
        f"{_CAME} -k is_named",
    ),
    Mutant(
        "announcements are stopped and had again under settings",
        "bot/views/people/settings.py",
        "            allow if shown.stopped else stop,\n",
        "            stop,\n",
        f"{_CAME} -k under_settings",
    ),
)
