"""What those can do who look after a community, and those who read reports."""

from bot.handlers.common.managers import only
from bot.handlers.introductions import for_managers, human_help
from bot.handlers.mentors import first_door_approve
from bot.handlers.open_asks import channel
from bot.handlers.programme import page
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.safety import reports
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Preparing and opening
    Answered(verbs.PROGRAMME, only(page.page)),
    Answered(verbs.KINDS, only(page.kinds)),
    Answered(verbs.KINDS_RIGHT, only(page.looks_right), truth=only(page.page)),
    Answered(verbs.TURN_KIND, only(page.turn_kind), truth=only(page.kind_listed)),
    Opened(verbs.KIND, only(page.kind)),
    Received(verbs.KEEP_KIND, only(page.keep_kind), truth=only(page.kind_listed)),
    Answered(verbs.UNDER_18, only(page.under_18)),
    Answered(verbs.ANSWER_18, only(page.answer_18), truth=only(page.answered_18)),
    Answered(verbs.SCREENED, only(page.screened), truth=only(page.page)),
    Answered(verbs.INVITATION, only(page.invitation), truth=only(page.invited)),
    Answered(verbs.OPENING, only(page.opening)),
    Answered(verbs.OPEN_NOW, only(page.open_now), truth=only(page.page)),
    # Those who could use a hand
    Answered(verbs.PROMISE_HAND, only(human_help.promise), truth=only(human_help.stands)),
    Answered(verbs.HAND_DONE, only(human_help.put_away), truth=only(human_help.stands)),
    Answered(verbs.INTRODUCE, only(for_managers.introduce)),
    Opened(verbs.LOOK_TO_INTRODUCE, only(for_managers.look)),
    Received(verbs.FOUND_TO_INTRODUCE, only(for_managers.found)),
    Answered(verbs.PROPOSE, only(for_managers.propose), truth=only(for_managers.proposed)),
    # A hello before a first door
    Answered(verbs.NEW_MENTORS, only(first_door_approve.new_mentors)),
    Answered(
        verbs.SET_NEW_MENTORS,
        only(first_door_approve.set_new_mentors),
        truth=only(first_door_approve.new_mentors),
    ),
    Answered(verbs.APPROVALS, only(first_door_approve.page)),
    Answered(verbs.SEE_APPROVAL, only(first_door_approve.see)),
    Answered(verbs.WELCOME_MENTOR, only(first_door_approve.welcome), truth=only(first_door_approve.stands)),
    Opened(verbs.NOT_YET, only(first_door_approve.not_yet)),
    Received(verbs.PREVIEW_NOT_YET, only(first_door_approve.preview)),
    Answered(verbs.SEND_NOT_YET, only(first_door_approve.send), truth=only(first_door_approve.stands)),
    # Where open asks go
    Answered(verbs.CHANNEL, only(channel.page)),
    Opened(verbs.CHOOSE_CHANNEL, only(channel.choose)),
    Received(verbs.KEEP_CHANNEL, only(channel.keep), truth=only(channel.page)),
    Answered(verbs.LEAVE_CHANNEL, only(channel.leave), truth=only(channel.page)),
    # Reports
    Answered(verbs.SEE_REPORT, reports.see),
    Answered(verbs.TAKE_REPORT, reports.take, truth=reports.see),
    Opened(verbs.CLOSE_REPORT, reports.close),
    Received(verbs.END_REPORT, reports.end, truth=reports.see),
    Opened(verbs.CHOOSE_READERS, reports.choose_readers),
    Received(verbs.KEEP_READERS, reports.keep_readers, truth=reports.who_reads),
    Answered(verbs.STOP_READING, reports.stop_reading, truth=reports.stop_reading),
)
