"""The guards that the tests of the store protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_THE_STORE = (
    Mutant(
        "a series of one community's cards alone is drawn again",
        "bot/store/outbox/redrawing.py",
        "theirs = (outbox.c.community == self._community) & (outbox.c.recipient == person)",
        "theirs = outbox.c.recipient == person",
        "tests/store/test_boundaries.py",
    ),
    Mutant(
        "a small word is no reason",
        "bot/store/index/why.py",
        "    if reading.small:",
        "    if False:",
        "tests/store/index/test_why.py",
    ),
    Mutant(
        "IT is a reason only where the card says IT",
        "bot/store/index/why.py",
        'return word.typed if said.wrote(word.typed) else ""',
        "return word.typed",
        "tests/store/index/test_why.py",
    ),
    Mutant(
        "a phrase is a reason only where its words stand beside each other",
        "bot/store/index/said.py",
        """start = f" {self._stems} ".find(f" {' '.join(stems)} ")""",
        """start = max(f" {self._stems} ".find(f" {one} ") for one in stems)""",
        "tests/store/index/test_why.py",
    ),
    Mutant(
        "who was named and has room comes first",
        "bot/store/index/finding.py",
        "        if called and readings:",
        "        if False:",
        "tests/store/index/test_naming.py -k is_first",
    ),
    Mutant(
        "which mentor has a step of an open ask stays untold where mentors are listed",
        "bot/store/asks/standing.py",
        "        ~HIDDEN,\n",
        "",
        "tests/store/asks/test_standing.py",
    ),
    Mutant(
        "a place is held by compare-and-swap (F19)",
        "bot/store/mentors/capacity.py",
        '(places.c.held < bindparam("limit"))',
        '(places.c.held <= bindparam("limit"))',
        "tests/store/mentors/test_capacity.py",
    ),
    Mutant(
        "claimed rows are nobody else's until the lease ends (F33)",
        "bot/store/outbox/leases.py",
        '        "lease_until": until,\n'
        "        # Due again when the lease ends, so that looks for due rows skip what is being sent.\n"
        '        "due_at": until,\n',
        '        "lease_until": look.now,\n',
        "tests/store/outbox/test_outbox.py -k claimed_row",
    ),
    Mutant(
        "who lost the lease writes nothing (F32)",
        "bot/store/outbox/outbox.py",
        "return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)",
        "return outbox.c.id == due.id",
        "tests/store/outbox/test_outbox.py",
    ),
    Mutant(
        "a row of another community is never touched (F62)",
        "bot/store/safety/report_and_block.py",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(self._reports, still)",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(still)",
        "tests/store/test_boundaries.py",
    ),
    Mutant(
        "an account has another mark in another community (F69)",
        "bot/store/database/keys.py",
        "json.dumps([community, *where, platform_user])",
        "json.dumps([platform_user])",
        "tests/store/database/test_keys.py -k another_community",
    ),
    Mutant(
        "a process with another key ends",
        "bot/store/database/keys.py",
        "    if not is_known(connection, keys):\n        return False\n",
        "",
        "tests/store/database/test_keys.py",
    ),
    Mutant(
        "one reader's rows go one after the other",
        "bot/store/outbox/leases.py",
        "look.is_ready(outbox), look.is_next(outbox)",
        "look.is_ready(outbox)",
        "tests/store/outbox/test_outbox.py -k one_reader",
    ),
    Mutant(
        "the facets count one country however it was written",
        "bot/store/index/schema.py",
        "Facet.COUNTRY: (countries.canonical(listing.country),),",
        "Facet.COUNTRY: (listing.country,),",
        "tests/store/index/test_counts.py",
    ),
    Mutant(
        "countries on stored cards become one value each",
        "bot/store/migrations/versions/0015_countries_and_readers.py",
        "if (country := canonical(written)) != written:",
        "if (country := written) != written:",
        "tests/store/database/test_migrate.py -k becomes_one_value",
    ),
    Mutant(
        "a kind that nobody gave is given from the moment in which a door opens",
        "bot/store/mentors/given.py",
        'self._one(_SINCE, kind, after=few.up_to, but=few.alone or "")',
        "False",
        "tests/store/mentors/test_given.py -k moment_in_which",
    ),
    Mutant(
        "a kind that one mentor alone gives is not given to them",
        "bot/store/mentors/given.py",
        "return few.alone not in (None, but)",
        "return few.alone is not None",
        "tests/store/mentors/test_given.py -k moment_in_which",
    ),
    Mutant(
        "a mentor who alone gave a kind gives it no more behind a shut door",
        "bot/store/mentors/given.py",
        "few.alone is not None and not self._one(_STILL, kind, this_one=few.alone)",
        "False",
        "tests/store/mentors/test_given.py -k moment_in_which",
    ),
    Mutant(
        "what a writer sees of given kinds is not remembered",
        "bot/store/mentors/given.py",
        "if dialect.is_snapshot(self.connection):",
        "if True:",
        "tests/store/mentors/test_given.py -k writer_sees",
    ),
    Mutant(
        "what was remembered of a later database is looked for anew",
        "bot/store/mentors/given.py",
        "few is None or few.up_to > last",
        "few is None",
        "tests/store/mentors/test_given.py -k later_database",
    ),
    Mutant(
        "a kind that nobody gives is looked for among all cards once",
        "bot/store/mentors/given.py",
        "        if len(givers) < ENOUGH:\n            self._keep",
        "        if False:\n            self._keep",
        "tests/store/mentors/test_given.py -k cards_once",
    ),
)
