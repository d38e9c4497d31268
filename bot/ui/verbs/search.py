"""Finding a mentor: looking, narrowing, saving, comparing, and what one would like to be told of."""

from dataclasses import dataclass
from typing import Final, Literal

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens


@dataclass(frozen=True, slots=True)
class PageOf(Ref):
    """An earlier search, and a page of what it finds, from 0."""

    looking: str
    number: int


@dataclass(frozen=True, slots=True)
class CardRead(Ref):
    """A mentor's card, and the page of results in whose place it stands; elsewhere it stands in none."""

    mentor: str
    looking: str | None = None
    number: int | None = None

    @property
    def results(self) -> PageOf | None:
        """Return the page of results that leads back; None where there is none."""
        if self.looking is None or self.number is None:
            return None
        return PageOf(self.looking, self.number)


@dataclass(frozen=True, slots=True)
class FacetOf(Ref):
    """An earlier search, and the facet whose choice is taken off."""

    looking: str
    facet: str


@dataclass(frozen=True, slots=True)
class Understood(Ref):
    """An earlier search, and the mark of something that it was understood to say."""

    looking: str
    mark: str


@dataclass(frozen=True, slots=True)
class Beside(Ref):
    """One, two or three people, side by side."""

    first: str
    second: str | None = None
    third: str | None = None


@dataclass(frozen=True, slots=True)
class WishForFit(Ref):
    """A wish for a new mentor who fits an earlier search."""

    looking: str


@dataclass(frozen=True, slots=True)
class WishForRoom(Ref):
    """A wish for room with one mentor."""

    about: Literal["room"]
    mentor: str


@dataclass(frozen=True, slots=True)
class WishForOpening(Ref):
    """A wish to be told of the opening, and the search before it; "" where nothing was looked for."""

    about: Literal["opening"]
    looking: str


FIND = Answers("find")
TOPIC = Answers("topic")
PAGE = AnswersAbout("page", about=(PageOf,))
NARROW = AnswersAbout("narrow", about=(PageOf,))
FILTER = Answers("filter")
LIFT = AnswersAbout("lift", about=(FacetOf,))
TAKE_OFF = AnswersAbout("take-off", about=(Understood,))
CARD_OF = Answers("card-of")
WHO = "who"
"""What `Request.chosen` names where a person was chosen by their platform id (`CARD_OF`)."""
READ = AnswersAbout("read", about=(CardRead,))
SAVE = AnswersAbout("save", writes=True, about=(CardRead,))
FORGET = AnswersAbout("forget", writes=True, about=(CardRead,))
SAVED = Answers("saved")
PASS_OVER = AnswersAbout("pass", writes=True, about=(CardRead,))
KEPT = Answers("kept")
COMPARE = AnswersAbout("compare", about=(Beside,))
WISH: Final[AnswersAbout[WishForFit | WishForRoom | WishForOpening]] = AnswersAbout(
    "wish", writes=True, about=(WishForFit, WishForRoom, WishForOpening)
)
SAY_WISH = Opens("say-wish")
KEEP_WISH = Answers("keep-wish", writes=True)
WISHES = Answers("wishes")
LET_WISH_GO = Answers("let-wish-go", writes=True)
LOOK_ON = Answers("look-on", writes=True)
