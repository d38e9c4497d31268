"""Everything that can be done, as verbs: what each promises, and whether it changes anything.

A platform must be acknowledged before the work is done (Slack and Discord: 3 seconds), and how depends on
what will come: so the promise is read from the verb alone.
"""

from dataclasses import dataclass

from bot.ui import limits

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Answers:
    """A verb that is answered with a message; `writes` tells whether it changes anything."""

    name: str
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Opens:
    """A verb that is answered with a form. It never changes anything."""

    name: str


Verb = Answers | Opens


@dataclass(frozen=True, slots=True)
class Token:
    """What a button carries: a verb and what it is about, never state."""

    verb: str
    ref: str = ""


class OutOfDate(ValueError):
    """A token that this release does not know: made by another version, or by hand."""


def write_token(verb: str, ref: str) -> str:
    """Return a button's token, such as `1:accept:ask_7Kf3`; at most 100 characters (Discord custom_id)."""
    token = f"{VERSION}:{verb}:{ref}"
    limits.hold(token, limits.TOKEN, "a button's token")
    return token


def read_token(text: str) -> Token:
    """Return what a token says; raise `OutOfDate` where this release cannot know."""
    version, _, rest = text.partition(":")
    verb, colon, ref = rest.partition(":")
    if version != VERSION or not colon or not verb or len(text) > limits.TOKEN:
        raise OutOfDate(text[: limits.TOKEN])
    return Token(verb, ref)


# Looking for a mentor
FIND = Answers("find")
TOPIC = Answers("topic")
PAGE = Answers("page")
NARROW = Answers("narrow")
FILTER = Answers("filter")
LIFT = Answers("lift")
READ = Answers("read")
SAVE = Answers("save", writes=True)
FORGET = Answers("forget", writes=True)
SAVED = Answers("saved")
PASS_OVER = Answers("pass", writes=True)
KEPT = Answers("kept")

# Asking
ASK = Opens("ask")
PREVIEW_ASK = Answers("preview-ask", writes=True)
SEND_ASK = Answers("send-ask", writes=True)
LEAVE = Answers("leave", writes=True)
WITHDRAW = Answers("withdraw")
WITHDRAW_NOW = Answers("withdraw-now", writes=True)
SEE_ASK = Answers("see-ask")

# Answering
SEE_CARD = Answers("see-card")
ACCEPT = Answers("accept", writes=True)
ANSWER = Opens("answer")
PREVIEW_ANSWER = Answers("preview-answer", writes=True)
SEND_ANSWER = Answers("send-answer", writes=True)
DECLINE = Opens("decline")
PREVIEW_DECLINE = Answers("preview-decline", writes=True)
SEND_DECLINE = Answers("send-decline", writes=True)
WHY_ME = Answers("why-me")

# My own clock: reminders and settings
REMIND_LATER = Answers("remind-later", writes=True)
REMINDERS = Answers("reminders", writes=True)
SETTINGS = Answers("settings")
KEEP_ZONE = Answers("keep-zone", writes=True)
ZONE = Opens("zone")
SET_ZONE = Answers("set-zone", writes=True)
LANGUAGE = Opens("language")
SET_LANGUAGE = Answers("set-language", writes=True)
HOURS = Opens("hours")
SET_HOURS = Answers("set-hours", writes=True)

# After several noes
SMALLER = Answers("smaller")
WORD_IT = Answers("word-it")
CHANGE_QUESTION = Opens("change-question")
KEEP_WORDS = Answers("keep-words", writes=True)
TRY_LATER = Answers("try-later")
# Something lighter: the mentor offers, the mentee decides
OFFER = Opens("offer")
PREVIEW_OFFER = Answers("preview-offer", writes=True)
SEND_OFFER = Answers("send-offer", writes=True)
TAKE_OFFER = Answers("take-offer", writes=True)
PASS_ON = Answers("pass-on", writes=True)

