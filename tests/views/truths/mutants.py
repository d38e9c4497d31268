"""The guards that keep sentences true, and the code without each."""

from tests.fakes.mutating import Mutant

OF_TRUTHS = (
    Mutant(
        "a number that is written out is what the code does",
        "bot/domain/mentorships/ending.py",
        "TAKEN_BACK_WITHIN = timedelta(minutes=10)",
        "TAKEN_BACK_WITHIN = timedelta(minutes=20)",
        "tests/views/truths/test_every_sentence.py -k written_out",
    ),
    Mutant(
        "what is kept is forgotten when it was said",
        "bot/store/search/wishes.py",
        "wishes.c.told_at < now - KEPT_FOR",
        "wishes.c.told_at < now - 2 * KEPT_FOR",
        "tests/views/truths/test_what_is_kept_how_long.py",
    ),
    Mutant(
        "words reach those whom a sentence names, and nobody else",
        "bot/handlers/work.py",
        "return self.nobody(ask.mentee) if self.hides(ask) else self.people.named(ask.mentee)",
        "return self.people.named(ask.mentee)",
        "tests/views/truths/test_who_sees_what.py -k canary",
    ),
    Mutant(
        "a name in a sentence is the right person's",
        "bot/handlers/asks/withdraw.py",
        "return views.withdraw_first(work.reader, ended, work.people.named(ended.mentor))",
        "return views.withdraw_first(work.reader, ended, work.people.named(ended.mentee))",
        "tests/journeys/test_a_wish_is_told_once.py -k room_again_after",
    ),
    Mutant(
        "a thing happens on the date that was said, and not before",
        "bot/store/asks/ask.py",
        "return asks.c.status.in_(OPEN) & (asks.c.closes_at <= now)",
        "return asks.c.status.in_(OPEN) & (asks.c.sent_at <= now)",
        "tests/journeys/test_nothing_past_its_day_is_told.py -k not_a_minute",
    ),
    Mutant(
        "a nudge's limit is said as the community has it",
        "bot/views/common/nudge.py",
        "return budget(wanted, NudgeKind.REMINDER, reader.programme.caps)",
        "return 2",
        "tests/views/truths/test_limits_are_the_communitys.py",
    ),
)
