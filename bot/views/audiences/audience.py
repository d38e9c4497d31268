"""For whom an announcement is, as managers choose, keep and read it, and as its readers read it."""

from collections.abc import Collection, Mapping, Sequence

from bot.domain.announcements.announcement import Announcement
from bot.domain.audiences import audience as audiences
from bot.domain.audiences.audience import Audience, Group
from bot.domain.audiences.kept import LONGEST_NAME, MOST_KEPT, KeptAudience, Unkept
from bot.domain.channel_posts.channel import CHANNEL
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Input, Pick
from bot.ui.limits import OPTION, OPTIONS
from bot.ui.nodes import Option
from bot.ui.verbs import announcements
from bot.views.common import people
from bot.views.common.reader import Reader

ANY = "*"
"""The value of a list that leaves open what it asks for; no platform takes an empty one."""

MOST_VALUES = OPTIONS - 2
"""So many values of cards are offered in one list: beside them stand the open one and one chosen earlier."""

VALUE = 60
"""The greatest length of a value of cards within a sentence, in UTF-16 code units."""

CHOSEN: Mapping[Group, str] = {
    Group.EVERYBODY: "Everybody here",
    Group.MENTORS: "Mentors whose door is open",
    Group.ROOM: "Mentors with room at the moment",
    Group.MENTEES: "Those who have looked for help",
    Group.HELPED: "Those who have helped somebody since August",
    Group.WAS_HELPED: "Those who have been helped since August",
}
"""What managers choose and read."""

CALLED: Mapping[Group, str] = {
    Group.EVERYBODY: "everybody here",
    Group.MENTORS: "mentors",
    Group.ROOM: "mentors with room",
    Group.MENTEES: "those who look for help here",
    # A reader may not know that the other person of a meeting confirmed it.
    Group.HELPED: "some of the people here",
    Group.WAS_HELPED: "some of the people here",
}
"""What readers read within a sentence."""

IN_A_FIELD: Mapping[Group, str] = {
    Group.MENTORS: "mentors in {field}",
    Group.ROOM: "mentors with room in {field}",
}


def words(reader: Reader, audience: str) -> str:
    """Return for whom an announcement is, as managers read it."""
    if audience == CHANNEL:
        return reader.say("In a channel")
    one = audiences.parse(audience) or Audience(Group.EVERYBODY)
    if one == Audience(Group.MENTORS, kind=one.kind) and one.kind:
        return reader.say("Mentors who give this: {kind}", kind=reader.kind_within(one.kind))
    return _narrowed(reader, reader.say(CHOSEN[one.group]), one)


def called(reader: Reader, audience: str) -> str:
    """Return what an audience is called within a sentence, as its readers read it.

    It says nothing that one of them may not know of themselves.
    """
    one = audiences.parse(audience) or Audience(Group.EVERYBODY)
    if one.is_by_behaviour:
        return reader.say(CALLED[one.group])
    if one == Audience(Group.MENTORS, kind=one.kind) and one.kind:
        return reader.say("mentors who give this: {kind}", kind=reader.kind_within(one.kind))
    if one == Audience(one.group, field=one.field) and one.field and one.group in IN_A_FIELD:
        return reader.say(IN_A_FIELD[one.group], field=_shown(one.field))
    return _narrowed(reader, reader.say(CALLED[one.group]), one)


def _narrowed(reader: Reader, who: str, one: Audience) -> str:
    kind = (reader.say(reader.kind(one.kind).name),) if one.kind else ()
    place = _shown(reader.country(one.place)) if one.place else ""
    values = (*kind, *filter(None, (_shown(one.field), place, _shown(one.language))))
    return reader.say("{group} ({values})", group=who, values=", ".join(values)) if values else who


def _shown(value: str) -> str:
    return people.isolated(fit_line(value, VALUE))


def form(reader: Reader, one: Announcement, offered: Mapping[str, Sequence[str]]) -> Form:
    """Ask for whom an announcement is; `offered` are the values of cards that enough people show.

    At most as many fields as every platform's form holds: a group, and what cards show.
    """
    say = reader.say
    chosen = audiences.parse(one.audience) or Audience(Group.EVERYBODY)
    groups = tuple(Option(group.value, say(CHOSEN[group])) for group in Group)
    who = Pick(
        "audience",
        say("Who is it for?"),
        groups,
        chosen.group.value,
        say("People who have used Alongside here and have not left."),
    )
    return Form(
        opens=announcements.WHO,
        submit=announcements.KEEP_WHO,
        title=say("Who is it for?"),
        fields=(who, _kinds(reader, chosen.kind), *_values(reader, chosen, offered)),
        send=say("Save who it is for"),
        ref=one.id,
    )


