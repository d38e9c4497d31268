"""What happens to contact between people, for those who follow it."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId
from bot.domain.safety.report_and_block import Report


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A person was reported: what the report is about goes to nobody else."""

    report: Report


@dataclass(frozen=True, slots=True)
class ContactEnded:
    """A person has ended contact with another: everything that is open between the two ends."""

    by: PersonId
    other: PersonId
    left: bool = False
    """Whether the reason is that `by` has left the workspace: unlike a block, this may be said."""


@dataclass(frozen=True, slots=True)
class ContactAgain:
    """A reason for which two people were kept apart is gone; another one may still keep them apart."""

    by: PersonId
    other: PersonId
