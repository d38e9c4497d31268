"""The guards by which a manager reads what has changed since they looked, and what a worker still has."""

from tests.fakes.mutating import Mutant

_CHANGED = "tests/journeys/announcements/test_an_announcement_changed_since.py"
_STORY = "tests/journeys/announcements/test_a_manager_announces.py"
_WHY = "tests/journeys/announcements/test_those_who_had_it_are_told_why.py"
_SENDING = "bot/handlers/announcing/sending.py"
_CONFIRMING = "bot/handlers/announcing/confirming.py"
_LOOKING = "bot/handlers/announcing/looking.py"
_REASON = "bot/views/corrections/reason.py"

OF_CHANGED = (
    Mutant(
        "an old button says that the draft has changed, also where another one sends it now",
        "bot/handlers/routing.py",
        "self.stays or self.verb",
        "self.verb",
        f"{_CHANGED} -k old_button",
    ),
    Mutant(
        "a number is asked for the draft that was looked at",
        _SENDING,
        "    if about.print != print_of(draft.written(one.id, work)):\n",
        "    if not about.about:\n",
        f"{_CHANGED} -k asked_and_taken",
    ),
    Mutant(
        "a number that was typed for an earlier draft says why nothing was sent",
        _SENDING,
        "    if reach is not None and written and about.print != print_of(written):\n"
        "        return looking.changed(work, one)\n",
        "    if reach is not None and written and about.print != print_of(written):\n"
        "        return Aside(looking.drawn(work, one))\n",
        f"{_CHANGED} -k asked_and_taken",
    ),
    Mutant(
        "the same words once more are those that were asked about, and it is said",
        "bot/handlers/channel_posts/channel.py",
        "        return preview.has_changed(work.reader, Aside(drawn(work, one, there)))\n",
        "        return Aside(drawn(work, one, there))\n",
        f"{_CHANGED} -k once_more",
    ),
    Mutant(
        "the only manager's number is for the notice that was looked at, and it is said",
        _CONFIRMING,
        "        return looking.changed(work, one)\n    if typed",
        "        return Aside(looking.drawn(work, one))\n    if typed",
        f"{_CHANGED} -k only_managers",
    ),
    Mutant(
        "the only manager is asked for the number of the notice that was looked at",
        _CONFIRMING,
        "        return looking.changed(work, one)\n    return views",
        "        pass\n    return views",
        f"{_CHANGED} -k only_managers",
    ),
    Mutant(
        "what a worker has of a cancelled one is not said to come still",
        "bot/views/announcing/running.py",
        "    if one.stage is Stage.CANCELLED:\n        # What",
        "    if not one.id:\n        # What",
        f"{_WHY} -k in_its_hands",
    ),
    Mutant(
        "when those who had it can be told is said while a worker has the last",
        _REASON,
        " or not tally.of(ReaderState.QUEUED):\n",
        " or tally.of(ReaderState.QUEUED):\n",
        f"{_WHY} -k in_its_hands",
    ),
    Mutant(
        "what is planned without its words can be looked at",
        _LOOKING,
        "    if one.stage in {Stage.DRAFT, Stage.SCHEDULED} and not one.words:\n",
        "    if not one.id:\n",
        f"{_STORY} -k planned_goes",
    ),
    Mutant(
        "what is planned without its words is taken over by nobody",
        "bot/handlers/announcing/planning.py",
        " or one.necessary or not one.words:\n",
        " or one.necessary:\n",
        f"{_STORY} -k planned_goes",
    ),
    Mutant(
        "what is called off without its words is no draft to change",
        "bot/handlers/announcing/running.py",
        "one.stage is Stage.DRAFT and one.words\n",
        "one.stage is Stage.DRAFT\n",
        f"{_STORY} -k planned_goes",
    ),
    Mutant(
        "what is planned without its words is not moved",
        "bot/views/announcing/dates.py",
        "    fixed = one.necessary or not one.words",
        "    fixed = one.necessary",
        f"{_STORY} -k planned_goes",
    ),
)
