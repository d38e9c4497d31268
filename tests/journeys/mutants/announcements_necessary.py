"""The guards by which a necessary notice is looked at by two and reaches everybody, with nothing to press."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/test_everybody_has_to_know.py"
_RULES = "bot/domain/second_looks/necessary.py"
_CONFIRMING = "bot/handlers/announcing/confirming.py"

OF_NECESSARY_NOTICES = (
    Mutant(
        "who wrote a necessary notice does not confirm it",
        _RULES,
        "    if one.by == by:\n",
        "    if not by:\n",
        f"{_STORY} -k nobody_sends_it_alone",
    ),
    Mutant(
        "no other way of sending sends a necessary notice",
        "bot/domain/announcements/announcement.py",
        "    if one.necessary:\n        return Refused(Refusal.SECOND_LOOK)\n",
        "",
        f"{_STORY} -k nobody_sends_it_alone",
    ),
    Mutant(
        "a manager is alone where no other is here",
        _RULES,
        "    if not alone or one.by != by:\n",
        "    if one.by != by:\n",
        f"{_STORY} -k nobody_sends_it_alone",
    ),
    Mutant(
        "a necessary notice is taken over by nobody without a look",
        "bot/handlers/announcing/planning.py",
        " or one.necessary:\n",
        ":\n",
        f"{_STORY} -k no_press_but",
    ),
    Mutant(
        "no other form takes the words of a necessary notice",
        "bot/handlers/announcements/draft.py",
        "    return None if one is None or one.necessary else one\n",
        "    return one\n",
        f"{_STORY} -k no_other_form",
    ),
    Mutant(
        "a necessary notice is used again by nobody",
        "bot/handlers/announcing/writing.py",
        "    if old is None or old.necessary:\n",
        "    if old is None:\n",
        f"{_STORY} -k no_press_but",
    ),
    Mutant(
        "what is confirmed fits, whatever stands in its row",
        _RULES,
        "    return reasoned and bool(one.signed) and problem_of_words(one.words, own) is None\n",
        "    return reasoned and bool(one.signed)\n",
        f"{_STORY} -k whatever_stands",
    ),
    Mutant(
        "a necessary notice is for everybody, whatever stands in its row",
        _RULES,
        'audience=everybody, day="", time="")',
        'day="", time="")',
        f"{_STORY} -k whatever_stands",
    ),
    Mutant(
        "its words have at most 600 characters",
        _RULES,
        "    wrong = markup.problem_of_length(words, LONGEST)\n",
        "    wrong = markup.problem_of_length(words, 2 * LONGEST)\n",
        f"{_STORY} -k what_is_wrong",
    ),
    Mutant(
        "its words name no address elsewhere",
        _RULES,
        "    return NecessaryProblem.LINK if foreign_address(words, own) else None\n",
        "    return None\n",
        f"{_STORY} -k what_is_wrong",
    ),
    Mutant(
        "an address that only begins with this space's own is another's",
        _RULES,
        '    if here is None or there is None or "@" in there.netloc:\n        return False\n',
        "    if here is None or there is None:\n        return False\n    return word.startswith(own)\n",
        f"{_STORY} -k what_is_wrong",
    ),
    Mutant(
        "it reaches those too who stopped announcements or had one",
        "bot/handlers/announcing/running.py",
        "        if one.necessary\n        else work.audiences",
        "        if not one.id\n        else work.audiences",
        f"{_STORY} -k second_manager_confirms",
    ),
    Mutant(
        "who stopped announcements is told a necessary notice",
        "bot/handlers/announcing/reader.py",
        "    if one.necessary:\n        return False\n",
        "",
        f"{_STORY} -k second_manager_confirms",
    ),
    Mutant(
        "it is not the one announcement of a week",
        "bot/store/audiences/audience.py",
        "        here &= announced.c.announcement.not_in(necessary_ones(self._community))\n",
        "",
        f"{_STORY} -k one_of_the_week",
    ),
    Mutant(
        "what has changed since is not confirmed",
        "bot/handlers/second_looks/necessary.py",
        '    return {"necessary": one.necessary, "words": one.words, ',
        '    return {"necessary": one.necessary, ',
        f"{_STORY} -k changed_since",
    ),
    Mutant(
        "it waits where a second manager comes meanwhile",
        "bot/store/announcements/due.py",
        " & may_start_alone()",
        "",
        f"{_STORY} -k within_that_day",
    ),
    Mutant(
        "a second manager who comes meanwhile is asked once",
        "bot/handlers/announcing/confirming.py",
        "manager.id not in {one.by, *asked}",
        "manager.id != one.by",
        f"{_STORY} -k within_that_day",
    ),
    Mutant(
        "the only manager has a day to call it off",
        _RULES,
        "starts_at=now + WAITS",
        "starts_at=now",
        f"{_STORY} -k only_manager_types",
    ),
    Mutant(
        "the only manager types the number",
        _CONFIRMING,
        "    if typed != str(readers):\n",
        "    if not typed:\n",
        f"{_STORY} -k only_manager_types",
    ),
    Mutant(
        "a quiet week does not hold a necessary notice",
        "bot/handlers/announcing/running.py",
        "    if one.necessary:\n        return work.now\n",
        "",
        f"{_STORY} -k quiet_weeks",
    ),
    Mutant(
        "the print of what was confirmed is kept",
        _CONFIRMING,
        "        work.looks.say(look.id, LookSaid.CONFIRMED, print=seen)\n",
        "",
        f"{_STORY} -k kept_who_did_what",
    ),
)
