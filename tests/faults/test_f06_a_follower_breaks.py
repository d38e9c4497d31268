"""F06: what follows an act breaks: it takes its cause with it, and a second press does both."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.domain.asks.ask import Status
from bot.domain.mentorships.events import MentorshipBegan
from bot.handlers import FOLLOWERS, FEATURES
from bot.handlers.feature import Follows, followers_of
from bot.handlers.work import Work
from bot.store.asks.ask import Asks
from bot.store.outbox import outbox
from bot.store.tables import mentorships
from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of
