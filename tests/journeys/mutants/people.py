"""The guards that the stories protect in people, and the code without each."""

from tests.fakes.mutating import Mutant

OF_PEOPLE = (
    Mutant(
        "a clock that moved draws its times again",
        "bot/handlers/people/settings.py",
        "    work.happened(ClockMoved(work.me.id))",
        "    pass",
        "tests/journeys/test_two_people_begin_and_finish.py -k clock_moves",
    ),
    Mutant(
        "a block names the person who came back (F73)",
        "bot/store/people/returning.py",
        "        _keep_apart(connection, community, PersonId(old), new)\n",
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k blocked_comes_back",
    ),
    Mutant(
        "a mark stays while a block needs it",
        "bot/store/people/returning.py",
        'unheld = (people.c.mark != "") & ~or_(*held)',
        'unheld = people.c.mark != ""',
        "tests/journeys/test_what_holds_after_leaving.py -k a_mark_ends",
    ),
    Mutant(
        "a mark ends once nothing holds",
        "bot/store/people/returning.py",
        '    connection.execute(update(people).where(over, unheld).values(mark=""))\n',
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k a_mark_ends",
    ),
    Mutant(
        "a report goes a year after it was closed",
        "bot/store/people/returning.py",
        "reports.c.closed_at < now - REPORTS_KEPT",
        "reports.c.closed_at < now - 2 * REPORTS_KEPT",
        "tests/journeys/test_what_holds_after_leaving.py -k after_it_was_closed",
    ),
    Mutant(
        "a stored offset does not outlast the question about it",
        "bot/store/people/people.py",
        "own_zone = people.c.own_zone & ~offset",
        "own_zone = people.c.own_zone",
        "tests/journeys/test_nobody_is_woken.py -k earlier_release",
    ),
    Mutant(
        "the zone form keeps what was typed",
        "bot/handlers/people/settings.py",
        'work.drafts.save(people.ZONE.name, "", {"other": written, "zone": chosen})',
        "pass",
        "tests/journeys/test_nobody_is_woken.py -k typed_place",
    ),
)