TAKE_BACK_OFFER = Answers("take-back-offer")
TAKE_BACK_OFFER_NOW = Answers("take-back-offer-now", writes=True)

# Open asks, asks without a name, and comparing
CARRY = Opens("carry")
PREVIEW_CARRY = Answers("preview-carry", writes=True)
SEND_CARRY = Answers("send-carry", writes=True)
LEAVE_CARRY = Answers("leave-carry", writes=True)
SEE_CARRY = Answers("see-carry")
WITHDRAW_CARRY = Answers("withdraw-carry")
WITHDRAW_CARRY_NOW = Answers("withdraw-carry-now", writes=True)
PASS_ALONG = Answers("pass-along", writes=True)
# The mentors' channel
CLAIM = Answers("claim", writes=True)
CHANNEL = Answers("channel")
CHOOSE_CHANNEL = Opens("choose-channel")
KEEP_CHANNEL = Answers("keep-channel", writes=True)
LEAVE_CHANNEL = Answers("leave-channel", writes=True)
COMPARE = Answers("compare")
SHOW_NAME = Answers("show-name")
SHOW_NAME_NOW = Answers("show-name-now", writes=True)

# After an answer: thanks and one follow-up
THANK = Opens("thank")
PREVIEW_THANKS = Answers("preview-thanks", writes=True)
SEND_THANKS = Answers("send-thanks", writes=True)
FOLLOW_UP = Opens("follow-up")
PREVIEW_FOLLOW_UP = Answers("preview-follow-up", writes=True)
SEND_FOLLOW_UP = Answers("send-follow-up", writes=True)
ANSWER_MORE = Opens("answer-more")
PREVIEW_MORE = Answers("preview-more", writes=True)
SEND_MORE = Answers("send-more", writes=True)
LEAVE_MORE = Answers("leave-more", writes=True)
SEE_MORE = Answers("see-more")

# After a yes, and while nobody has looked: letting others go, rewording
LET_GO = Answers("let-go", writes=True)
REWORD = Opens("reword")
PREVIEW_REWORD = Answers("preview-reword", writes=True)
SEND_REWORD = Answers("send-reword", writes=True)

# The room of two
SEE_MENTORSHIP = Answers("see-mentorship")
SUGGEST = Opens("suggest")
ADD_TIME = Answers("add-time", writes=True)
CHOOSE_TIME = Answers("choose-time", writes=True)
CALL_OFF = Answers("call-off", writes=True)
QUESTIONS = Answers("questions")
HOW_TO_STOP = Answers("how-to-stop")
FINISH = Answers("finish", writes=True)
STOP = Answers("stop", writes=True)
MET = Answers("met", writes=True)
WENT = Answers("went", writes=True)
ONE_IS_ENOUGH = Answers("one-is-enough", writes=True)

# How a community begins: preparing, opening, wishes, and those who could use a hand
PROGRAMME = Answers("programme")
KINDS = Answers("kinds")
KINDS_RIGHT = Answers("kinds-right", writes=True)
TURN_KIND = Answers("turn-kind", writes=True)
KIND = Opens("kind")
KEEP_KIND = Answers("keep-kind", writes=True)
UNDER_18 = Answers("under-18")
ANSWER_18 = Answers("answer-18", writes=True)
SCREENED = Answers("screened", writes=True)
INVITATION = Answers("invitation", writes=True)
OPENING = Answers("opening")
OPEN_NOW = Answers("open-now", writes=True)
WISH = Answers("wish", writes=True)
SAY_WISH = Opens("say-wish")
KEEP_WISH = Answers("keep-wish", writes=True)
WISHES = Answers("wishes")
LET_WISH_GO = Answers("let-wish-go", writes=True)
LOOK_ON = Answers("look-on", writes=True)
WANT_HAND = Answers("want-hand", writes=True)
PROMISE_HAND = Answers("promise-hand", writes=True)
HAND_DONE = Answers("hand-done", writes=True)

