"""Everything the bot can do: one feature a noun, and the tables derived from all features."""

from functools import cache

from bot.handlers import (
    announcing,
    answers,
    asks,
    channel_posts,
    corrections,
    home,
    introductions,
    mentors,
    mentorships,
    open_asks,
    opening,
    outcomes,
    passing_on,
    people,
    programme,
    safety,
    search,
    second_looks,
)
from bot.handlers.feature import Closes, Planning, followers_of, notices_of, nudges_of, routes_of
from bot.handlers.routing import Routes, Who, join

FEATURES = (
    search.FEATURE,
    asks.FEATURE,
    answers.FEATURE,
    open_asks.FEATURE,
    mentorships.FEATURE,
    mentors.FEATURE,
    introductions.FEATURE,
    passing_on.FEATURE,
    opening.FEATURE,
    programme.FEATURE,
    announcing.FEATURE,
    channel_posts.FEATURE,
    second_looks.FEATURE,
    outcomes.FEATURE,
    corrections.FEATURE,
    safety.FEATURE,
    people.FEATURE,
    home.FEATURE,
)
"""One a noun. Where several follow the same event, the earlier in this tuple comes first."""

NOTICES = notices_of(FEATURES)
NUDGES = nudges_of(FEATURES)
FOLLOWERS = followers_of(FEATURES)
CLOSERS: tuple[Closes, ...] = tuple(one for feature in FEATURES for one in feature.closers)
PLANS: tuple[Planning, ...] = tuple(one for feature in FEATURES for one in feature.plans)


@cache
def all_routes() -> Routes:
    """Return every route, by the name of its verb."""
    from bot.handlers import covers  # noqa: PLC0415 - it draws every kind of notice, which are collected here

    return join((*routes_of(FEATURES).values(), covers.ROUTE))


def for_managers() -> frozenset[str]:
    """Return the verbs for which the platform's word on whether the presser is a manager must be fresh."""
    return frozenset(name for name, route in all_routes().items() if route.who is not Who.EVERYBODY)
