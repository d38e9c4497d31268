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
        'work.unmeant = looking.words if found.thin and not mine.near else ""',
        'work.unmeant = ""',
        "tests/journeys/test_a_sentence_is_read_for_what_it_means.py -k finds_who_says",
    ),
    Mutant(
        "no transaction waits for what words mean",
        "bot/handlers/run.py",
        "return act(work), work",
        "return (act(work), work, self._meant(work))[:2]",
        "tests/journeys/test_a_sentence_is_read_for_what_it_means.py -k finds_who_says",
    ),
)
