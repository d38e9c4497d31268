"""Warm introductions: the push that offers one, the mentee's wish, and the manager who makes it."""

from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.handlers.feature import Closes, Feature, Nudged, Told
from bot.handlers.introductions import for_managers, introduction, push
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
from bot.store.introductions import introduction as stored_introductions
from bot.ui.verbs import introductions

FEATURE = Feature(
    routes=(
        Answered(introductions.SHOW_THREE, push.show_three),
        Answered(introductions.NOT_NOW, push.not_now),
        Opened(introductions.INTRODUCE_ME, introduction.introduce_me),
        Received(introductions.WANT, introduction.want, truth=introduction.mine),
        Answered(introductions.MINE, introduction.see),
        SentDraft(
            introductions.AGREE,
            introduction.agree,
            truth=introduction.stands,
            draft=introduction.draft,
            preview=introduction.stands,
        ),
        Opened(introductions.WORDS, introduction.words),
        Received(introductions.KEEP_WORDS, introduction.keep_words),
        Answered(introductions.SOMEBODY_ELSE, introduction.pass_on, truth=introduction.stands),
        Answered(introductions.LET_GO, introduction.let_go, truth=introduction.stands),
        Answered(introductions.INTRODUCE, for_managers.introduce, who=Who.MANAGERS),
        Opened(introductions.LOOK, for_managers.look, who=Who.MANAGERS),
        Received(introductions.FOUND, for_managers.found, who=Who.MANAGERS),
        Answered(introductions.PROPOSE, for_managers.propose, truth=for_managers.proposed, who=Who.MANAGERS),
    ),
    notices=(
        Told(NoticeKind.PUSH, push.card, is_nudge=True),
        Told(NoticeKind.INTRODUCTION, introduction.card),
        Told(NoticeKind.INTRODUCE, for_managers.card, is_about_one=True),
    ),
    closers=(Closes(stored_introductions.over_in, introduction.close_due),),
    nudges=(Nudged(NudgeKind.PUSH, push.next_due),),
    plans=(push.plan,),
)
