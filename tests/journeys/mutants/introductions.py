"""The guards that the stories protect in introductions, and the code without each."""

from tests.fakes.mutating import Mutant

OF_INTRODUCTIONS = (
    Mutant(
        "an introduction's print is of the person too",
        "bot/handlers/introductions/introduction.py",
        'return {"mentor": one.mentor or "", "words": _words(work, one)}',
        'return {"mentor": "", "words": ""}',
        "tests/journeys/test_send_sends_what_stands_above_it.py -k sqlite",
    ),
    Mutant(
        "an introduction never goes above what a mentor gives",
        "bot/handlers/introductions/for_managers.py",
        "if work.places.hold_all(_holds(proposed, mentor)) is not None:",
        "if False:",
        "tests/journeys/test_a_count_is_true.py -k until_it_ends",
    ),
    Mutant(
        "a proposal that ends gives its place back",
        "bot/handlers/introductions/introduction.py",
        "        work.places.give_back(was.places)",
        "        pass",
        "tests/journeys/test_a_count_is_true.py -k until_it_ends",
    ),
    Mutant(
        "a door that shuts returns its proposals",
        "bot/handlers/introductions/__init__.py",
        "        Follows(DoorShut, closing.door_shut),",
        "",
        "tests/journeys/test_a_count_is_true.py -k until_it_ends",
    ),
    Mutant(
        "the ask takes over the place of its proposal",
        "bot/handlers/introductions/introduction.py",
        "    if one.month is None:\n        return sent",
        "    if one.person:\n        return sent",
        "tests/journeys/test_a_count_is_true.py -k takes_over",
    ),
    Mutant(
        "nobody is thought of who shares nothing with the question",
        "bot/handlers/introductions/candidates.py",
        "return len(why) >= min(ENOUGH, -(-said // 3))",
        "return True",
        "tests/journeys/test_a_count_is_true.py -k one_word_of_many",
    ),
    Mutant(
        "only managers read who would like an introduction",
        "bot/handlers/introductions/for_managers.py",
        "if one is None or not work.me.manages or one.person in unseen(work):",
        "if one is None:",
        "tests/journeys/test_somebody_is_introduced_warmly.py",
    ),
    Mutant(
        "a manager who is late reads how an introduction stands",
        "bot/handlers/introductions/for_managers.py",
        "return _told(work, one) if one is not None and no.why is Refusal.HAND_TAKEN else work.refuse(no)",
        "return work.refuse(no)",
        "tests/journeys/test_somebody_is_introduced_warmly.py -k second_manager",
    ),
)
