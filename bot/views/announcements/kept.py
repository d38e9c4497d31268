"""Audiences that managers keep under a name: naming one, choosing it again, deleting it."""

from collections.abc import Sequence

from bot.domain.announcements.kept import LONGEST_NAME, MOST_KEPT, KeptAudience, Unkept
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Input, Pick
from bot.ui.limits import OPTION
from bot.ui.nodes import Option
from bot.ui.verbs import announcements
from bot.views.announcements import audience
from bot.views.common.reader import Reader


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
        fields=(_pick(reader, kept),),
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
        fields=(_pick(reader, kept),),
        send=say("Delete them"),
        ref=about,
        note=say("The name and what was chosen are deleted. It changes no announcement."),
    )


def _pick(reader: Reader, kept: Sequence[KeptAudience]) -> Pick:
    options = tuple(Option(one.id, _label(reader, one)) for one in kept)
    return Pick("kept", reader.say("Kept people"), options, options[0].value if options else "")


def _label(reader: Reader, one: KeptAudience) -> str:
    return fit_line(f"{one.name} · {audience.words(reader, one.audience)}", OPTION)


def wrong(reader: Reader, why: Unkept) -> str:
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
