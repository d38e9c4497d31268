"""For whom an announcement is, as managers choose and read it."""

from bot.domain.announcements.announcement import Announcement
from bot.domain.announcements.audience import Group
from bot.domain.announcements.channel import CHANNEL
from bot.ui.forms import Form, Pick
from bot.ui.nodes import Option
from bot.ui.verbs import announcements
from bot.views.common.reader import Reader


def words(reader: Reader, audience: str) -> str:
    """Return for whom an announcement is, as managers read it."""
    group, _, kind = audience.partition(".")
    if group == CHANNEL:
        return reader.say("In a channel")
    if group == Group.KIND:
        return reader.say("Mentors who give this: {kind}", kind=reader.kind_within(kind))
    words = {
        Group.EVERYBODY: "Everybody here",
        Group.MENTORS: "Mentors whose door is open",
        Group.MENTEES: "Those who have looked for help",
    }
    return reader.say(words.get(Group(group) if group else Group.EVERYBODY, "Everybody here"))


def form(reader: Reader, one: Announcement) -> Form:
    """Ask for whom an announcement is."""
    say = reader.say
    groups = [group.value for group in (Group.EVERYBODY, Group.MENTORS, Group.MENTEES)]
    kinds = [f"{Group.KIND.value}.{kind.key}" for kind in reader.programme.offered]
    options = tuple(Option(key, words(reader, key)) for key in (*groups, *kinds))
    pick = Pick("audience", say("Who is it for?"), options, one.audience or groups[0])
    return Form(
        opens=announcements.WHO,
        submit=announcements.KEEP_WHO,
        title=say("Who is it for?"),
        fields=(pick,),
        send=say("Save who it is for"),
        ref=one.id,
        note=say(
            "Those who have used Alongside here and have not left. One announcement a week reaches a"
            " person at most, and none reaches those who have stopped them."
        ),
    )


def no_such_audience(reader: Reader) -> str:
    """Say that a group is not on the list any more."""
    return reader.say("That group isn't on the list any more. Please choose another.")
