"""The guards of what waits: quiet hours are said where they are kept, and a week counts from arrival."""

from tests.fakes.mutating import Mutant

_HOURS = "tests/journeys/announcements/test_quiet_hours_of_an_announcement.py"
_HELD = "tests/journeys/announcements/test_one_a_week_however_long_it_waits.py"
_CHANNEL = "tests/journeys/announcements/test_an_announcement_in_a_channel.py"
_DRAFT = "bot/views/announcing/draft.py"
_AUDIENCE = "bot/store/audiences/audience.py"
_DATES = "bot/views/announcing/dates.py"

OF_QUIET_HOURS = (
    Mutant(
        "a draft speaks of quiet hours only where it waits for them",
        _DRAFT,
        "reader.say(awake if shown.rings else at_once)",
        "reader.say(awake)",
        f"{_HOURS} -k nothing_rings_nothing",
    ),
    Mutant(
        "a planned draft speaks of quiet hours only where it waits for them",
        _DRAFT,
        "times.quiet_hours(reader, shown.one) if shown.rings else ()",
        "times.quiet_hours(reader, shown.one)",
        f"{_HOURS} -k nothing_rings_nothing",
    ),
    Mutant(
        "what is planned speaks of quiet hours only where it waits for them",
        "bot/views/announcements/timing.py",
        "    hours = quiet_hours(reader, one) if rings else ()\n",
        "    hours = quiet_hours(reader, one)\n",
        f"{_HOURS} -k nothing_rings_nothing",
    ),
    Mutant(
        "a time within the quiet hours is said to be one",
        "bot/views/announcements/timing.py",
        "    if not hours.cover(planned[1]):\n",
        "    if planned[1]:\n",
        f"{_HOURS} -k waits_for_the_morning",
    ),
    Mutant(
        "the settings say that nothing waits where nothing rings",
        "bot/views/people/settings.py",
        "reader.say(waits if shown.rings else at_once)",
        "reader.say(waits)",
        f"{_HOURS} -k settings_say",
    ),
)

OF_WHAT_IS_HELD = (
    Mutant(
        "after quiet days a week counts from when it came",
        "bot/store/announcements/sending.py",
        '            counts = {"at": (week or self._now) + long}\n',
        '            counts = {"at": week or self._now}\n',
        f"{_HELD} -k after_a_quiet_time",
    ),
    Mutant(
        "what was held back counts from when it is sent",
        "bot/store/announcements/sending.py",
        "            self._connection.execute(update(announced).where(late).values(at=self._now))\n",
        "",
        f"{_HELD} -k is_paused",
    ),
    Mutant(
        "who is still to get another one is counted beside the readers",
        _AUDIENCE,
        "            (self._waits_for_another(), _WAITING),\n",
        "",
        f"{_HELD} -k is_paused",
    ),
    Mutant(
        "who is still to get another one gets no second one before",
        _AUDIENCE,
        "        theirs &= ~self._waits_for_another()\n",
        "",
        f"{_HELD} -k sent_all_the_same",
    ),
    Mutant(
        "who waits is looked for among the announcements that were sent long ago",
        _AUDIENCE,
        "announced.c.announcement.in_(old) & queued",
        "queued",
        "tests/store/announcements/test_sending.py -k sent_long_ago",
    ),
    Mutant(
        "the calendar knows who is still to get another one",
        _AUDIENCE,
        "        had_one = self._had_one() | self._waits_for_another()\n",
        "        had_one = self._had_one()\n",
        f"{_HELD} -k is_paused",
    ),
    Mutant(
        "the calendar counts the week of those whom a quiet time holds from its end",
        _AUDIENCE,
        "        if last is not None and (at is None or last > at + EVERYWHERE):\n",
        "        if last is not None and at is None:\n",
        f"{_HELD} -k a_later_week",
    ),
    Mutant(
        "the calendar promises no day while one is paused",
        _DATES,
        "    if freed.from_ is None or freed.paused:\n",
        "    if freed.from_ is None:\n",
        f"{_HELD} -k again_before_it_is",
    ),
    Mutant(
        "nobody is free from a quiet day on",
        _DATES,
        "next(reader.programme.caps.quiet_weeks.days_from(first))",
        "first",
        f"{_HELD} -k quiet_day_is_no",
    ),
)

OF_THE_CALENDAR = (
    Mutant(
        "a planned post stands on the calendar",
        "bot/handlers/announcing/calendar.py",
        "    posts = {post.announcement: post.due_at for post in work.posts.planned(limit=views.PLANNED)}\n",
        "    posts = dict.fromkeys((one.id for one in work.announcements.planned()), work.now)\n",
        f"{_CHANNEL} -k stands_on_the_calendar",
    ),
    Mutant(
        "a post that stands is among what went lately",
        "bot/store/announcements/announcement.py",
        "announcements.c.stage.in_((Stage.DONE, Stage.CANCELLED)) | stands.exists()",
        "announcements.c.stage.in_((Stage.DONE, Stage.CANCELLED))",
        f"{_CHANNEL} -k stands_on_the_calendar",
    ),
    Mutant(
        "a post is moved by nobody",
        _DATES,
        " or one.stage is Stage.CHANNEL\n",
        "\n",
        f"{_CHANNEL} -k stands_on_the_calendar",
    ),
    Mutant(
        "nothing is the one to press while it is in doubt whether a post stands",
        "bot/views/channel_posts/channel.py",
        'Button(say("It\'s there"), announcements.SEEN_THERE, doubt),\n',
        'Button(say("It\'s there"), announcements.SEEN_THERE, doubt, Weight.MAIN),\n',
        f"{_CHANNEL} -k never_posted_again_by_itself",
    ),
    Mutant(
        "a necessary notice that is planned without its words can be looked at and called off",
        "bot/handlers/announcing/looking.py",
        "    if one.stage in {Stage.DRAFT, Stage.SCHEDULED} and not one.words:\n",
        "    if one.stage in {Stage.DRAFT, Stage.SCHEDULED} and not (one.words or one.necessary):\n",
        "tests/journeys/announcements/test_everybody_has_to_know.py -k without_its_words",
    ),
    Mutant(
        "no colleague is asked to look at a notice without its words",
        "bot/store/second_looks/necessary.py",
        ' & (announcements.c.words != "")\n',
        "\n",
        "tests/journeys/announcements/test_everybody_has_to_know.py -k without_its_words",
    ),
)
