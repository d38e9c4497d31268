"""The driver by Socket Mode: the same payloads in envelopes, over sockets that break."""

import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from tests.fakes.slack.driver import DEADLINE, Driver, Kind, Posted
from tests.fakes.slack.link import Link
from tests.fakes.slack.payloads import Payload
from tests.fakes.waiting import wait_until

AN_EXCUSE: Final = 0.05
"""Seconds in which an acknowledgement may still arrive before a socket is cut."""


@dataclass
class BySocket(Driver):
    """Delivers people's acts through a socket that the bot has opened.

    At intervals the socket is cut while a payload is under way; every other time the cut is announced first.
    A payload without acknowledgement is retried in another envelope through the next socket, as by Slack.
    """

    link: Link = field(kw_only=True)
    sockets: int = 1
    """How many the bot holds open."""
    cut_at: int = 0
    """After how many payloads the socket is cut, over and over; 0 is never."""
    _brought: "count[int]" = field(default_factory=lambda: count(1))

    def brings(self, kind: Kind, payload: Payload, *, retry: int = 0) -> Posted:
        """Deliver a payload, through another socket where the first one breaks."""
        wait_until(self._all_open)
        number = next(self._brought)
        self.twice = bool(self.cut_at) and number % self.cut_at == 0
        if self.twice:
            self._breaks(kind, payload, announced=number % (2 * self.cut_at) == 0)
            retry += 1
        begun = time.monotonic()
        envelope = self.link.hands(kind, payload, retry=retry)
        try:
            wait_until(lambda: envelope in self.link.acks, DEADLINE)
        except AssertionError:
            return Posted(0, "", time.monotonic() - begun)
        said = self.link.acks[envelope]
        return Posted(200, json.dumps(said) if said else "", time.monotonic() - begun)

    def _breaks(self, kind: Kind, payload: Payload, *, announced: bool) -> None:
        """Send a payload, and end its socket before its acknowledgement is certain."""
        opened = self.link.opened_so_far
        self.link.hands(kind, payload)
        time.sleep(AN_EXCUSE)
        if announced:
            self.link.asks_to_leave()
        else:
            self.link.cuts()
        wait_until(lambda: self.link.opened_so_far >= opened + self.sockets and self._all_open())

    def _all_open(self) -> bool:
        return len(self.link.sockets) == self.sockets
