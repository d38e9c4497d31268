"""The guards by which a colleague's look is theirs, is said once, and is of the version that they had."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_a_colleague_looks.py"
_LOOKING = "bot/handlers/second_looks/colleague.py"

OF_LOOKS = (
    Mutant(
        "only the colleague who was asked says what they think",
        _LOOKING,
        "    return look if look and look.by == work.me.id and look.asked_by is not None else None\n",
        "    return look if look and look.asked_by is not None else None\n",
        f"{_STORY} -k its_colleague_alone",
    ),
    Mutant(
        "a look is said once",
        "bot/store/second_looks/colleague.py",
        " & (announcement_looks.c.said == LookSaid.WAITING)",
        "",
        "tests/store/announcements/test_looks.py -k said_once",
    ),
    Mutant(
        "words that went to the manager who asked are not given back",
        _LOOKING,
        "    work.drafts.drop(form.name, look.id)\n",
        "",
        f"{_STORY} -k hears_it_once",
    ),
    Mutant(
        "the words of a look are forgotten after 90 days",
        "bot/jobs/forgetting.py",
        "    colleague.forget_words(connection, now)\n",
        "",
        "tests/store/announcements/test_looks.py -k 90_days",
    ),
    Mutant(
        "the print is that of the version that was looked at",
        _LOOKING,
        '    seen = about.print or ""\n',
        '    seen = "0123456789abcdef"\n',
        f"{_STORY} -k keeps_the_print",
    ),
    Mutant(
        "a later version was not looked at",
        "bot/views/second_looks/colleague.py",
        "    if not is_this:\n",
        "    if not name:\n",
        f"{_STORY} -k a_later_change",
    ),
    Mutant(
        "nobody says anything to a draft that is gone",
        _LOOKING,
        "    if _open_one(work, look) is not None:\n        return None\n",
        "    if look.said is LookSaid.WAITING:\n        return None\n",
        f"{_STORY} -k an_old_button",
    ),
    Mutant(
        "nobody is asked about a draft that is gone",
        _LOOKING,
        "    return look is None or _open_one(work, look) is None\n",
        "    return look is None\n",
        f"{_STORY} -k before_it_comes",
    ),
    Mutant(
        "only managers who are here are asked",
        _LOOKING,
        '    to = colleagues.get(PersonId(request.first("colleague")))\n',
        '    to = work.people.get(PersonId(request.first("colleague")))\n',
        f"{_STORY} -k manages_no_more",
    ),
    Mutant(
        "a colleague is asked once at a time",
        _LOOKING,
        "    if _waits_for(work, one, to):\n",
        "    if not to.id:\n",
        f"{_STORY} -k manages_no_more",
    ),
    Mutant(
        "the manager who asked hears that it was changed",
        "bot/handlers/announcements/draft.py",
        "    change(work, new)\n    tell_who_asked(work, new)\n",
        "    change(work, new)\n",
        f"{_STORY} -k who_changes_it",
    ),
)
