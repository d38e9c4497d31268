"""A person chosen on the platform itself: their card, as a search would show it."""

from dataclasses import replace

from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from bot.views.search import chosen_person as views


def card_of(request: Request, work: Work) -> Message | Aside:
    """Show the card of a person who was chosen by their platform id; say so where they have none."""
    person = work.people.known_as(request.first(search.WHO))
    mentor = work.mentors.get(person.id) if person else None
    # A card that was never open is nobody's business, so it is answered as if there were none.
    if mentor is None or not find.is_to_be_read(mentor, work):
        return views.no_card(work.reader)
    return find.read(replace(request, ref=refs.write(search.CardRead(mentor.id))), work)
