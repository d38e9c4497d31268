"""What the web chat says around its messages."""

from typing import Protocol

from bot.views.common.reader import Reader


class CountedTasks(Protocol):
    """What waits for a manager, counted."""

    @property
    def hands(self) -> int:
        """Return the number of raised hands."""
        ...

    @property
    def hellos(self) -> int:
        """Return the number of new mentors who wait for a hello."""
        ...

    @property
    def reports(self) -> int:
        """Return the number of reports that are not closed and that they may read."""
        ...


BOT_NAME = "Alongside"

LOOKING = "Looking for help"
ASKED = "Mentors with asks waiting"
MANAGING = "Looking after it all"
FOUND = "Found"

OPEN_DOORS = "Everybody whose door is open"
"""The members of the mentors' channel, as the web chat names them."""

NOBODY = "There is nobody by that name here. Choose who you would like to be."
NOT_YOURS = "This room is between others, so it stays closed."
TOO_LARGE = "That is more than fits in one message. Your words are still in the box: please shorten them."
NOT_UNDERSTOOD = "The page sent something I don't understand. Load it again; your words are kept."
UNDER_WAY = (
    "This takes longer than it should. It is under way and nothing is lost; the answer comes by itself."
)
STANDS_STILL = "I cannot reach what I remember at the moment. Nothing is lost; please try again in a minute."
TOO_LONG = "That is longer than any name here. Please look for a part of it, of at most 100 characters."
NO_ROOM = "There is no room left on this machine to keep anything. Your words are still in the box."
NOT_KEPT = (
    "Something broke, and I could not keep even a line about it: perhaps this machine has no room left."
    " Nothing was sent. Please try again later."
)
GOODBYE = "Goodbye"
NOT_FROM_HERE = "This chat only answers its own page on this machine."
"""The answer to a page of another origin: here anybody can be anybody, so only our own page may ask."""

NO_TRYOUT = "That is only for a demo that is alone here. Nothing was changed."
"""The answer to a press of the try-out bar where there is none: another community is beside the demo."""

NO_DAY_PASSED = "No day passed: another window has moved the clock already. This is where it stands."

NO_NAME = "Please give them a name."

LONGER = "That name is {over} characters too long; {longest} fit."


def no_name(reader: Reader, name: str, longest: int) -> str:
    """Return what is wrong with the name of a new person; empty where nothing is."""
    if not name:
        return reader.say(NO_NAME)
    over = len(name) - longest
    return reader.say(LONGER, over=reader.number(over), longest=reader.number(longest)) if over > 0 else ""


def which_day(reader: Reader, days: int) -> str:
    """Say which day it is in the demo, and how far that is from the real one."""
    day = reader.day(reader.now)
    if not days:
        return reader.say("Here it is {day}, as everywhere.", day=day)
    return reader.many(
        days,
        "Here it is {day}: 1 day ahead of the real day.",
        "Here it is {day}: {n} days ahead of the real day.",
        day=day,
    )


def ahead(reader: Reader, days: int) -> str:
    """Say how far the demo is ahead of the real day; empty where it is not."""
    return reader.many(days, "1 day ahead", "{n} days ahead") if days else ""


def a_day_passed(reader: Reader, came: int) -> str:
    """Say what came of a day."""
    if not came:
        return reader.say("A day has passed. Nothing came of it: nobody was waiting.")
    return reader.many(
        came,
        "A day has passed: 1 message came or changed.",
        "A day has passed: {n} messages came or changed.",
    )


def waiting(reader: Reader, asks: int, tasks: CountedTasks) -> str:
    """Say how much waits for a person, for those who hear the page instead of seeing it."""
    if asks:
        return reader.many(asks, "1 ask waiting", "{n} asks waiting")
    return tasks_waiting(reader, tasks)


def tasks_waiting(reader: Reader, tasks: CountedTasks) -> str:
    """Say what waits for a manager; empty where nothing does."""
    counted = (
        reader.many(tasks.hands, "1 raised hand", "{n} raised hands") if tasks.hands else "",
        reader.many(tasks.hellos, "1 new mentor to greet", "{n} new mentors to greet")
        if tasks.hellos
        else "",
        reader.many(tasks.reports, "1 report", "{n} reports") if tasks.reports else "",
    )
    said = ", ".join(filter(None, counted))
    return reader.say("Waiting: {what}", what=said) if said else ""


BEGINNINGS = ("Be a student looking for help", "Be a mentor with an ask waiting", "Be the manager")
