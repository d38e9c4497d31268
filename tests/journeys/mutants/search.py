"""The guards that the stories protect in search, and the code without each."""

from tests.fakes.mutating import Mutant

OF_SEARCH = (
    Mutant(
        "a card opened among results stands in their place",
        "bot/handlers/search/find.py",
        "    return card.message if back else card\n",
        "    return card\n",
        "tests/journeys/test_read_more_in_place.py -k stood",
    ),
    Mutant(
        "a card opened elsewhere takes no card's place",
        "bot/handlers/search/find.py",
        "    return card.message if back else card\n",
        "    return card.message\n",
        "tests/journeys/test_read_more_in_place.py -k elsewhere",
    ),
    Mutant(
        "search words are no question",
        "bot/domain/search/sentences.py",
        "return len(said) >= LETTERS and (asked or many >= WORDS)",
        "return bool(said)",
        "tests/journeys/test_words_outlive_what_they_were_for.py -k search_words",
    ),
    Mutant(
        "one's own card has nothing to ask or report",
        "bot/handlers/search/find.py",
        "own, back = mentor.id == work.me.id, about.results",
        "own, back = False, about.results",
        "tests/journeys/test_lines_are_said_to_the_right_reader.py -k sqlite",
    ),
    Mutant(
        "words that name nobody open the ways in",
        "bot/handlers/search/find.py",
        'return typed if asked.words else ""',
        "return typed",
        "tests/journeys/test_a_shy_word_opens_the_ways_in.py -k same_as_none",
    ),
    Mutant(
        "who was named and has no room comes first too",
        "bot/views/search/find.py",
        "if hit.named and not shown.page)",
        "if False)",
        "tests/journeys/test_a_shy_word_opens_the_ways_in.py -k full_mentor",
    ),
    Mutant(
        "where words find few, a search is read for what it means",
        "bot/handlers/search/find.py",
        "if found.thin and not near:",
        "if False:",
        "tests/journeys/test_a_sentence_is_read_for_what_it_means.py -k finds_who_says",
    ),
    Mutant(
        "a search is read while the event loop goes on",
        "bot/handlers/respond.py",
        "return run(partial(copy_context().run, self.respond, request))",
        "done: Future[Answer] = Future(); done.set_result(self.respond(request)); return done",
        "tests/journeys/test_a_sentence_is_read_for_what_it_means.py -k goes_on",
    ),
    Mutant(
        "a page that words alone ordered is followed by one that they order",
        "bot/handlers/search/find.py",
        "words_first=work.unmeant is not None",
        "words_first=False",
        "tests/journeys/test_later_pages_go_on.py -k ordered_by_words",
    ),
    Mutant(
        "a search that words alone ordered is kept as one",
        "bot/store/search/chosen.py",
        "return _MEANING in row.get(OFF, ())",
        "return False",
        "tests/journeys/test_later_pages_go_on.py -k ordered_by_words",
    ),
    Mutant(
        "a page that meaning ordered is followed by one that has the same people near",
        "bot/handlers/run.py",
        "again=asked.again",
        "again=False",
        "tests/journeys/test_later_pages_go_on.py -k ordered_by_meaning",
    ),
    Mutant(
        "a page that is no more is the last one that there is",
        "bot/handlers/search/find.py",
        "if number > (last :=",
        "if number > 99 + (last :=",
        "tests/journeys/test_later_pages_go_on.py -k no_more",
    ),
    Mutant(
        "no transaction waits for what words mean",
        "bot/handlers/run.py",
        "return act(work), work",
        "return (act(work), work, self._meant(work))[:2]",
        "tests/journeys/test_a_sentence_is_read_for_what_it_means.py -k finds_who_says",
    ),
)
