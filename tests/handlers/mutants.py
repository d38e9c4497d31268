"""The guards that the tests of handlers protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_HANDLERS = (
    Mutant(
        "before the opening no part of a search says who is here",
        "bot/handlers/search/completing.py",
        "if not (work.me.manages or work.beginnings.get().is_open):",
        "if False:",
        "tests/handlers/test_typed_in_parts.py -k opening",
    ),
    Mutant(
        "what completes a search is read in the reader's language",
        "bot/handlers/respond.py",
        "replace(stranger(here), locale=actor.locale)",
        "stranger(here)",
        "tests/handlers/test_typed_in_parts.py -k language",
    ),
    Mutant(
        "what is no value of a facet is searched as words",
        "bot/handlers/search/completing.py",
        "            words.append(said)",
        "            pass",
        "tests/handlers/test_typed_in_parts.py -k words",
    ),
    Mutant(
        "a card that was never open is nobody's business in a person's menu",
        "bot/handlers/search/chosen_person.py",
        "if mentor is None or not find.is_to_be_read(mentor, work):",
        "if mentor is None:",
        "tests/handlers/test_typed_in_parts.py -k without_a_card",
    ),
    Mutant(
        "what an answer did not take stands beside it",
        "bot/handlers/written_words.py",
        "    return beside(work.reader, answer, [words for words in before or draft if words not in ready])",
        "    return answer",
        "tests/handlers/test_written_words.py -k sqlite",
    ),
    Mutant(
        "a short word within another word is given back",
        "bot/views/words/written_words.py",
        "        if not any(next_to.isalnum() for next_to in around):",
        "        if True:",
        "tests/handlers/test_written_words.py -k short_word",
    ),
    Mutant(
        "words outlive a fault of ours",
        "bot/handlers/respond.py",
        "return written_words.beside(self._stranger(request.actor), said, self._written(request))",
        "return said",
        "tests/handlers/test_written_words.py -k fault_of_ours",
    ),
    Mutant(
        "a form of an earlier release gives its words back",
        "bot/handlers/respond.py",
        "return written_words.beside(stranger, refusals.out_of_date(stranger), typed)",
        "return refusals.out_of_date(stranger)",
        "tests/handlers/test_written_words.py -k earlier_release",
    ),
    Mutant(
        "words too long for an answer are handed over whole",
        "bot/views/words/written_words.py",
        "if sum(limits.measure(quote.text) for quote in quotes) <= room and len(quotes) <= count:",
        "if len(quotes) <= count:",
        "tests/handlers/test_written_words.py -k is_a_file",
    ),
    Mutant(
        "a refused form is no repeat when it comes again",
        "bot/handlers/respond.py",
        "if isinstance(answer, Rejected) or _is_refused_form(request, route, kept, work):",
        "if isinstance(answer, Rejected):",
        "tests/handlers/test_written_words.py -k no_repeat",
    ),
    Mutant(
        "what was left out is in the log",
        "bot/handlers/respond.py",
        "        mended.note(request.verb, answer)\n",
        "",
        "tests/handlers/test_mended.py",
    ),
    Mutant(
        "what was left out of a notice is in the log",
        "bot/handlers/notices.py",
        "    mended.note(notice.kind, drawn)\n",
        "",
        "tests/handlers/test_mended.py",
    ),
    Mutant(
        "typed words wait for the disk",
        "bot/handlers/run.py",
        "light = all(keeps.lightly for _, keeps in kept)",
        "light = True",
        "tests/handlers/test_respond.py",
    ),
    Mutant(
        "a verb that opens a form says so before it is acted on",
        "bot/handlers/respond.py",
        "return route.verb if route else None",
        "return None",
        "tests/handlers/test_routing.py tests/stand_ins/test_third_platform.py",
    ),
)
