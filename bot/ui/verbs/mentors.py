"""Being a mentor: the card, the door, rests, and a hello before a first door."""

from dataclasses import dataclass

from bot.ui.refs import PageNumber, Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, sends


@dataclass(frozen=True, slots=True)
class CardSeen(Ref):
    """A first door that waits, and a print of the card as the manager saw it."""

    approval: str
    print: str | None = None


@dataclass(frozen=True, slots=True)
class KindsSeen(Ref):
    """A print of the kinds that stood ticked when their form was opened."""

    print: str


BE_A_MENTOR = Answers("be-a-mentor")
WHO = Opens("who")
KEEP_WHO = Answers("keep-who", writes=True)
WHERE = Opens("where")
KEEP_WHERE = Answers("keep-where", writes=True)
GIVES = AnswersAbout("gives", about=(PageNumber,))
CHOOSE = OpensAbout("choose-kinds", about=(KindsSeen,))
KEEP_KINDS = AnswersAbout("keep-kinds", writes=True, about=(KindsSeen,))
GIVE = Opens("give")
KEEP_GIVE = Answers("keep-give", writes=True)
AT_ONCE = Opens("at-once")
KEEP_AT_ONCE = Answers("keep-at-once", writes=True)
WHEN = Opens("when")
KEEP_WHEN = Answers("keep-when", writes=True)
WHO_SEES = Opens("who-sees")
KEEP_WHO_SEES = Answers("keep-who-sees", writes=True)
MY_CARD = Answers("my-card")
PRACTISE = Answers("practise")
PRACTISED = Answers("practised")
OPEN_DOOR = Answers("open-door", writes=True)
REST = Answers("rest")
REST_FOR = Answers("rest-for", writes=True)
CLOSE_DOOR = Answers("close-door")
THANKED = Answers("thanked")
CLOSE_NOW = Answers("close-now", writes=True)
HAND_ON = Answers("hand-on")
HAND_ON_NOW = Answers("hand-on-now", writes=True)
STILL_GLAD = Answers("still-glad", writes=True)
NEW_MENTORS = Answers("new-mentors")
SET_NEW_MENTORS = Answers("set-new-mentors", writes=True)
APPROVALS = Answers("approvals")
SEE_APPROVAL = Answers("see-approval")
WELCOME = AnswersAbout("welcome-mentor", writes=True, about=(CardSeen,))
NOT_YET = OpensAbout("not-yet", about=(CardSeen,))
PREVIEW_NOT_YET = AnswersAbout("preview-not-yet", writes=True, about=(CardSeen,))
SEND_NOT_YET = sends("send-not-yet")
TAKE_BACK_HELLO = Answers("take-back-hello", writes=True)
TAKE_REST = Answers("take-rest", writes=True)
LEAVE_REST = Answers("leave-rest", writes=True)
