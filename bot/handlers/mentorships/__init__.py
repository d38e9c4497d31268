"""Two people who help each other: their room and times, a first step, and whether they met."""

from bot.domain.common.events import ClockMoved, PersonMet
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.mentorships.events import MentorshipBegan, RoomDelayed, RoomOpened
from bot.domain.safety.events import ContactEnded
from bot.handlers.feature import Closes, Feature, Follows, Nudged, Told
from bot.handlers.mentorships import calendar, ending, first_step, met, room, still_going, ways
from bot.handlers.routing import Answered, Opened, Received
from bot.store.mentorships import ending as ending_store
from bot.store.mentorships import met as met_store
from bot.ui.verbs import mentorships

FEATURE = Feature(
    routes=(
        Answered(mentorships.SEE, room.see),
        Opened(mentorships.SUGGEST, room.suggest),
        Received(mentorships.ADD_TIME, room.add_time, form=mentorships.SUGGEST),
        Answered(mentorships.CHOOSE_TIME, room.choose, truth=room.see_times),
        Answered(mentorships.CALL_OFF, room.call_off),
        Answered(mentorships.CALL_OFF_NOW, room.call_off_now, truth=room.see_called_off),
        Answered(mentorships.MEETING_FILE, calendar.meeting_file),
        Answered(mentorships.QUESTIONS, room.questions),
        Answered(mentorships.HOW_TO_STOP, ending.how_to_stop),
        Answered(mentorships.FINISH, ending.finish),
        Answered(mentorships.FINISH_NOW, ending.finish_now, truth=ending.stands),
        Answered(mentorships.STOP, ending.stop),
        Answered(mentorships.STOP_NOW, ending.stop_now, truth=ending.stands),
        Answered(mentorships.TAKE_BACK_ENDING, ending.take_back, truth=ending.stands),
        Answered(mentorships.STILL_GOING, still_going.still_going, truth=still_going.stands),
        Answered(mentorships.GOES_ON, still_going.goes_on, truth=still_going.stands),
        Answered(mentorships.MET, met.say, truth=met.stands),
        Answered(mentorships.WENT, met.went, truth=met.stands),
        Answered(mentorships.ONE_IS_ENOUGH, met.one_is_enough, truth=met.one_stands),
    ),
    notices=(
        Told(NoticeKind.WELCOME, room.welcome),
        Told(NoticeKind.TIMES, room.times, is_past=room.times_are_past),
        Told(NoticeKind.FINISHED, ending.finished, is_past=ending.is_past),
        Told(NoticeKind.MET, met.card, is_nudge=True, is_past=met.is_past),
        Told(NoticeKind.FIRST_STEP, first_step.card, is_nudge=True, is_past=first_step.is_past),
        Told(NoticeKind.STILL_GOING, still_going.card, is_nudge=True, is_past=still_going.is_past),
        Told(NoticeKind.GOES_ON, still_going.told, is_past=ending.is_over),
    ),
    closers=(Closes(ending_store.due_in, ending.close_due),),
    nudges=(
        Nudged(NudgeKind.MET, met.next_due, elsewhere=met_store.asked_in),
        Nudged(NudgeKind.FIRST_STEP, first_step.next_due),
        Nudged(NudgeKind.STILL_GOING, still_going.next_due),
    ),
    followers=(
        Follows(MentorshipBegan, met.plan_first),
        Follows(MentorshipBegan, still_going.plan),
        Follows(ContactEnded, ending.stop_between),
        Follows(ClockMoved, room.redraw_times),
        Follows(PersonMet, room.redraw_times),
        Follows(RoomOpened, ways.redraw),
        Follows(RoomDelayed, ways.redraw),
    ),
)
