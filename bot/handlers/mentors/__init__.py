"""Being a mentor: the card, the door, rests, the quarterly letter, a hello before a first door opens."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.handlers.answers import answer
from bot.handlers.feature import Closes, Feature, Follows, Nudged, Told, for_one_alone
from bot.handlers.mentors import (
    card_steps,
    choose_kinds,
    door,
    first_door_approve,
    first_door_wait,
    page,
    quarterly_letter,
    still_glad,
)
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
from bot.store.mentors import first_door
from bot.ui.verbs import mentors

FEATURE = Feature(
    routes=(
        Answered(mentors.THANKED, quarterly_letter.thanked),
        Answered(mentors.BE_A_MENTOR, page.page),
        Opened(mentors.WHO, card_steps.who),
        Received(
            mentors.KEEP_WHO,
            card_steps.keep_who,
            truth=card_steps.kept,
            form=mentors.WHO,
            words=("headline", "story", "field"),
        ),
        Opened(mentors.WHERE, card_steps.where),
        Received(
            mentors.KEEP_WHERE,
            card_steps.keep_where,
            truth=card_steps.kept,
            form=mentors.WHERE,
            words=("place", "country", "languages"),
        ),
        Answered(mentors.GIVES, page.gives),
        Opened(mentors.CHOOSE, choose_kinds.choose),
        Received(mentors.KEEP_KINDS, choose_kinds.keep_kinds, truth=choose_kinds.kept, form=mentors.CHOOSE),
        Opened(mentors.GIVE, card_steps.give),
        Received(
            mentors.KEEP_GIVE,
            card_steps.keep_give,
            truth=card_steps.given,
            form=mentors.GIVE,
            words=("easy",),
        ),
        Opened(mentors.AT_ONCE, card_steps.at_once),
        Received(mentors.KEEP_AT_ONCE, card_steps.keep_at_once, truth=card_steps.given, form=mentors.AT_ONCE),
        Opened(mentors.WHEN, card_steps.when),
        Received(
            mentors.KEEP_WHEN,
            card_steps.keep_when,
            truth=card_steps.kept,
            form=mentors.WHEN,
            words=("glad1", "glad2", "glad3"),
        ),
        Opened(mentors.WHO_SEES, card_steps.who_sees),
        Received(
            mentors.KEEP_WHO_SEES, card_steps.keep_who_sees, truth=card_steps.kept, form=mentors.WHO_SEES
        ),
        Answered(mentors.MY_CARD, page.my_card),
        Answered(mentors.PRACTISE, page.practise),
        Answered(mentors.PRACTISED, page.practised),
        Answered(mentors.OPEN_DOOR, door.open_door, truth=door.stands),
        Answered(mentors.TAKE_BACK_HELLO, door.take_back, truth=door.stands),
        Answered(mentors.REST, door.rest),
        Answered(mentors.REST_FOR, door.rest_for, truth=door.stands),
        Answered(mentors.TAKE_REST, door.take_rest, truth=answer.stands),
        Answered(mentors.LEAVE_REST, door.leave_rest, truth=answer.stands),
        Answered(mentors.STILL_GLAD, still_glad.say_yes, truth=still_glad.stands),
        Answered(mentors.CLOSE_DOOR, door.close_door),
        Answered(mentors.CLOSE_NOW, door.close_now, truth=door.stands),
        Answered(mentors.HAND_ON, door.hand_on),
        Answered(mentors.HAND_ON_NOW, door.hand_on_now, truth=door.stands),
        Answered(mentors.NEW_MENTORS, first_door_approve.new_mentors, who=Who.MANAGERS),
        Answered(
            mentors.SET_NEW_MENTORS,
            first_door_approve.set_new_mentors,
            truth=first_door_approve.new_mentors,
            who=Who.MANAGERS,
        ),
        Answered(mentors.APPROVALS, first_door_approve.page, who=Who.MANAGERS),
        Answered(mentors.SEE_APPROVAL, first_door_approve.see, who=Who.MANAGERS),
        Answered(
            mentors.WELCOME, first_door_approve.welcome, truth=first_door_approve.stands, who=Who.MANAGERS
        ),
        Opened(mentors.NOT_YET, first_door_approve.not_yet, who=Who.MANAGERS),
        Received(
            mentors.PREVIEW_NOT_YET,
            first_door_approve.preview,
            who=Who.MANAGERS,
            form=mentors.NOT_YET,
            words=("words",),
        ),
        SentDraft(
            mentors.SEND_NOT_YET,
            first_door_approve.send,
            truth=first_door_approve.sent,
            who=Who.MANAGERS,
            sends=mentors.NOT_YET,
            preview=first_door_approve.show_draft,
        ),
    ),
    notices=(
        Told(NoticeKind.DOOR, door.opened),
        Told(
            NoticeKind.APPROVAL,
            first_door_approve.card,
            is_about_one=True,
            is_past=first_door_approve.is_past,
        ),
        Told(NoticeKind.HELLO, first_door_wait.news, is_secret=for_one_alone),
        Told(NoticeKind.STILL_GLAD, still_glad.card, is_nudge=True, is_past=still_glad.is_past),
        Told(
            NoticeKind.SEASON,
            quarterly_letter.card,
            is_nudge=True,
            is_secret=for_one_alone,
            opened=quarterly_letter.opened,
        ),
        Told(NoticeKind.RESTED, still_glad.rested),
        Told(NoticeKind.NEVER_ASKED, still_glad.never_asked, is_nudge=True, is_past=still_glad.is_past),
    ),
    closers=(Closes(first_door.over_in, first_door_approve.close_due),),
    nudges=(
        Nudged(NudgeKind.STILL_GLAD, still_glad.next_still_glad),
        Nudged(NudgeKind.NEVER_ASKED, still_glad.next_never_asked),
    ),
    plans=(
        still_glad.plan_still_glad,
        still_glad.plan_never_asked,
    ),
    followers=(Follows(PersonLeaves, door.leaves),),
)
