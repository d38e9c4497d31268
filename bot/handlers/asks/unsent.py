"""The question that a mentee has not sent yet: the next form of an ask begins with it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.search.sentences import is_question
from bot.handlers.work import Work

UNSENT = "unsent"
"""The form's name under which it is kept, among the drafts."""

LOOKED_WITHIN = timedelta(days=1)
"""How long ago a sentence was searched for that is offered as the question."""

LOOKED_AT = 10
"""How many searches are read for a sentence."""


def keep(work: Work, written: Mapping[str, str]) -> None:
    """Keep a question that was written or taken back; without a question, keep what there is."""
    if written.get("question"):
        work.drafts.save(UNSENT, "", written)


def over(work: Work) -> None:
    """Keep that the question was sent or let go: only what is searched for from now on is offered."""
    work.drafts.save(UNSENT, "", {})


def question(work: Work) -> Mapping[str, str]:
    """Return the fields of the unsent question, or the sentence that was searched for last."""
    if written := work.drafts.get(UNSENT, ""):
        return written
    since = max(filter(None, (work.now - LOOKED_WITHIN, work.drafts.saved_at(UNSENT, ""))))
    looked = work.lookings.words_since(since, of=work.me.id, limit=LOOKED_AT)
    sentence = next(filter(is_question, looked), "")
    return {"question": sentence} if sentence else {}
