"""Writing an announcement: its words, one thing to do, and who signs it."""

from collections.abc import Mapping

from bot.domain.announcements.announcement import (
    LONGEST_SIGNED,
    Action,
)
from bot.domain.announcements.markup import LONGEST_TITLE, LONGEST_WORDS, MOST_LINKS, Problem
from bot.ui.forms import Checks, Choice, Field, Form, Input
from bot.ui.nodes import Option
from bot.ui.verbs import announcements
from bot.views.common.reader import Reader

FIRST_NAME = "first-name"


HINT = "Begin with why. **bold**, *italic*, - list, [text](https://…)"


def words_form(reader: Reader, about: str, written: Mapping[str, str]) -> Form:
    """Ask for the words of an announcement, one thing to do, and who signs it."""
    say = reader.say
    greets = Checks(
        name="greets",
        label=say("How it begins"),
        options=(Option(FIRST_NAME, say("With the reader's first name")),),
        chosen=(FIRST_NAME,) if written.get("greets") else (),
    )
    return Form(
        opens=announcements.WRITE,
        submit=announcements.KEEP_WORDS,
        title=say("An announcement"),
        fields=(*_boxes(reader, written), greets),
        send=say("Save the words"),
        ref=about,
    )


def _boxes(reader: Reader, written: Mapping[str, str]) -> tuple[Field, ...]:
    say = reader.say
    return (
        _box("title", say("A few words: what it is about"), written, LONGEST_TITLE),
        _box("words", say("The announcement"), written, LONGEST_WORDS, hint=say(HINT)),
        Choice(
            name="action",
            label=say("One thing to do"),
            options=(
                Option(Action.DOOR.value, say("Open a door")),
                Option(Action.SEARCH.value, say("Find somebody")),
                Option(Action.NOTHING.value, say("Nothing to press")),
            ),
            value=written.get("action", Action.NOTHING.value),
        ),
        _box(
            "signed",
            say("Signed with a name and an office"),
            written,
            LONGEST_SIGNED,
            hint=say("For example: Nora Lindqvist, Alumni Office"),
        ),
    )


def _box(name: str, label: str, written: Mapping[str, str], most: int, *, hint: str = "") -> Input:
    tall = most == LONGEST_WORDS
    return Input(
        name=name, label=label, hint=hint, value=written.get(name, ""), at_least=1, at_most=most, tall=tall
    )


def wrong(reader: Reader, problem: Problem, *, title: bool) -> str:
    """Say what is wrong with a title or with the words, and how to mend it."""
    say = reader.say
    most = LONGEST_TITLE if title else LONGEST_WORDS
    match problem:
        case Problem.EMPTY:
            return say("Please write something here.")
        case Problem.TOO_LONG:
            return say("That is too long: {n} characters fit.", n=reader.number(most))
        case Problem.TOO_MANY_LINKS:
            return say("At most {n} links fit into one announcement.", n=reader.number(MOST_LINKS))
        case Problem.NOT_HTTPS:
            return say("A link has to begin with https:// and to name a whole host.")


def no_such_action(reader: Reader) -> str:
    """Say that the chosen thing to do is not on the list."""
    return reader.say("Please choose one of these.")


def not_signed(reader: Reader) -> str:
    """Say that an announcement bears a name and an office."""
    most = reader.number(LONGEST_SIGNED)
    return reader.say("Please sign it with a name and an office, in at most {n} characters.", n=most)
