"""Who sees what: words that nothing else contains, and the people who may be shown each of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

from bot.handlers.routing import Answer
from bot.ui.attachments import File
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, form_of, message_of, values_of, words_of

MENTEE, MENTOR, MANAGER, STRANGER = "mentee", "mentor", "manager", "stranger"
READER, OTHER_READER, SECOND = "reader", "other reader", "second mentor"
NAMELESS, DRAFTING, REPORTED = "nameless", "drafting", "reported"
ROLES: Final = (MENTEE, MENTOR, MANAGER, STRANGER, READER, OTHER_READER, SECOND, NAMELESS, DRAFTING, REPORTED)

CANARIES: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "what somebody looks for": ("zebrafinch", frozenset({MENTEE})),
    "what somebody wishes for": ("quokkaherding", frozenset({MENTEE})),
    "the question of an ask": ("narwhalquestion", frozenset({MENTEE, MENTOR})),
    "the line about a mentee": ("axolotlline", frozenset({MENTEE, MENTOR, SECOND})),
    "a written answer": ("caribouanswer", frozenset({MENTEE, MENTOR})),
    "thanks": ("capybarathanks", frozenset({MENTEE, MENTOR})),
    "a draft that was not sent": ("okapidraft", frozenset({MENTEE})),
    "what is shown only after a yes": ("pangolinstory", frozenset({SECOND, MENTEE})),
    "a card before its door opens": ("dugongheadline", frozenset({DRAFTING})),
    "a name that is not shown": ("Umbrellabird", frozenset({NAMELESS})),
    "the words of a report": ("wombatreport", frozenset({MENTEE, READER, OTHER_READER})),
    "a report about one who reads reports": ("tapirreport", frozenset({MENTEE, OTHER_READER})),
    "the question of an open ask": ("ibexquestion", frozenset({MENTEE, MENTOR})),
    "what rings nobody": ("", frozenset()),
}
"""Each canary: its words, and the roles of those who see them at the end of the story, by any screen."""


class Watching:
    """Everything that anybody was shown, by their platform id."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.shown: dict[str, list[str]] = {}

    def note(self, user: str, shown: Answer) -> None:
        """Record the words, the fields, the tokens and the files of what a person was shown."""
        self.shown.setdefault(user, []).extend(every_word(shown))


def every_word(shown: Answer) -> Iterator[str]:
    """Yield every piece of an answer, what its fields hold and what its files contain."""
    yield words_of(shown)
    if isinstance(shown, Form | Rejected):
        for one in form_of(shown).fields:
            yield from values_of(one)
            yield from (option.label for option in getattr(one, "options", ()))
        return
    yield from (button.token for button in buttons_of(shown))
    for node in message_of(shown).body:
        if isinstance(node, File):
            yield node.content.decode("utf-8", "replace")


@contextmanager
def watching() -> Iterator[Watching]:
    """Record every answer to everybody."""
    watched, does = Watching(), Acting._does

    def noted(who: Acting, *args: Any, **more: Any) -> Answer:  # noqa: ANN401
        shown = does(who, *args, **more)
        watched.note(who.user, shown)
        return shown

    with patch.object(Acting, "_does", noted):
        yield watched


LOOKS: Final = ("/mentoring", "/be-a-mentor", "/programme", "/find-mentor", "/find-mentor {word}")
PRESSES: Final = ("1:saved:", "1:my-data:", "1:download:", "1:settings:", "1:wishes:", "1:blocked:")


def looks_everywhere(who: Acting, here: Community, word: str, cards: Sequence[str]) -> None:
    """Open every page that a person can reach without knowing an id, and every mentor's card."""
    for line in LOOKS:
        who.types(line.format(word=word))
    for token in PRESSES:
        who.presses_token(token)
    for card in cards:
        who.presses_token(f"1:read:{card}")
    assert here.clock is not None


def silent(here: Community, act: Callable[[], object]) -> list[Message]:
    """Return the messages that anybody got because of an act."""
    here.deliver()
    before = len(here.platform.lines)
    act()
    here.deliver()
    return [line.message for line in list(here.platform.lines.values())[before:]]
