"""The daily list: from the sixth report of a person on one day, readers get the further ones together."""

from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.zones import zone_named
from bot.domain.safety.report_and_block import Report, Status
from bot.handlers.work import Work


def tell(work: Work, reader: PersonId, report: Report, occasion: str = "") -> None:
    """Show a reader a report: at once, or in the list of their next morning."""
    if not report.listed:
        work.show(reader, Notice(NoticeKind.REPORT, report.id, occasion))
    elif report.stage is Status.OPEN:
        at = work.telling_times.list_of_reports(reader)
        day = at.astimezone(zone_named(work.people.named(reader).zone))
        work.show(reader, Notice(NoticeKind.REPORT_LIST, reader, f"{day:%Y%m%d}"))
