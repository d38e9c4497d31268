"""Everything the bot can do: each verb and the function that answers it, in one table for each who."""

from bot.handlers.common import managers as managing
from bot.handlers.routes import everybody, managers, mentees, mentors, pairs
from bot.handlers.routing import Routes, join
from bot.ui.verbs import safety


def all_routes() -> Routes:
    """Return every route, by the name of its verb."""
    return join((*mentees.ROUTES, *mentors.ROUTES, *pairs.ROUTES, *everybody.ROUTES, *managers.ROUTES))


def for_managers() -> frozenset[str]:
    """Return the verbs that only those may use who look after a community."""
    # Whoever reads reports is chosen by managers too; those two say no in words of their own.
    readers = {safety.CHOOSE_READERS.name, safety.KEEP_READERS.name}
    return managing.managed(all_routes().values()) | readers
