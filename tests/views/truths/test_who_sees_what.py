"""Unmistakable words in every field reach those whom our sentences name, and nobody else."""

from collections.abc import Mapping

import pytest

from bot.domain.common.people import Door
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.views.truths.canaries import (
    CANARIES,
    DRAFTING,
    MANAGER,
    MENTEE,
    MENTOR,
    NAMELESS,
    OTHER_READER,
    READER,
    REPORTED,
    ROLES,
    SECOND,
    STRANGER,
    Watching,
    looks_everywhere,
    silent,
    watching,
)

WORDS = {key: word for key, (word, _) in CANARIES.items()}


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture
def cast(community_of_people: Community) -> Mapping[str, Acting]:
    """One person for each role."""
    here = community_of_people
    gives = {"quick-question": 6, "career-chat": 2}
    return {
        MENTOR: here.mentors("Morwen Helps", offers=gives, story="I like to explain."),
        SECOND: here.mentors(
            "Silke Second", offers={"career-chat": 2}, story=WORDS["what is shown only after a yes"]
        ),
        DRAFTING: here.mentors(
            "Dora Drafts", door=Door.DRAFT, headline=WORDS["a card before its door opens"]
        ),
        MENTEE: here.joins("Menna Asks"),
        MANAGER: here.joins("Magda Manages", manages=True),
        STRANGER: here.joins("Stella Stranger"),
        READER: here.mentors("Ruth Reads", offers={"project": 1}),
        REPORTED: here.mentors("Rolf Reported", offers={"project": 1}),
        OTHER_READER: here.joins("Olaf Reads"),
        NAMELESS: here.joins(f"Ula {WORDS['a name that is not shown']}"),
    }


def asks(who: Acting, mentor: Acting, key: str, **more: str) -> None:
    form = who.presses_token(f"1:ask:{mentor.person.id}")
    question = f"How do you begin with {WORDS[key]}, of all things?" if key in WORDS else key
    who.presses("Send", who.submits(form, question=question, **more))


def reports(who: Acting, about: Acting, key: str) -> None:
    form = who.presses_token(f"1:report:{about.person.id}")
    who.submits(form, what="other", words=f"It was {WORDS[key]}.")


def chosen(here: Community, cast: Mapping[str, Acting]) -> None:
    form = cast[MANAGER].presses_token("1:choose-readers:")
    cast[MANAGER].submits(form, first=cast[READER].user, second=cast[OTHER_READER].user)
    here.deliver()
    for one in (READER, OTHER_READER):
        for shown in here.inbox(cast[one]):
            if "Read reports" in str(shown):
                cast[one].presses("Read reports", shown)


def story(here: Community, cast: Mapping[str, Acting]) -> None:
    """Say every canary once where our sentences speak of it."""
    mentee, mentor, second = cast[MENTEE], cast[MENTOR], cast[SECOND]
    second.submits(second.presses("Who sees what", second.types("/be-a-mentor")), hidden=("story",))
    here.catch_up()
    mentee.types(f"/find-mentor {WORDS['what somebody looks for']}")
    mentee.submits(mentee.presses_token("1:say-wish:"), words=WORDS["what somebody wishes for"])
    asks(mentee, mentor, "the question of an ask", line=WORDS["the line about a mentee"])
    here.deliver()
    answer = mentor.presses("Answer now", here.inbox(mentor)[-1])
    mentor.presses("Send", mentor.submits(answer, words=f"Begin with {WORDS['a written answer']}, slowly."))
    here.deliver()
    thanks = mentee.presses("Thank Morwen", here.inbox(mentee)[-1])
    mentee.presses("Send", mentee.submits(thanks, ready="own", words=f"{WORDS['thanks']}, and thank you."))
    asks(cast[NAMELESS], mentor, "How did you know that it was time to change?", unnamed="yes")
    form = mentee.presses_token(f"1:ask:{second.person.id}")
    mentee.presses("Send", mentee.submits(form, question="How did you begin, and with what?"))
    here.deliver()
    second.presses("Accept", here.inbox(second)[-1])
    here.deliver()
    draft = mentee.presses_token(f"1:ask:{mentor.person.id}")
    mentee.submits(draft, question=f"Is {WORDS['a draft that was not sent']} a good beginning?")
    carry = mentee.presses_token("1:carry:")
    question = f"Who knows about {WORDS['the question of an open ask']} and beginnings?"
    mentee.presses("Send", mentee.submits(carry, question=question, kind="quick-question"))
    here.deliver()
    reports(mentee, cast[READER], "a report about one who reads reports")
    reports(mentee, cast[REPORTED], "the words of a report")
    here.deliver()


def wrong(here: Community, cast: Mapping[str, Acting], watched: Watching) -> list[str]:
    """Return what reached somebody whom it may not reach, or did not reach somebody whom it should."""
    found = []
    for role in ROLES:
        user = cast[role].user
        inbox = [text for message in here.platform.received(user) for text in (str(message),)]
        everything = "\n".join((*watched.shown.get(user, ()), *inbox)).lower()
        for key, (word, allowed) in CANARIES.items():
            if word and (word.lower() in everything) is not (role in allowed):
                found.append(f"{key}: {'does not reach' if role in allowed else 'reaches'} the {role}")
    return found


def test_each_canary_reaches_those_who_may_see_it(
    community_of_people: Community, cast: Mapping[str, Acting]
) -> None:
    here = community_of_people
    chosen(here, cast)
    with watching() as watched:
        story(here, cast)
        cards = [cast[role].person.id for role in (MENTOR, SECOND, DRAFTING)]
        for role in ROLES:
            word = WORDS["what somebody looks for"] if role == MENTEE else "begin"
            looks_everywhere(cast[role], here, word, cards)
    found = wrong(here, cast, watched)
    assert not found, "\n".join(found)


def test_what_our_sentences_call_silent_rings_nobody(
    community_of_people: Community, cast: Mapping[str, Acting]
) -> None:
    here, mentee, mentor = community_of_people, cast[MENTEE], cast[MENTOR]
    card = f"{mentor.person.id}"
    acts = {
        "looking": lambda: mentee.types("/find-mentor begin"),
        "reading a card": lambda: mentee.presses_token(f"1:read:{card}"),
        "saving": lambda: mentee.presses_token(f"1:save:{card}"),
        "comparing": lambda: mentee.presses_token(f"1:compare:{card}"),
        "a wish": lambda: mentee.submits(mentee.presses_token("1:say-wish:"), words="beekeeping"),
        "passing over": lambda: mentee.presses_token(f"1:pass:{card}"),
        "a practice ask": lambda: mentor.presses_token("1:practise:"),
        "blocking": lambda: mentee.presses_token(f"1:block:{card}"),
    }
    rang = {name: silent(here, act) for name, act in acts.items()}
    assert {name for name, told in rang.items() if told} == set()