def _kinds(reader: Reader, chosen: str) -> Pick:
    given = tuple(Option(kind.key, reader.say(kind.name)) for kind in reader.programme.offered)
    label = reader.say("Kind of help")
    value = chosen if any(one.value == chosen for one in given) else ANY
    return Pick("kind", label, (_open(reader), *given[: OPTIONS - 1]), value)


def _values(reader: Reader, chosen: Audience, offered: Mapping[str, Sequence[str]]) -> tuple[Pick, ...]:
    labels = {"field": reader.say("Field"), "place": reader.say("Place"), "language": reader.say("Language")}
    picks = []
    for name, label in labels.items():
        now: str = getattr(chosen, name)
        values = [*offered.get(name, ())[:MOST_VALUES]]
        values = values if not now or now in values else [now, *values]
        if values:
            options = tuple(Option(value, _label(reader, name, value)) for value in values)
            picks.append(Pick(name, label, (_open(reader), *options), now or ANY))
    return tuple(picks)


def _label(reader: Reader, name: str, value: str) -> str:
    return fit_line(reader.country(value) if name == "place" else value, OPTION)


def _open(reader: Reader) -> Option:
    return Option(ANY, reader.say("Any"))


def carried(values: Collection[str]) -> list[str]:
    """Return the values that a platform carries there and back unchanged."""
    return [value for value in values if value and fit_line(value, audiences.LONGEST_VALUE) == value != ANY]


def no_such_audience(reader: Reader) -> str:
    """Say that a group is not on the list any more."""
    return reader.say("That group isn't on the list any more. Please choose another.")


def no_such_value(reader: Reader) -> str:
    """Say that fewer people show a value by now than an announcement goes to."""
    return reader.say("That isn't on the list any more. Please choose another, or leave it open.")


def no_card(reader: Reader) -> str:
    """Say that those who look for help have no card to choose by."""
    return reader.say("Only mentors have a card that everybody sees. Choose mentors, or leave the rest open.")


def name_form(reader: Reader, about: str, name: str = "") -> Form:
    """Ask for the name under which an audience is kept."""
    say = reader.say
    box = Input(
        name="name",
        label=say("A name for these people"),
        hint=say("For example: mentors in Engineering"),
        value=name,
        at_least=1,
        at_most=LONGEST_NAME,
    )
    return Form(
        opens=announcements.NAME_KEPT,
        submit=announcements.KEEP,
        title=say("Keep these people"),
        fields=(box,),
        send=say("Keep under this name"),
        ref=about,
        note=say("What you chose is kept, not a list of people: those who fit later belong to it too."),
    )


def choose_form(reader: Reader, about: str, kept: Sequence[KeptAudience]) -> Form:
    """Ask which of the audiences that are kept an announcement is for."""
    return Form(
        opens=announcements.CHOOSE_KEPT,
        submit=announcements.USE_KEPT,
        title=reader.say("Who is it for?"),
        fields=(_kept_pick(reader, kept),),
        send=reader.say("Choose these people"),
        ref=about,
    )


def delete_form(reader: Reader, about: str, kept: Sequence[KeptAudience]) -> Form:
    """Ask which of the audiences that are kept is deleted."""
    say = reader.say
    return Form(
        opens=announcements.DELETE_KEPT,
        submit=announcements.FORGET_KEPT,
        title=say("Delete kept people"),
        fields=(_kept_pick(reader, kept),),
        send=say("Delete them"),
        ref=about,
        note=say("The name and what was chosen are deleted. It changes no announcement."),
    )


def _kept_pick(reader: Reader, kept: Sequence[KeptAudience]) -> Pick:
    options = tuple(Option(one.id, _kept_label(reader, one)) for one in kept)
    return Pick("kept", reader.say("Kept people"), options, options[0].value if options else "")


def _kept_label(reader: Reader, one: KeptAudience) -> str:
    return fit_line(f"{one.name} · {words(reader, one.audience)}", OPTION)


def not_kept(reader: Reader, why: Unkept) -> str:
    """Say why an audience is not kept, and how to mend it."""
    say = reader.say
    match why:
        case Unkept.NO_NAME:
            return say("Please write a name.")
        case Unkept.TOO_LONG:
            return say("That is too long: {n} characters fit.", n=reader.number(LONGEST_NAME))
        case Unkept.NAMED_ALREADY:
            return say("People are kept under this name already. Please write another.")
        case Unkept.TOO_MANY:
            return say("{n} are kept already. Delete one of them first.", n=reader.number(MOST_KEPT))


def not_there(reader: Reader) -> str:
    """Say that an audience is not kept any more."""
    return reader.say("That isn't kept any more. Please choose another.")