# A hello before a first door
NEW_MENTORS = Answers("new-mentors")
SET_NEW_MENTORS = Answers("set-new-mentors", writes=True)
APPROVALS = Answers("approvals")
SEE_APPROVAL = Answers("see-approval")
WELCOME_MENTOR = Answers("welcome-mentor", writes=True)
NOT_YET = Opens("not-yet")
PREVIEW_NOT_YET = Answers("preview-not-yet", writes=True)
SEND_NOT_YET = Answers("send-not-yet", writes=True)
TAKE_BACK_HELLO = Answers("take-back-hello", writes=True)

# Nudges, and warm introductions
STILL_GLAD = Answers("still-glad", writes=True)
SHOW_THREE = Answers("show-three")
NOT_NOW = Answers("not-now")
INTRODUCE_ME = Opens("introduce-me")
WANT_INTRODUCTION = Answers("want-introduction", writes=True)
MY_INTRODUCTION = Answers("my-introduction")
AGREE = Answers("agree", writes=True)
INTRODUCED_WORDS = Opens("introduced-words")
KEEP_INTRODUCED_WORDS = Answers("keep-introduced-words", writes=True)
SOMEBODY_ELSE = Answers("somebody-else", writes=True)
LET_INTRODUCTION_GO = Answers("let-introduction-go", writes=True)
INTRODUCE = Answers("introduce")
LOOK_TO_INTRODUCE = Opens("look-to-introduce")
FOUND_TO_INTRODUCE = Answers("found-to-introduce")
PROPOSE = Answers("propose", writes=True)

# Passing it on: one small door, and what the first mentor hears of it
ANSWER_ONE = Answers("answer-one")
OPEN_SMALL_DOOR = Answers("open-small-door", writes=True)
SMALL_CARD = Opens("small-card")
KEEP_SMALL_CARD = Answers("keep-small-card", writes=True)
ANSWER_LATER = Answers("answer-later", writes=True)
ANSWER_NONE = Answers("answer-none", writes=True)
TELL_FIRST = Answers("tell-first", writes=True)

# Being a mentor
BE_A_MENTOR = Answers("be-a-mentor")
WHO = Opens("who")
KEEP_WHO = Answers("keep-who", writes=True)
WHERE = Opens("where")
KEEP_WHERE = Answers("keep-where", writes=True)
GIVES = Answers("gives")
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
TAKE_REST = Answers("take-rest", writes=True)
LEAVE_REST = Answers("leave-rest", writes=True)
CLOSE_DOOR = Answers("close-door")
THANKED = Answers("thanked")
CLOSE_NOW = Answers("close-now", writes=True)
HAND_ON = Answers("hand-on")
HAND_ON_NOW = Answers("hand-on-now", writes=True)

# Safety: report and block, and those who read reports
SAFETY = Answers("safety")
REPORT = Opens("report")
SEND_REPORT = Answers("send-report", writes=True)
BLOCK = Answers("block", writes=True)
BLOCKED = Answers("blocked")
UNBLOCK = Answers("unblock", writes=True)
SEE_REPORT = Answers("see-report")
TAKE_REPORT = Answers("take-report", writes=True)
CLOSE_REPORT = Opens("close-report")
END_REPORT = Answers("end-report", writes=True)
CHOOSE_READERS = Opens("choose-readers")
KEEP_READERS = Answers("keep-readers", writes=True)
STOP_READING = Answers("stop-reading", writes=True)

# My data
MY_DATA = Answers("my-data")
DOWNLOAD = Answers("download")
FORGET_SEARCHES = Answers("forget-searches", writes=True)
ERASE = Opens("erase")
ERASE_NOW = Answers("erase-now", writes=True)

# At home
HOME = Answers("home")
HELP = Answers("help")
SAID = Answers("said")
UNKNOWN = Answers("unknown")
