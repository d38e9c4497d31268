"""Made-up people whose names and words are harmless, hostile, foreign or far too long."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import AskId, CommunityId, MentorshipId, PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.domain.programme.kinds import Offer
from bot.views.common.reader import Reader
from config.programme import read_programme

PROGRAMME = read_programme(Path(__file__).parents[2] / "config" / "programme.toml")
HERE = CommunityId("com_here")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CLOSES = datetime(2026, 12, 7, 18, tzinfo=UTC)
PRINT = "09b8904526a752c0"
"""The print of a draft."""
READER = Reader("en-GB", "Europe/London", PROGRAMME, NOW)


@dataclass(frozen=True, slots=True)
class Voice:
    """A person's name, and their words."""

    title: str
    name: str
    words: str


TAGS = "<b>Ann</b> @everyone <!channel> \"'&amp; </p><script>alert(1)</script>\n<img src=x onerror=alert(1)>"
VOICES = (
    Voice("calm", "Imani Okafor-Made-Up", "How do I begin with a garden that is mostly stones?"),
    Voice("tags", "<b>Ann</b> \"' onload=alert(1) x='", TAGS),
    Voice(
        "links",
        "javascript:alert(1)",
        "[me](javascript:alert(1)) <https://example.org|here> {0} {name} %s *b*",
    ),
    Voice("broadcasts", "@everyone", "<!channel> <@U123> @here &lt;b&gt; </textarea></button></form>"),
    Voice("right to left", "שירה כהן", "كيف أبدأ؟\u202e ובעברית:\nאיך מתחילים עם גינה קטנה?"),
    Voice("emoji", "Zoë 👩‍👩‍👧‍👦🌱", "👩‍👩‍👧‍👦" * 30 + " e\u0301\u0323 \U000e0041\u2066\u0007"),
    Voice("unseen", "\u200b", "\u2060\u200b" * 15),
    Voice("pasted", "Ann " + "x" * 5_000, "word 🌱 " * 650),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """A mentee, a mentor, and what both write."""

    mentee: Person
    mentor: Mentor
    words: str
    reader: Reader = READER

    def ask(self, status: Status, kind: str = "quick-question") -> Ask:
        """Return an ask with this status, with closing words where the status has some."""
        said = status in {Status.ANSWERED, Status.DECLINED}
        offered = status in {Status.OFFERED, Status.NOT_NEEDED, Status.TAKEN_BACK}
        return Ask(
            id=AskId("ask_0123456789abcdefghijkl"),
            community=HERE,
            mentee=self.mentee.id,
            mentor=self.mentor.id,
            kind=kind,
            question=self.words,
            status=status,
            month="2026-11",
            sent_at=NOW,
            closes_at=CLOSES,
            ended_at=None if status is Status.WAITING else NOW + timedelta(days=1),
            words=self.words if said else "",
            first_kind="ongoing" if offered else "",
        )

    @property
    def mentorship(self) -> Mentorship:
        """Return the mentorship that an accepted ask begins."""
        ask = self.ask(Status.ACCEPTED)
        made = MentorshipId("shp_0123456789abcdefghijkl")
        return Mentorship(made, HERE, ask.id, self.mentor.id, self.mentee.id, ask.kind, NOW)


def cast(voice: Voice) -> Cast:
    """Return a cast with the names and words of one voice."""
    return Cast(_person("mentee", voice), _mentor(voice), voice.words)


def _person(role: str, voice: Voice) -> Person:
    made = PersonId(f"per_{role:_<22}")
    return Person(made, HERE, voice.name, "Asia/Kathmandu", "en-GB", voice.words)


def _mentor(voice: Voice) -> Mentor:
    offers = (
        Offer("quick-question", PROGRAMME.kind("quick-question").budget, voice.words),
        Offer("career-chat", PROGRAMME.kind("career-chat").budget),
        Offer("ongoing", PROGRAMME.kind("ongoing").budget, voice.words),
    )
    return Mentor(
        person=_person("mentor", voice),
        headline=voice.words,
        story=voice.words,
        field=voice.words,
        place=voice.words,
        country=voice.words,
        languages=(voice.words, "German"),
        offers=offers,
        glad=(voice.words, voice.name, "What would you do differently?"),
        manners=(Manner.ENCOURAGES, Manner.LISTENS),
    )
