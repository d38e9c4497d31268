"""Whose a situation is that a card tells of: the mentor's own, that of others, or nobody's."""

import pytest

from bot.store.index.lexicon import lexicon
from bot.store.index.phrases import folded_words
from bot.store.index.telling import Of, of

SELF = """
Nach einem Burnout arbeite ich anders
I am no longer shy
I never regretted leaving academia
It is never too late for a career change
Ask me about burnout before it asks for you
I help because I was laid off myself
I am a first generation student
Freelance coach
Wheelchair user
Emigré sin contactos y homologué mi título
Je ne suis plus timide
Nunca me arrepentí de dejar el doctorado
my students know that I am dyslexic
"""
OTHERS = """
Burnout coach
Coach for burnout
Beraterin bei Burnout
Avocate en licenciements
My sister was laid off
Meine Schwester wurde entlassen
I teach dyslexic children
I help people out of academia
First generation students
J'accompagne le retour au travail
Ayudo a cambiar de carrera
"""
NOBODY = """
I was never laid off
My grandmother had no word for burnout
Ich hatte nie einen Burnout
Je n'ai jamais été licencié
Nunca fui autónoma
Don't be shy
I am not retired
"""
SAID = [(one, whose) for whose, said in ((Of.SELF, SELF), (Of.OTHERS, OTHERS), (Of.NOBODY, NOBODY))
        for one in said.strip().splitlines()]  # fmt: skip


@pytest.mark.parametrize(("said", "whose"), SAID, ids=[said for said, _ in SAID])
def test_whose_it_is(said: str, whose: Of) -> None:
    words = folded_words(said)
    assert {of(words, at) for _, at in lexicon().situations.found(words)} == {whose}
