"""What those can do who look after a community, and those who read reports."""

from bot.handlers.common.managers import only
from bot.handlers.introductions import for_managers, human_help
from bot.handlers.mentors import first_door_approve
from bot.handlers.open_asks import channel
from bot.handlers.programme import page
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.safety import reports
from bot.ui.verbs import introductions, mentors, open_asks, programme, safety

ROUTES: tuple[Route, ...] = (
    # Preparing and opening
    Answered(programme.PAGE, only(page.page)),
    Answered(programme.KINDS, only(page.kinds)),
    Answered(programme.KINDS_RIGHT, only(page.looks_right), truth=only(page.page)),
    Answered(programme.TURN_KIND, only(page.turn_kind), truth=only(page.kind_listed)),
    Opened(programme.KIND, only(page.kind)),
    Received(programme.KEEP_KIND, only(page.keep_kind), truth=only(page.kind_listed)),
    Answered(programme.UNDER_18, only(page.under_18)),
    Answered(programme.ANSWER_18, only(page.answer_18), truth=only(page.answered_18)),
    Answered(programme.SCREENED, only(page.screened), truth=only(page.page)),
    Answered(programme.INVITATION, only(page.invitation), truth=only(page.invited)),
    Answered(programme.OPENING, only(page.opening)),
    Answered(programme.OPEN_NOW, only(page.open_now), truth=only(page.page)),
    # Those who could use a hand
    Answered(introductions.PROMISE_HAND, only(human_help.promise), truth=only(human_help.stands)),
    Answered(introductions.HAND_DONE, only(human_help.put_away), truth=only(human_help.stands)),
    Answered(introductions.INTRODUCE, only(for_managers.introduce)),
    Opened(introductions.LOOK, only(for_managers.look)),
    Received(introductions.FOUND, only(for_managers.found)),
    Answered(introductions.PROPOSE, only(for_managers.propose), truth=only(for_managers.proposed)),
    # A hello before a first door
    Answered(mentors.NEW_MENTORS, only(first_door_approve.new_mentors)),
    Answered(
        mentors.SET_NEW_MENTORS,
        only(first_door_approve.set_new_mentors),
        truth=only(first_door_approve.new_mentors),
    ),
    Answered(mentors.APPROVALS, only(first_door_approve.page)),
    Answered(mentors.SEE_APPROVAL, only(first_door_approve.see)),
    Answered(mentors.WELCOME, only(first_door_approve.welcome), truth=only(first_door_approve.stands)),
    Opened(mentors.NOT_YET, only(first_door_approve.not_yet)),
    Received(mentors.PREVIEW_NOT_YET, only(first_door_approve.preview)),
    Answered(mentors.SEND_NOT_YET, only(first_door_approve.send), truth=only(first_door_approve.stands)),
    # Where open asks go
    Answered(open_asks.CHANNEL, only(channel.page)),
    Opened(open_asks.CHOOSE_CHANNEL, only(channel.choose)),
    Received(open_asks.KEEP_CHANNEL, only(channel.keep), truth=only(channel.page)),
    Answered(open_asks.LEAVE_CHANNEL, only(channel.leave), truth=only(channel.page)),
    # Reports
    Answered(safety.SEE_REPORT, reports.see),
    Answered(safety.TAKE_REPORT, reports.take, truth=reports.see),
    Opened(safety.CLOSE_REPORT, reports.close),
    Received(safety.END_REPORT, reports.end, truth=reports.see),
    Opened(safety.CHOOSE_READERS, reports.choose_readers),
    Received(safety.KEEP_READERS, reports.keep_readers, truth=reports.who_reads),
    Answered(safety.STOP_READING, reports.stop_reading, truth=reports.stop_reading),
)
