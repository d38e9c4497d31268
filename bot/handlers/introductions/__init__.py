"""Warm introductions: the push that offers one, the mentee's wish, and the manager who makes it."""

from bot.domain.asks.events import AskTold
from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.mentors.events import DoorShut
from bot.domain.safety.events import ContactEnded
from bot.handlers.feature import Closes, Feature, Follows, Nudged, Told
from bot.handlers.introductions import closing, for_managers, introduction, push, thinking_on, widen
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
from bot.store.introductions import introduction as stored_introductions
from bot.ui.verbs import introductions

FEATURE = Feature(
    routes=(
        Answered(introductions.SHOW_THREE, push.show_three),
        Answered(introductions.NOT_NOW, push.not_now),
        Opened(introductions.INTRODUCE_ME, introduction.introduce_me),
        Received(
            introductions.WANT, introduction.want, truth=introduction.mine, form=introductions.INTRODUCE_ME
        ),
        Answered(introductions.MINE, introduction.see),
        SentDraft(
            introductions.AGREE,
            introduction.agree,
            truth=introduction.stands,
            sends=introductions.WORDS,
            draft=introduction.draft,
            preview=introduction.stands,
        ),
        Opened(introductions.WORDS, introduction.words),
        Received(
            introductions.KEEP_WORDS, introduction.keep_words, form=introductions.WORDS, words=("question",)
        ),
        Answered(introductions.SOMEBODY_ELSE, introduction.pass_on, truth=introduction.stands),
        Answered(introductions.LET_GO, introduction.let_go, truth=introduction.stands),
        Answered(introductions.INTRODUCE, for_managers.introduce, who=Who.MANAGERS),
        Opened(introductions.LOOK, for_managers.look, who=Who.MANAGERS),
        Received(
            introductions.FOUND,
            for_managers.found,
            who=Who.MANAGERS,
            form=introductions.LOOK,
            words=("words",),
        ),
        Answered(introductions.PROPOSE, for_managers.propose_first, who=Who.MANAGERS),
        Answered(
            introductions.PROPOSE_NOW, for_managers.propose, truth=for_managers.proposed, who=Who.MANAGERS
        ),
        Answered(introductions.ASK_TO_WIDEN, widen.ask_to_widen, truth=widen.asked, who=Who.MANAGERS),
    ),
    notices=(
        Told(NoticeKind.PUSH, push.card, is_nudge=True, is_past=push.is_past),
        Told(NoticeKind.INTRODUCTION, introduction.card, is_past=introduction.is_past),
        Told(NoticeKind.THINKING_ON, thinking_on.card, is_past=thinking_on.is_past),
        Told(NoticeKind.WIDEN, widen.card),
        Told(NoticeKind.INTRODUCE, for_managers.card, is_about_one=True, is_past=for_managers.is_past),
    ),
    closers=(Closes(stored_introductions.over_in, closing.close_due),),
    nudges=(Nudged(NudgeKind.PUSH, push.next_due),),
    plans=(push.plan,),
    followers=(
        Follows(AskTold, push.asked),
        Follows(DoorShut, closing.door_shut),
        Follows(ContactEnded, closing.apart),
        Follows(PersonLeaves, closing.leaves),
    ),
)
