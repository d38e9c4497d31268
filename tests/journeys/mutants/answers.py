"""The guards that the stories protect in answers, and the code without each."""

from tests.fakes.mutating import Mutant

OF_ANSWERS = (
    Mutant(
        "a reminder is drawn again when an ask on it is answered or over",
        "bot/handlers/answers/reminders.py",
        "    work.redraw_series(told.ask.mentor, first, last, since=told.ask.sent_at)\n",
        "",
        "tests/journeys/test_a_reminder_stays_true.py",
    ),
    Mutant(
        "a reminder of earlier weeks is left alone",
        "bot/handlers/answers/reminders.py",
        ", since=told.ask.sent_at",
        "",
        "tests/journeys/test_a_reminder_stays_true.py -k earlier_weeks",
    ),
    Mutant(
        "every reminder that may name an ask is drawn again, not the last alone",
        "bot/store/outbox/redrawing.py",
        'outbox.c.due_at >= bindparam("since")',
        'outbox.c.due_at > bindparam("now")',
        "tests/journeys/test_a_reminder_stays_true.py -k every_reminder",
    ),
    Mutant(
        "the last reminder names what was asked since",
        "bot/store/outbox/redrawing.py",
        " | (outbox.c.card == _LAST)",
        "",
        "tests/journeys/test_a_reminder_stays_true.py -k earlier_weeks",
    ),
    Mutant(
        "a reminder that nothing is left for is not sent",
        "bot/handlers/answers/reminders.py",
        "return not waiting or (wants_none and not promised)",
        "return wants_none and not promised",
        "tests/journeys/test_nothing_past_its_day_is_told.py",
    ),
    Mutant(
        "who has said stop gets only the reminders they asked for",
        "bot/handlers/answers/reminders.py",
        "return not waiting or (wants_none and not promised)",
        "return not waiting",
        "tests/journeys/test_nudges_are_few_and_kind.py",
    ),
    Mutant(
        "a lighter kind in writing waits for its answer",
        "bot/handlers/answers/offer_less.py",
        "if found is not None and work.programme.kind(found.kind).written:",
        "if False:",
        "tests/journeys/test_not_that_but_one_quick_question.py -k answered_in_writing",
    ),
    Mutant(
        "one card of an ask that was taken has its buttons",
        "bot/handlers/answers/answer.py",
        "if found is not None and found.is_taken:",
        "if False:",
        "tests/journeys/test_not_that_but_one_quick_question.py -k answered_in_writing",
    ),
    Mutant(
        "what was taken is not made lighter once more",
        "bot/domain/answers/offer_less.py",
        "    if ask.first_kind:\n        return ()",
        "    if False:\n        return ()",
        "tests/journeys/test_not_that_but_one_quick_question.py -k once_more",
    ),
    Mutant(
        "the clock of a taken kind begins anew",
        "bot/domain/answers/offer_less.py",
        "closes_at=closes_at, reminders=0, later_at=None)",
        "reminders=0, later_at=None)",
        "tests/journeys/test_not_that_but_one_quick_question.py -k reminders_and_a_clock",
    ),
    Mutant(
        "a link leaves the card with a block or a report",
        "bot/handlers/answers/answer.py",
        "if shown.link and shown.mentee in work.safety.apart_from(shown.mentor):",
        "if False:",
        "tests/journeys/test_a_link_beside_a_question.py -k leaves_with",
    ),
    Mutant(
        "a card with a link is drawn anew after a block",
        "bot/handlers/answers/end_contact.py",
        "    for ask in work.asks.with_link(contact.by, contact.other):",
        "    for ask in ():",
        "tests/journeys/test_a_link_beside_a_question.py -k leaves_with",
    ),
    Mutant(
        "a press tells nobody whom its file does not name",
        "bot/handlers/answers/thanks.py",
        "            work.show(found.mentor, Notice(NoticeKind.THANKS, found.id))",
        "            work.show(found.mentor, Notice(NoticeKind.THANKS, found.id))\n"
        "            work.show(found.mentor, Notice(NoticeKind.OFFER, found.id))",
        "tests/journeys/test_thanks_and_one_follow_up.py -k sqlite",
    ),
    Mutant(
        "an ask that closes only in days is still told to its mentor",
        "bot/handlers/answers/answer.py",
        "    return closed or closing.is_past(ref, work)",
        "    return closed or (found is not None and (found.closes_at - work.now).days < 9)",
        "tests/journeys/test_whatever_people_do.py",
    ),
    Mutant(
        "nobody is reminded of what is past its day, in the drawing (F48)",
        "bot/handlers/answers/reminders.py",
        "if not ask.is_past(work.now)]",
        "if ask]",
        "tests/journeys/test_nothing_past_its_day_is_told.py -k reminder",
    ),
)
