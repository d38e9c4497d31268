"""Which kinds of help a search can ask for: those that the community offers."""

from dataclasses import replace

from bot.domain.search.matching import Looking
from bot.domain.search.understood import SoftChoice, Sort
from bot.handlers.work import Work
from bot.store.index.hearing import kinds


def offered(work: Work, looking: Looking) -> Looking:
    """Return the search in which no kind of help is heard that this community does not offer."""
    here = {kind.key for kind in work.programme.offered}
    unknown = frozenset(SoftChoice(Sort.KIND, (key,)).key for key in kinds() if key not in here)
    return replace(looking, off=looking.off | unknown) if unknown else looking
