"""Delivery to a Slack on a socket: many people who are told something, and what Slack's ledger says of it."""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from bot.adapters.slack.api import Api
from bot.adapters.slack.pace import Pace
from bot.adapters.slack.sending import Sending
from bot.domain.ids import CommunityId, MentorshipId, PersonId
from bot.domain.notices import Notice, Telling
from bot.jobs.deliver import Deliverer
from bot.port import Address, Sent
from bot.store import communities
from bot.store.database import Database
from bot.store.outbox import Lane, Outbox, State
from bot.store.people import People
from bot.store.tables import outbox
from bot.store.work import Ground
from bot.ui.nodes import Message
from tests.fakes import people
from tests.fakes.clock import Clock
from tests.fakes.slack.ledger import Call, Line, Refusal, Trouble
from tests.fakes.slack.workspace import BOT, TEAM, TOKEN, Workspace
