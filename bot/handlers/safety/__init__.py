"""Report and block, the readers of reports, and how contact ends."""

from bot.domain.common.events import PersonLeaves, PersonReturns
from bot.domain.common.notices import NoticeKind
from bot.handlers.feature import Closes, Feature, Follows, Told, for_one_alone
from bot.handlers.routing import Answered, Opened, Received, Who
from bot.handlers.safety import choose_readers, report_and_block, reports
from bot.store.safety import report_and_block as stored_reports
from bot.ui.verbs import safety

FEATURE = Feature(
    routes=(
        Answered(safety.PAGE, report_and_block.page),
        Opened(safety.REPORT, report_and_block.report),
        Received(
            safety.SEND_REPORT,
            report_and_block.send_report,
            truth=report_and_block.sent,
            form=safety.REPORT,
            words=("words",),
        ),
        Answered(safety.BLOCK, report_and_block.block, truth=report_and_block.blocked),
        Answered(safety.BLOCKED, report_and_block.blocked),
        Answered(safety.UNBLOCK, report_and_block.unblock, truth=report_and_block.blocked),
        Answered(safety.SEE_REPORT, reports.read_it),
        Answered(safety.SEE_REPORTS, reports.see_list),
        Answered(safety.TAKE_REPORT, reports.take, truth=reports.see),
        Opened(safety.CLOSE_REPORT, reports.close),
        Received(
            safety.END_REPORT, reports.end, truth=reports.see, form=safety.CLOSE_REPORT, words=("words",)
        ),
        Opened(safety.CHOOSE_READERS, choose_readers.choose, who=Who.CHOOSES_READERS),
        Received(
            safety.KEEP_READERS,
            choose_readers.keep,
            truth=choose_readers.who_reads,
            who=Who.CHOOSES_READERS,
            form=safety.CHOOSE_READERS,
        ),
        Answered(safety.START_READING, choose_readers.start_reading, truth=choose_readers.start_reading),
        Answered(safety.STOP_READING, choose_readers.stop_reading, truth=choose_readers.stop_reading),
    ),
    notices=(
        Told(NoticeKind.REPORT, reports.draw, is_secret=for_one_alone),
        Told(NoticeKind.REPORT_LIST, reports.draw_list, is_secret=for_one_alone),
        Told(NoticeKind.REPORTED, reports.draw_reported, is_secret=for_one_alone),
        Told(NoticeKind.READS_REPORTS, choose_readers.draw),
        Told(NoticeKind.READER_SAID, choose_readers.said, is_about_one=True),
    ),
    closers=(
        Closes(stored_reports.unread_in, reports.tell_again_due),
        Closes(stored_reports.unclosed_in, reports.lapse_due),
    ),
    followers=(
        Follows(PersonLeaves, choose_readers.leaves),
        Follows(PersonLeaves, reports.left_or_back),
        Follows(PersonReturns, reports.left_or_back),
    ),
)
