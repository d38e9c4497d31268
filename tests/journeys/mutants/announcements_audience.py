"""The guards of whom an announcement is for: nobody found by what is hidden, no small number, once each."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_an_announcement_is_for_some.py"
_BELONGING = "bot/store/audiences/belonging.py"
_AUDIENCE = "bot/store/audiences/audience.py"
_ROOM = "bot/store/audiences/room.py"
_ROOMS = "tests/store/announcements/test_room.py"
_REACH = "bot/views/audiences/reach.py"

OF_AUDIENCES = (
    Mutant(
        "nobody belongs to an audience by a place that their card hides",
        _BELONGING,
        "    return (mentors.c[part] == value) & shows(part)\n",
        "    return mentors.c[part] == value\n",
        f"{_STORY} -k card_hides",
    ),
    Mutant(
        "nobody belongs to an audience by a field that their card hides",
        _BELONGING,
        'mentors.c.field == audience.field, shows("field")',
        "mentors.c.field == audience.field",
        f"{_STORY} -k a_field_a_place",
    ),
    Mutant(
        "nobody belongs to an audience by a language that their card hides",
        _BELONGING,
        'conditions += [speaks(audience.language), shows("languages")]',
        "conditions += [speaks(audience.language)]",
        f"{_STORY} -k card_hides",
    ),
    Mutant(
        "a value of cards is offered where five people show it",
        "bot/handlers/announcing/choosing.py",
        "if people >= FEWEST",
        "if people",
        f"{_STORY} -k a_field_a_place",
    ),
    Mutant(
        "a value that few show is refused",
        "bot/handlers/announcing/choosing.py",
        "if value not in offered[name]]",
        "if not value]",
        f"{_STORY} -k few_show",
    ),
    Mutant(
        "those who look for help are chosen by no card",
        "bot/handlers/announcing/choosing.py",
        "    if chosen.group is Group.MENTEES and chosen.is_by_card:\n",
        "    if not chosen.group:\n",
        f"{_STORY} -k no_card",
    ),
    Mutant(
        "filters that leave few do not say who stopped announcements",
        _REACH,
        "    who_stopped = FEWEST if is_narrowed(one) else least\n",
        "    who_stopped = least\n",
        f"{_STORY} -k who_stopped",
    ),
    Mutant(
        "filters that leave few do not say that they leave nobody",
        _REACH,
        "    elif reach.readers or is_by_behaviour(one) or is_narrowed(one):\n",
        "    elif reach.readers:\n",
        f"{_STORY} -k leave_nobody",
    ),
    Mutant(
        "filters that leave few do not say of how many",
        _REACH,
        "    if not is_by_behaviour(one) and not is_narrowed(one):\n",
        "    if not is_by_behaviour(one):\n",
        f"{_STORY} -k who_stopped",
    ),
    Mutant(
        "a number of fewer than five helpers is said to nobody",
        _REACH,
        "    if not is_by_behaviour(one) and not is_narrowed(one):\n",
        "    if one.audience:\n",
        f"{_STORY} -k number_of_helpers",
    ),
    Mutant(
        "a reader does not read that somebody says they helped",
        "bot/views/audiences/audience.py",
        "    if one.is_by_behaviour:\n        return reader.say(CALLED[one.group])\n",
        "    if one.is_by_behaviour:\n        return reader.say(CHOSEN[one.group])\n",
        f"{_STORY} -k number_of_helpers",
    ),
    Mutant(
        "help counts from the beginning of the programme's year",
        _BELONGING,
        "since=year_began(self._now)",
        "since=year_began(self._now).replace(year=2000)",
        f"{_STORY} -k number_of_helpers",
    ),
    Mutant(
        "a place that is held leaves no room",
        _ROOM,
        "    return offers.c.places - _held(offers.c.mentor, offers.c.kind, month)\n",
        "    return offers.c.places + 0\n",
        f"{_STORY} -k search_would_find",
    ),
    Mutant(
        "a month ends for each mentor where they are",
        _ROOM,
        "self._now.astimezone(zone_named(zone)).strftime(form)",
        "self._now.strftime(form)",
        f"{_ROOMS} -k as_the_rule",
    ),
    Mutant(
        "a mentor has no more room than they have over all",
        _ROOM,
        "case((each.c.asks < each.c.at_once, each.c.asks), else_=each.c.at_once)",
        "each.c.asks",
        f"{_STORY} -k full_doors",
    ),
    Mutant(
        "a kind that is turned off gives no room",
        _ROOM,
        "offers.c.kind.not_in(off)",
        "(offers.c.kind != '')",
        f"{_ROOMS} -k turned_off",
    ),
    Mutant(
        "who gets it on a free day waits for that day",
        "bot/handlers/announcing/running.py",
        "    work.sendings.put_off(one.id, later)\n",
        "",
        f"{_STORY} -k own_free_day",
    ),
    Mutant(
        "what comes on a free day counts in the week of that day",
        "bot/store/announcements/sending.py",
        "            self._connection.execute(update(announced).where(theirs).values(at=at))\n",
        "",
        f"{_STORY} -k own_free_day",
    ),
    Mutant(
        "many are counted before they are planned for a free day",
        _REACH,
        "    if reach.with_later().readers > TYPED_ABOVE:\n",
        "    if not reach:\n",
        f"{_STORY} -k above_fifty",
    ),
    Mutant(
        "who cannot be reached is in no audience",
        _AUDIENCE,
        "        theirs &= ~_IS_UNREACHED & ~_has_stopped(one.reached)\n",
        "        theirs &= ~_has_stopped(one.reached)\n",
        f"{_STORY} -k could_not_be_reached",
    ),
    Mutant(
        "who writes again can be reached",
        "bot/handlers/actors.py",
        "has_left=False, is_unreached=False\n",
        "has_left=False\n",
        f"{_STORY} -k could_not_be_reached",
    ),
    Mutant(
        "who is tried again can be reached until they are refused again",
        "bot/store/announcements/sending.py",
        "        self._connection.execute(update(people).where(refused).values(unreached_at=None))\n",
        "",
        f"{_STORY} -k tried_again",
    ),
    Mutant(
        "a fault of the workspace puts nobody out of reach",
        "bot/jobs/refusing.py",
        "        runner.database.write(lambda open_: People(open_, due.community).were_not_refused(since))\n",
        "",
        f"{_STORY} -k fault_of_the_workspace",
    ),
    Mutant(
        "at most twenty audiences are kept",
        "bot/domain/audiences/kept.py",
        "Unkept.TOO_MANY if len(kept) >= MOST_KEPT else None",
        "None",
        f"{_STORY} -k at_most_twenty",
    ),
    Mutant(
        "no two audiences are kept under one name",
        "bot/domain/audiences/kept.py",
        "    if any(one.name.casefold() == name.casefold() for one in kept):\n",
        "    if not name:\n",
        f"{_STORY} -k kept_under_a_name",
    ),
    Mutant(
        "where most would find full doors mentors come first",
        "bot/domain/announcements/announcement.py",
        "        return self.asks < self.enough_for(readers)\n",
        "        return False\n",
        f"{_STORY} -k full_doors",
    ),
    Mutant(
        "where there is room enough nothing is said of it",
        "bot/domain/announcements/announcement.py",
        "        return self.asks < self.enough_for(readers)\n",
        "        return True\n",
        f"{_STORY} -k room_enough",
    ),
)
