"""Topics: what a question is about, so that two people's questions can be compared."""

from typing import Final

from bot.store.index.query import Reading
from bot.store.index.reading import Understanding
from bot.store.index.words import fold, telling

SHORTEST: Final = 4
"""Shorter words mean little in any language, except those with related words (law) or in capitals (CV)."""

_AROUND: Final = """
    advance advise after again also always anyone anything anyway appreciate appreciated back become
    before begin being bit both came card change changed come comes dare dared date day days deal degree
    differently doing done enough even ever every everything experience experiences feel feels felt final
    first frank glad going gone good grateful great half happy hard hear heard help helped honest
    honestly hope hour hours hurry idea job jobs kind kindly know last least less long lot lots made make
    many maybe mean mind more most much myself nearly never new next nice nothing now often only opinion
    other otherwise own part people plenty put question questions quite rather read reading reply right
    said same says second see seem sentence sentences short side someone something sound sounded sounds
    start started stay stayed stays still story student students studied study studying such suggest
    suggestions sure take tell than thing things think third thought thoughts time times tips told took
    truth trying turn use very way week went whether wish within without wonder wondering word words work
    worked working works write wrote year years yet
"""
_ELSEWHERE: Final = """
    aber alle alles also andere auch beim bitte damit dann dass dein deine denn dich diese dieser dieses
    doch durch eine einem einen einer eines etwas euch frage fragen ganz gerade gibt habe haben hast
    hatte hier hätte ihre ihrem ihren immer jahr jahre jetzt kann kein keine könnte konnte machen mehr
    mein meine meinem meinen mich muss nach nicht nichts noch oder ohne schon sehr sein seine sich sind
    sollte studiere studium über unter viel viele vielleicht wann warum weil weiß welche wenn werde
    werden wieder wird wirklich wissen wollen würde wurde zwei zwischen arbeit ersten dritten gemacht
    kommen komme kommt zweiten année années après aussi autre autres avant avec avoir beaucoup bien
    bonjour cela cette comment comme dans depuis deux donc elle elles encore entre être étudie faire fait
    faut fois lors mais même mieux moins nous parce pendant peut peux plus pour pourquoi pouvez quand
    quel quelle quoi sans serait sont sous chercher cherche deuxième devenir première savoir troisième
    trouver trouvé suis temps tout toute toutes très trop votre vous voudrais además algo algún alguna
    antes aunque cada como cómo cuando cuándo cual cuál desde después donde dónde ella ellos eres esta
    está estaba estado este esto estos estoy estudio había hace hacer hacia hasta hola mejor menos mucho
    muchos muy nada nosotros otra otro para pero poco porque pregunta puede puedo pues quería quiero
    quién sería siempre sobre solo también tanto tener tengo tiempo tiene todo todos unas unos usted años
    buscar llega llegar primer primero saber segundo tercer tercero trabajo
"""
_SAID_AROUND: Final = frozenset(fold(_AROUND + _ELSEWHERE).split())
"""Filler words around a question, in the languages that Alongside speaks."""


def topics(text: str, understanding: Understanding) -> frozenset[str]:
    """Return the words that say what a text is about, each as one form for all related words."""
    readings = understanding.close(telling(text))
    return frozenset(_called(reading) for reading in readings if _is_about(reading))


def _is_about(reading: Reading) -> bool:
    typed, folded = reading.word
    if typed.isupper() and len(typed) > 1:
        return True
    shortest = SHORTEST - 1 if reading.related else SHORTEST
    return len(folded) >= shortest and folded not in _SAID_AROUND


def _called(reading: Reading) -> str:
    kin = (phrase[0] for phrase in reading.related if len(phrase) == 1)
    return min((reading.stem, *kin))
