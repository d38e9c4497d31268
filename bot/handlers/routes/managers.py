"""What those can do who look after a community, and those who read reports."""

from bot.handlers import (
    approvals,
    hands,
    introduce_warmly,
    mentors_channel,
    programme,
    reports,
)
from bot.handlers.managing import only
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Preparing and opening
    Answered(verbs.PROGRAMME, only(programme.page)),
    Answered(verbs.KINDS, only(programme.kinds)),
    Answered(verbs.KINDS_RIGHT, only(programme.looks_right), truth=only(programme.page)),
    Answered(verbs.TURN_KIND, only(programme.turn_kind), truth=only(programme.kind_listed)),
    Opened(verbs.KIND, only(programme.kind)),
    Received(verbs.KEEP_KIND, only(programme.keep_kind), truth=only(programme.kind_listed)),
    Answered(verbs.UNDER_18, only(programme.under_18)),
    Answered(verbs.ANSWER_18, only(programme.answer_18), truth=only(programme.answered_18)),
    Answered(verbs.SCREENED, only(programme.screened), truth=only(programme.page)),
    Answered(verbs.INVITATION, only(programme.invitation), truth=only(programme.invited)),
    Answered(verbs.OPENING, only(programme.opening)),
    Answered(verbs.OPEN_NOW, only(programme.open_now), truth=only(programme.page)),
    # Those who could use a hand
    Answered(verbs.PROMISE_HAND, only(hands.promise), truth=only(hands.stands)),
    Answered(verbs.HAND_DONE, only(hands.put_away), truth=only(hands.stands)),
    Answered(verbs.INTRODUCE, only(introduce_warmly.introduce)),
    Opened(verbs.LOOK_TO_INTRODUCE, only(introduce_warmly.look)),
    Received(verbs.FOUND_TO_INTRODUCE, only(introduce_warmly.found)),
    Answered(verbs.PROPOSE, only(introduce_warmly.propose), truth=only(introduce_warmly.proposed)),
    # A hello before a first door
    Answered(verbs.NEW_MENTORS, only(approvals.new_mentors)),
    Answered(verbs.SET_NEW_MENTORS, only(approvals.set_new_mentors), truth=only(approvals.new_mentors)),
    Answered(verbs.APPROVALS, only(approvals.page)),
    Answered(verbs.SEE_APPROVAL, only(approvals.see)),
    Answered(verbs.WELCOME_MENTOR, only(approvals.welcome), truth=only(approvals.stands)),
    Opened(verbs.NOT_YET, only(approvals.not_yet)),
    Received(verbs.PREVIEW_NOT_YET, only(approvals.preview)),
    Answered(verbs.SEND_NOT_YET, only(approvals.send), truth=only(approvals.stands)),
    # Where open asks go
    Answered(verbs.CHANNEL, only(mentors_channel.page)),
    Opened(verbs.CHOOSE_CHANNEL, only(mentors_channel.choose)),
    Received(verbs.KEEP_CHANNEL, only(mentors_channel.keep), truth=only(mentors_channel.page)),
    Answered(verbs.LEAVE_CHANNEL, only(mentors_channel.leave), truth=only(mentors_channel.page)),
    # Reports
    Answered(verbs.SEE_REPORT, reports.see),
    Answered(verbs.TAKE_REPORT, reports.take, truth=reports.see),
    Opened(verbs.CLOSE_REPORT, reports.close),
    Received(verbs.END_REPORT, reports.end, truth=reports.see),
    Opened(verbs.CHOOSE_READERS, reports.choose_readers),
    Received(verbs.KEEP_READERS, reports.keep_readers, truth=reports.who_reads),
    Answered(verbs.STOP_READING, reports.stop_reading, truth=reports.stop_reading),
)
