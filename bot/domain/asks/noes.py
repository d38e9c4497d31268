"""Which statuses of an ask are a no, and which are an answer of its mentor."""

from bot.domain.asks.ask import Status

A_NO = frozenset({Status.DECLINED, Status.CLOSED, Status.NOT_NEEDED, Status.TAKEN_BACK})
"""Endings after which the same mentor is not asked again for a while."""

NO_HELP = frozenset({Status.DECLINED, Status.CLOSED})
"""Endings in which the mentor said no and offered nothing lighter."""

ANSWERS = frozenset({Status.ACCEPTED, Status.ANSWERED, Status.DECLINED})
"""The statuses that a mentor's answer gave an ask."""
