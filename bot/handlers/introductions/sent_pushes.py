"""The pushes that a person has had: drawn anew once they have done something else."""

from bot.domain.common.ids import PersonId
from bot.handlers.work import Work


def draw_again(work: Work, person: PersonId) -> None:
    """Have every push that a person has drawn anew; none rings."""
    work.redraw_series(person, "push.", "push/")
