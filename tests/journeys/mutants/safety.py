"""The guards that the stories protect in safety, and the code without each."""

from tests.fakes.mutating import Mutant

OF_SAFETY = (
    Mutant(
        "a link is back as soon as nothing keeps the two apart",
        "bot/handlers/safety/report_and_block.py",
        "    work.happened(ContactAgain(work.me.id, other))\n",
        "",
        "tests/journeys/test_a_link_beside_a_question.py -k with_a_block",
    ),
    Mutant(
        "managers hear once of what a reader of reports has said",
        "bot/handlers/safety/choose_readers.py",
        "if work.me.id in {*work.safety.readers(), *work.safety.asked_to_read()}:",
        "if True:",
        "tests/journeys/test_somebody_is_kept_safe.py -k chosen_by_managers",
    ),
    Mutant(
        "a reporter is not shown the readers' clock",
        "bot/views/safety/reports.py",
        "*previews.as_read(_told(reader, seen)))",
        "*previews.as_read(card(reader, seen)))",
        "tests/journeys/test_one_living_card.py -k reported",
    ),
    Mutant(
        "whoever is reported never reads it (F72)",
        "bot/handlers/safety/who_reads.py",
        "theirs = [one for one in chosen if one not in its_people]",
        "theirs = list(chosen)",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "a block by an old card is of the person who came back (F73)",
        "bot/store/safety/report_and_block.py",
        '            "other": now[other],',
        '            "other": other,',
        "tests/journeys/test_what_holds_after_leaving.py -k old_card",
    ),
    Mutant(
        "a closed report forgets the names of those who left",
        "bot/domain/safety/report_and_block.py",
        'remind_at=None, by_name="", about_name="")',
        "remind_at=None)",
        "tests/journeys/test_what_holds_after_leaving.py -k forgets_the_name",
    ),
    Mutant(
        "every card of a report forgets the name",
        "bot/handlers/safety/reports.py",
        "        work.draw_again(found.id)\n",
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k forgets_the_name",
    ),
    Mutant(
        "a report that nobody closes ends",
        "bot/handlers/safety/__init__.py",
        "        Closes(stored_reports.unclosed_in, reports.lapse_due),\n",
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k nobody_closes",
    ),
    Mutant(
        "from the sixth report of a day on readers get one list",
        "bot/domain/safety/report_and_block.py",
        "listed=before >= AT_ONCE_A_DAY and not made.danger",
        "listed=False",
        "tests/journeys/test_no_block_is_refused.py -k one_list",
    ),
    Mutant(
        "danger is told at once",
        "bot/domain/safety/report_and_block.py",
        "before >= AT_ONCE_A_DAY and not made.danger",
        "before >= AT_ONCE_A_DAY",
        "tests/journeys/test_no_block_is_refused.py -k one_list",
    ),
    Mutant(
        "how a report ended comes as a message",
        "bot/handlers/safety/reports.py",
        "        work.show(found.by, Notice(NoticeKind.REPORTED, found.id, ENDED))\n",
        "",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "a late promise of a person's help comes as a message",
        "bot/handlers/asks/human_help.py",
        "    if hand.reach is HelpStatus.PROMISED and work.now >= hand.until:\n",
        "    if False:\n",
        "tests/journeys/test_a_third_no_and_a_person.py -k finds_the_time",
    ),
)
