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
        "_OVER = one_of(asks.c.status, OPEN) & (asks.c.closes_at <= NOW)",
        "_OVER = one_of(asks.c.status, OPEN) & (asks.c.sent_at <= NOW)",
        "tests/journeys/test_nothing_past_its_day_is_told.py -k not_a_minute",
    ),
    Mutant(
        "a name in a message that is delivered is the right person's",
        "bot/views/answers/thanks.py",
        "lead = Text(_settled(reader, further, mentee), Tone.LEAD)",
        'lead = Text(_settled(reader, further, type(mentee)(mentee.id, "", "Amara")), Tone.LEAD)',
        "tests/journeys/test_thanks_and_one_follow_up.py -k never_waits",
    ),
    Mutant(
        "a phrase of a sentence is what the rows come to",
        "bot/handlers/mentors/quarterly_letter.py",
        "people=len({one.mentee for one in given}),",
        "people=len(given) + 1,",
        "tests/journeys/test_nudges_are_few_and_kind.py -k letter_of_their_season",
    ),
    Mutant(
        "a date that a preview promises is the row's once it is sent",
        "bot/views/open_asks/claim.py",
        "day=reader.day(shown.ends_at),\n    )\n    here = Text(",
        "day=reader.day(reader.now),\n    )\n    here = Text(",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k first_who_can_gets",
    ),
    Mutant(
        "a manager who is kept apart from somebody is not named to them",
        "bot/views/asks/several_noes.py",
        "    if contact := fit(reader.programme.contact, CONTACT):",
        '    if contact := fit(reader.programme.contact, CONTACT) or "Ravi Menon":',
        "tests/journeys/test_three_noes_in_a_row.py -k kept_apart",
    ),
    Mutant(
        "a report that is closed is kept as long as was said",
        "bot/store/people/returning.py",
        "reports.c.closed_at < now - REPORTS_KEPT",
        "reports.c.closed_at < now - 2 * REPORTS_KEPT",
        "tests/views/truths/test_what_is_kept_how_long.py",
    ),
    Mutant(
        "a nudge's limit is said as the community has it",
        "bot/views/common/nudge.py",
        "return budget(wanted, NudgeKind.REMINDER, reader.programme.caps)",
        "return 2",
        "tests/views/truths/test_limits_are_the_communitys.py",
    ),
    Mutant(
        "who sends an announcement is a name that needs a proof",
        "tests/views/truths/finding.py",
        '"shown", "sender"',
        '"shown"',
        "tests/views/truths/test_every_sentence.py -k each_place_is_known",
    ),
)
