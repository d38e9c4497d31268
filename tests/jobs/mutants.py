"""The guards that the tests of what runs by itself protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_JOBS = (
    Mutant(
        "keeping to a platform's pace is no attempt",
        "bot/jobs/deliver.py",
        "if why.tried and due.attempts >= MOST_ATTEMPTS:",
        "if due.attempts >= MOST_ATTEMPTS:",
        "tests/jobs/test_deliver.py -k is_no_attempt",
    ),
    Mutant(
        "a row that keeps to a platform's pace is not counted up",
        "bot/store/outbox/outbox.py",
        "max(due.attempts - 1, 1)",
        "due.attempts",
        "tests/jobs/test_deliver.py -k is_no_attempt",
    ),
    Mutant(
        "a row that keeps to a platform's pace waits where nothing rings",
        "bot/store/outbox/outbox.py",
        "max(due.attempts - 1, 1)",
        "due.attempts - 1",
        "tests/jobs/test_deliver.py -k is_no_attempt",
    ),
    Mutant(
        "what is due is asked for with statements that were built once",
        "bot/store/common/due.py",
        "connection.execute(self.statement, when",
        "connection.execute(self.statement.distinct(), when",
        "tests/jobs/test_asking_first.py -k statements_of_the_one_before",
    ),
    Mutant(
        "in the stories a look at what is due is held to what happens",
        "tests/fakes/asking_first.py",
        "            if done\n",
        "            if (here, every[number]) in found\n",
        "tests/jobs/test_asking_first.py -k is_noticed",
    ),
    Mutant(
        "an index is purged once for each departure, not at every look",
        "bot/jobs/indexing.py",
        "if gone.number <= self._index.purged:",
        "if gone.number == 0:",
        "tests/jobs/test_indexing.py",
    ),
    Mutant(
        "a large index is not rebuilt by day because one mentor left",
        "bot/jobs/indexing.py",
        "self._index.size <= AT_ONCE or",
        "True or",
        "tests/jobs/test_indexing.py",
    ),
    Mutant(
        "a large index is purged within a day also where no process ran at night",
        "bot/jobs/indexing.py",
        " or now - gone.at > AT_MOST",
        "",
        "tests/jobs/test_indexing.py",
    ),
    Mutant(
        "what rests is not claimed (F26)",
        "bot/jobs/deliver.py",
        "self._paused[Pause(due.community, due.revises)] = now + asked",
        "pass",
        "tests/jobs/test_in_doubt.py -k asks_for_time",
    ),
    Mutant(
        "what goes to many leaves a place free (F45)",
        "bot/jobs/deliver.py",
        "bulk=places - (self._at_once > 1)",
        "bulk=places",
        "tests/jobs/test_delivering_at_once.py",
    ),
    Mutant(
        "each workspace is told by its own adapter",
        "bot/port.py",
        "found = exact[:1] or of_platform",
        "found = of_platform[:1]",
        "tests/jobs/test_deliver.py -k own_adapter",
    ),
    Mutant(
        "whoever lost the lease sends nothing (F32)",
        "bot/jobs/deliver.py",
        "if self._services.clock() >= due.until:",
        "if False:",
        "tests/jobs/test_delivering_at_once.py",
    ),
    Mutant(
        "a conversation that is not empty yet is tried again",
        "bot/jobs/emptying.py",
        "writing = partial(emptyings.later, emptying=one, now=self._clock())",
        "writing = partial(emptyings.done, emptying=one.id)",
        "tests/jobs/test_emptying.py -k refusal",
    ),
)
