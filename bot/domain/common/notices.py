"""What is told to people other than the presser: facts, drawn only when they are delivered."""

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice tells. Each is drawn from the current state, so the latest notice is complete."""

    ASKED = "asked"
    """To the mentor: the ask, in its current state."""
    RECEIPT = "receipt"
    """To the mentee: their ask, in its current state."""
    OUTCOME = "outcome"
    """To the mentee, as a separate message: how their ask ended, and what they can do next."""
    WELCOME = "welcome"
    """To both people of a mentorship: who the other is, and how to begin."""
    # Being a mentor
    DOOR = "door"
    """To the mentor: their door is open."""

    # How a community begins: preparing, opening, wishes, and requests for a person's help
    INSTALLED = "installed"
    """To the first manager: nobody else has been told, and what to do first."""
    TENTH = "tenth"
    """To the managers and the founding mentors: ten doors are open."""
    WISH = "wish"
    """To the person who made the wish: it came true."""
    HAND = "hand"
    """To the managers: a mentee would like a person's help."""
    HAND_NEWS = "hand-news"
    """To that mentee: who writes to them, or that no manager could in time."""

    # A hello before a first door
    APPROVAL = "approval"
    """To the managers: a new mentor waits for a hello before their first door opens."""
    HELLO = "hello"
    """To the mentor: a hello or a kind no, or that no manager found the time yet."""

    # Reminders
    REMINDER = "reminder"
    """To the mentor: every ask that waits for them, on one card."""

    # Something lighter, thanks and one follow-up, open asks
    OFFER = "offer"
    """To the mentee: what the mentor offers instead, and how the offer ended."""
    THANKS = "thanks"
    """To the mentor: what the mentee wrote in thanks."""
    FOLLOW_UP = "follow-up"
    """To the mentor, the follow-up question; to the mentee, how it ended."""
    CARRY = "carry"
    """To the mentee: their open ask, in its current state."""
    CARRY_END = "carry-end"
    """To the mentee, as a separate message: no mentor took up their open ask, and what they can do next."""
    # The mentors' channel
    CHANNEL_HELLO = "channel-hello"
    """To the mentors' channel: what will be posted here, and who gets it."""
    CHANNEL_CARD = "channel-card"
    """To the mentors' channel: an open ask, in its current state, without a name."""
    CHANNEL_LOST = "channel-lost"
    """To the managers: nothing can be posted in the mentors' channel, and how to mend that."""
    MET = "met"
    """To each person of a mentorship, separately: whether they met."""
    # Safety
    REPORT = "report"
    """To the readers of reports: what was reported, in its current state."""
    REPORTED = "reported"
    """To the reporter: that the report is read, and how it ended."""
    READS_REPORTS = "reads-reports"
    """To a person who was chosen to read reports."""
    TIMES = "times"
    """To both people of a mentorship: the times that were suggested, or the one that was chosen."""
    FINISHED = "finished"
    """To each person of a mentorship: that it has ended, and what comes next."""
    # Nudges, and warm introductions
    FIRST_STEP = "first-step"
    """To each person of a mentorship: nothing has begun yet, and how small a beginning can be."""
    STILL_GLAD = "still-glad"
    """To a mentor, each quarter: whether they are still happy to help."""
    SEASON = "season"
    """To a mentor, each quarter: the hours, people and thanks of their three months."""
    RESTED = "rested"
    """To a mentor: their card rests, because they did not answer whether they are still happy to help."""
    NEVER_ASKED = "never-asked"
    """To a mentor, once: nobody has asked them yet, and that is chance."""
    PUSH = "push"
    """To a mentee who only looked or was declined twice: an offer to be introduced."""
    ANSWER_ONE = "answer-one"
    """To a person who was helped months ago: a mentee asks what they once asked."""
    TRAVELLED = "travelled"
    """To the mentor who helped that person: that the person has now helped another."""
    INTRODUCTION = "introduction"
    """To a mentee: which mentor a manager thought of, or that no manager could in time."""
    INTRODUCE = "introduce"
    """To the managers: a mentee would like an introduction, and its current state."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One fact for one reader: the kind, and the id of what it is about."""

    kind: NoticeKind
    ref: str
