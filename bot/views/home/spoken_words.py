"""What people type: words for yes, for no and for each screen, in every language that the bot speaks."""

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz import fuzz

from bot.domain.answers.leaning import Leaning
from bot.ui.verbs import Answers, home, mentors, people

EVERYWHERE = "en"
"""English is understood in every language, because some people write it anyway."""

YES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "yes",
            "yep",
            "yeah",
            "sure",
            "of course",
            "gladly",
            "happy to",
            "with pleasure",
            "love to",
            "ok",
            "okay",
        ),
        "de": ("ja", "jep", "gern", "gerne", "klar", "natürlich", "sehr gern", "mit vergnügen", "passt"),
        "fr": ("oui", "ouais", "volontiers", "bien sûr", "avec plaisir", "d'accord", "certainement"),
        "es": ("sí", "si", "claro", "por supuesto", "con gusto", "encantado", "encantada", "vale", "cómo no"),
    }
)
"""Words with which a yes begins, or which it has near its beginning."""

NO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "no",
            "nope",
            "sorry",
            "can't",
            "cannot",
            "can not",
            "not this time",
            "not now",
            "too busy",
            "unable",
        ),
        "de": (
            "nein",
            "nee",
            "leider",
            "kann nicht",
            "geht nicht",
            "schaffe es nicht",
            "keine zeit",
            "diesmal nicht",
            "jetzt nicht",
            "tut mir leid",
        ),
        "fr": (
            "non",
            "désolé",
            "désolée",
            "malheureusement",
            "ne peux pas",
            "peux pas",
            "pas cette fois",
            "pas maintenant",
            "pas le temps",
        ),
        "es": ("no", "lo siento", "no puedo", "ahora no", "esta vez no", "lamentablemente", "imposible"),
    }
)
"""Words that mean a no, anywhere in the text."""

SCREENS: Mapping[str, Mapping[str, Answers]] = MappingProxyType(
    {
        "en": {
            **dict.fromkeys(("help", "what can i do"), home.HELP),
            **dict.fromkeys(("home", "my asks", "hello", "hi"), home.HOME),
            **dict.fromkeys(("settings", "stop", "unsubscribe", "reminders", "quiet hours"), people.SETTINGS),
            **dict.fromkeys(("my data", "delete my data"), home.MY_DATA),
            **dict.fromkeys(("rest", "close my door", "become a mentor"), mentors.BE_A_MENTOR),
        },
        "de": {
            **dict.fromkeys(("hilfe", "was kann ich tun"), home.HELP),
            **dict.fromkeys(("start", "meine anfragen", "hallo", "moin", "servus"), home.HOME),
            **dict.fromkeys(
                ("einstellungen", "stopp", "abmelden", "erinnerungen", "ruhezeiten"), people.SETTINGS
            ),
            **dict.fromkeys(("meine daten", "meine daten löschen"), home.MY_DATA),
            **dict.fromkeys(
                ("pause", "tür schließen", "mentor werden", "mentorin werden"), mentors.BE_A_MENTOR
            ),
        },
        "fr": {
            **dict.fromkeys(("aide", "que puis je faire"), home.HELP),
            **dict.fromkeys(("accueil", "mes demandes", "bonjour", "salut"), home.HOME),
            **dict.fromkeys(("réglages", "paramètres", "rappels", "me désinscrire"), people.SETTINGS),
            **dict.fromkeys(("mes données", "effacer mes données"), home.MY_DATA),
            **dict.fromkeys(("pause", "fermer ma porte", "devenir mentor"), mentors.BE_A_MENTOR),
        },
        "es": {
            **dict.fromkeys(("ayuda", "qué puedo hacer"), home.HELP),
            **dict.fromkeys(("inicio", "mis peticiones", "hola"), home.HOME),
            **dict.fromkeys(("ajustes", "parar", "darme de baja", "recordatorios"), people.SETTINGS),
            **dict.fromkeys(("mis datos", "borrar mis datos"), home.MY_DATA),
            **dict.fromkeys(
                ("descansar", "cerrar mi puerta", "ofrecer mentoría", "ser mentor", "ser mentora"),
                mentors.BE_A_MENTOR,
            ),
        },
    }
)
"""Words that name a screen: the person who types them wants it, and not a mentor."""

ALIKE = 88
"""The likeness (0 to 100) from which a mistyped word counts as one of these."""

FEW_WORDS = 4
EARLY = 40
"""Within how many characters a yes has to be said."""


def screen(words: str, language: str) -> Answers | None:
    """Return the screen that a short line names, or None."""
    said = _bare(words)
    if len(said.split()) > FEW_WORDS or not said:
        return None
    known = {**SCREENS[EVERYWHERE], **SCREENS.get(language, {})}
    best = max(known, key=lambda name: fuzz.ratio(said, name))
    return known[best] if fuzz.ratio(said, best) >= ALIKE else None


def leaning(words: str, language: str) -> Leaning:
    """Return what an answer seems to mean: its beginning may be a yes, and a no anywhere outweighs it."""
    said = f" {_bare(words)} "
    if any(f" {no} " in said for no in _of(NO, language)):
        return Leaning.NO
    return Leaning.YES if any(f" {yes} " in said[:EARLY] for yes in _of(YES, language)) else Leaning.PLAIN


def _of(said: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return said[EVERYWHERE] if language == EVERYWHERE else (*said[EVERYWHERE], *said.get(language, ()))


def _bare(words: str) -> str:
    kept = (letter if letter.isalnum() or letter == "'" else " " for letter in words.replace("’", "'"))
    return " ".join("".join(kept).casefold().split())
