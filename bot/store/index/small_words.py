"""Small words and framing words in the languages that Alongside speaks: they do not say what is sought."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SMALL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": """
            a after all also although am an and another are as at be because been before being between both
            but by can could did do does doing down during each else even every few for from had has have
            having he her here hers him his if in into is it its just many more most much neither no nor
            not of off ok okay on only or other others our ours out over own quite rather same she since so
            still such than that the their them then there these they this those through to too under
            until up upon us very was we were what when where which while why will with within without
            would yes yet you your yours
        """,
        "de": """
            aber als am an ans auch auf aus bei beim bin bis bist da daran darf dass dein deine deinen
            deiner dem den denn der des dich dies diese dieser dieses dir doch dort du durch ein eine einem
            einen einer eines er es etwas euch euer eure für fuer gern gerne habe haben hast ich ihm ihn
            ihnen ihr ihre ihren im in ins ist ja jede jeder jetzt kann kannst kein keine keinen können
            koennen könnt könnte koennte könnten man mein meine meinem meinen meiner mehr mich mir muss
            nach nein nicht nichts noch nun nur ob oder ohne schon sehr seid sein seine seit sich sie sind
            so soll sollte sowie über ueber um und uns unser unsere unter viel viele vom von vor wann warum
            was wegen weil welche welcher welches wenn wer werde werden wie wieder wir wird wo wurde würde
            wuerde würden sondern zu zum zur zwischen
        """,
        "fr": """
            afin ainsi au aussi autre autres aux avec avez avoir avons bien c ça ce cela ces cet cette ceux
            chez comme d dans de des donc dont du elle elles en encore entre est et étaient était été être
            etre eu fait ici il ils j je jusque l la le les leur leurs lui mais même moi moins n ne ni nos
            notre nous on ont où ou par parce pas pendant peu peut peux plutôt pour pourquoi pouvez puis
            qu quand que quel quelle quelles quels qui quoi s sa ses si soit sont sous suis sur ta te tes
            toi ton tous tout toute toutes très tu un une vers vos votre vous y à
        """,
        "es": """
            a al algo algún alguna algunas algunos ante antes aquí así aún aunque cada como cómo con cual
            cuál cuando cuándo de del desde donde dónde e el él ella ellas ellos en entre era eres es esa ese
            eso esta está están estar este esto estos estoy fue ha hacia hasta la las le les lo los más mi
            mis mucho muy nada ni nos nosotros nuestra nuestro o para pero por porque pues que qué quien
            quién se según ser si sí sobre somos soy su sus también tan te tener tengo tiene todo todos tu
            tú tus u un una unas uno unos usted ustedes y ya yo
        """,
    }
)
"""Words that stand in every text of a language."""

FRAMING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": """
            about advice any anybody anyone anything ask asking best better dear find get getting give
            good greetings hello help helped helpful helping helps hey hi hiya how i id ideally im ive
            keen know
            learn like look looked looking looks love me meet mentor mentored mentoring mentors mentorship
            my myself need needed needs once one please pls plz really seek seeking should some somebody
            someone something speak talk talking thank thanks thx want wanted wanting wants
            who whom whos wish wondering
        """,
        "de": """
            anschauen anschaut ansehen ansieht
            bitte brauch brauche brauchen bräuchte braeuchte danke dank finde finden frage fragen gesucht
            grüezi gute guten gutes hallo helfen helft hilf hilfe hilfst hilft interessiere jemand jemandem
            jemanden kennen kennt lernen mentee mentor mentoren mentorin mentorinnen möchte moechte möchten
            moechten moin ratschlag reden servus sprechen suche suchen tipp tipps unterhalten weiß weiss
            wissen wünsche wuensche
        """,
        "fr": """
            aide aider aidez aimerais apprendre besoin bonjour bonsoir cherche cherchons coucou demander
            discuter jai jaimerais mentor mentore mentores mentorat merci parler plaît plait quelquun sais
            salut savoir sil souhaite souhaiterais stp svp trouver veux voudrais
        """,
        "es": """
            alguien aprender ayuda ayudar ayudarme ayúdame ayudas ayúdenme buenas buenos buscando buscar
            busco conocer encontrar favor gracias gustaría hablar hola me mentor mentora mentoras mentores
            mentoría mentorías necesita necesitamos necesito podría podrían pregunta preguntas puede pueden
            puedes querría quiero quisiera saber
        """,
    }
)
"""Words around a wish for help, such as "I am looking for somebody who"."""

WHEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": """
            asap friday fridays monday mondays saturday saturdays soon sunday sundays thursday thursdays
            tomorrow tonight tuesday tuesdays urgently wednesday wednesdays week weekend weekends weeks
        """,
        "de": """
            bald dienstag donnerstag dringend freitag heute mittwoch montag nächste nächsten nächster samstag
            sonntag übermorgen woche wochen wochenende
        """,
        "fr": "bientôt demain dimanche jeudi lundi mardi mercredi samedi semaine semaines vendredi",
        "es": "domingo hoy jueves lunes mañana martes miércoles pronto semana semanas sábado viernes",
    }
)
"""Words that say by when: they tell of the wish, and of no mentor."""

EITHER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "de": "abend also art die fast fur gut hat hatte mit morgen nacht rat tag war was",
        "fr": "a ai as car comment eux ma mes mon plus sans son",
        "es": "dias días estado fin hay noches sin solo son tardes",
    }
)
"""Words of one language that mean something in another ("ai", "war"): small beside a word of their own."""

NEXT_TO_NOTHING: Final = """
    afternoon assistance call career careers chat chance connect consejo consejos conseil conseils
    conversation day evening everybody everyone great guidance morning new nice people person
    persona personne question questions recherche support today
"""
"""Words that say nothing beside framing words alone: "I need a person's support"."""
