"""The guards of quiet weeks, and the code without each."""

from tests.fakes.mutating import Mutant

_CLOCKS = "bot/domain/asks/clocks.py"
_MOVING = "bot/domain/asks/moving.py"
_WEEKS = "bot/domain/programme/quiet_weeks.py"
_SCREENS = "bot/handlers/programme/quiet_weeks.py"
_MOVES = "bot/handlers/programme/moving.py"
_OF_CLOCKS = "tests/domain/asks/test_clocks.py"
_OF_MOVING = "tests/domain/asks/test_moving.py"
_OF_WEEKS = "tests/domain/programme/test_quiet_weeks.py"
_STORY = "tests/journeys/announcements/test_quiet_weeks.py"

OF_QUIET_WEEKS = (
    Mutant(
        "quiet: no clock counts a quiet day, and none ends on one",
        _CLOCKS,
        "quiet.days_from(start + A_DAY))\n    waited",
        "QuietWeeks().days_from(start + A_DAY))\n    waited",
        f"{_OF_CLOCKS} -k slow_walk",
    ),
    Mutant(
        "quiet: no quiet day counts as an answering day",
        _CLOCKS,
        "quiet.days_from(start + A_DAY))\n    return sum",
        "QuietWeeks().days_from(start + A_DAY))\n    return sum",
        f"{_OF_CLOCKS} -k slow_walk",
    ),
    Mutant(
        "quiet: the cap counts no quiet day",
        _CLOCKS,
        "last = caps.quiet_weeks.day_after(start, caps.closes_by // A_DAY)",
        "last = start + caps.closes_by",
        f"{_OF_CLOCKS} -k the_cap",
    ),
    Mutant(
        "quiet: a reminder's clock stands still",
        _CLOCKS,
        "first = quiet.day_after(start, max(wait, A_DAY) // A_DAY)",
        "first = start + max(wait, A_DAY)",
        f"{_OF_CLOCKS} -k is_reminded",
    ),
    Mutant(
        "quiet: nobody is nudged on a quiet day",
        "bot/domain/common/nudge_budget.py",
        "day = next(caps.quiet_weeks.days_from(week.day(room)))",
        "day = week.day(room)",
        "tests/domain/common/test_nudge_budget.py -k quiet",
    ),
    Mutant(
        "quiet: a nudge that waited over quiet weeks is not dropped because of them",
        "bot/domain/common/nudge_budget.py",
        "return at > due.until + quiet.within((due.until - WEEKS_OF_USE).date(), at.date()) * A_DAY",
        "return at > due.until",
        "tests/domain/common/test_nudge_budget.py -k quiet",
    ),
    Mutant(
        "quiet: a reminder that was promised waits too",
        "bot/domain/answers/reminders.py",
        " and not quiet.cover(_day(now, wish.mentor))",
        "",
        "tests/domain/answers/test_reminders.py -k quiet",
    ),
    Mutant(
        "quiet: a mentor is not promised a reminder on a quiet day",
        "bot/domain/answers/reminders.py",
        "at = soonest if named is not None and quiet.cover(named) else ",
        "at = ",
        "tests/domain/answers/test_reminders.py -k quiet",
    ),
    Mutant(
        "quiet: the week of an open ask stands still",
        "bot/domain/open_asks/open_ask.py",
        "return now + (quiet.day_after(today, days) - today)",
        "return now + wait",
        "tests/domain/open_asks/test_open_ask.py -k quiet",
    ),
    Mutant(
        "quiet: the mentee's time to agree to an introduction stands still",
        "bot/domain/introductions/introduction.py",
        "until = evening_after(now, AGREEING, zone, quiet)",
        "until = evening_after(now, AGREEING, zone)",
        "tests/domain/introductions/test_introduction.py -k quiet",
    ),
    Mutant(
        "quiet: a date that is past stays",
        _MOVING,
        "    if at <= now:\n        return at\n    home",
        "    home",
        f"{_OF_MOVING} -k due_already",
    ),
    Mutant(
        "quiet: a mentor keeps as many of their own days",
        _MOVING,
        "return day >= last or _their_days(today, day, days, after) >= wanted",
        "return True",
        f"{_OF_MOVING} -k sundays",
    ),
    Mutant(
        "quiet: a reminder that its mentor chose stays chosen",
        _MOVING,
        "later_at = remind_at if is_promised else ask.later_at",
        "later_at = ask.later_at",
        f"{_OF_MOVING} -k stays_chosen",
    ),
    Mutant(
        "quiet: taking a time away moves nothing, and adding it again moves nothing twice",
        _WEEKS,
        "for time in times if time.taken_at is None or time.taken_at > begun))",
        "for time in times if time.taken_at is None))",
        f"{_OF_MOVING} -k moved_once",
    ),
    Mutant(
        "quiet: a time that was taken away holds no clock back",
        _WEEKS,
        "for time in times if time.taken_at is None))",
        "for time in times))",
        f"{_STORY} -k takes_it_away",
    ),
    Mutant(
        "quiet: a deadline that came to lie on a quiet day closes nothing",
        "bot/handlers/asks/closing.py",
        "if due is not None and _moves_on(work, due):",
        "if False and due is not None and _moves_on(work, due):",
        f"{_STORY} -k came_to_lie",
    ),
    Mutant(
        "quiet: whether they met is asked after the quiet weeks, however long those were",
        "bot/domain/mentorships/met.py",
        "    return now > meeting.occasion + GIVEN_UP + waited\n",
        "    return now > meeting.occasion + GIVEN_UP\n",
        "tests/domain/mentorships/test_met.py",
    ),
    Mutant(
        "quiet: at most 70 days of a year are quiet",
        _WEEKS,
        "return WhyNotQuiet.TOO_LONG if fullest_year(new, others) > MOST_A_YEAR else None",
        "return None",
        _OF_WEEKS,
    ),
    Mutant(
        "quiet: no day is quiet twice",
        _WEEKS,
        "    if overlapping(new, others) is not None:\n",
        "    if False:\n",
        _OF_WEEKS,
    ),
    Mutant(
        "quiet: what is saved is checked again: another manager may have been quicker",
        _SCREENS,
        "    if (why := wrong(new, weeks, today)) is not None:\n        return",
        "    if (why := None) is not None:\n        return",
        f"{_STORY} -k meanwhile",
    ),
    Mutant(
        "quiet: days that cannot be quiet are kept in the form",
        _SCREENS,
        '    work.drafts.save(programme.ADD_QUIET.name, "", written)\n',
        "",
        f"{_STORY} -k beside_it",
    ),
    Mutant(
        "quiet: each card says the new date, in its place",
        _MOVES,
        "        work.redraw({one for",
        "        max({one for",
        f"{_STORY} -k takes_it_away",
    ),
    Mutant(
        "quiet: an open ask moves",
        _MOVES,
        "for was, new in moves.open_asks if work.open_asks.change(new, was=was)]",
        "for was, new in moves.open_asks if not was]",
        f"{_STORY} -k open_asks",
    ),
    Mutant(
        "quiet: a follow-up moves",
        _MOVES,
        "for _, new in moves.follow_ups if work.thanking.move(new)]",
        "for _, new in moves.follow_ups if not new]",
        f"{_STORY} -k open_asks",
    ),
)
