"""Small words and framing words in the languages that Alongside speaks: they do not say what is sought."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SMALL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": """
            a above actually after again all almost already also although always am among amongst an and
            another anymore anyway anywhere are as at away be because been before being below between beyond
            both but by can certainly could despite did do does doing down during each either else enough
            especially even ever every everybody everyone everything everywhere few for from had has have
            having he her here hers herself him himself his however if in instead into is it its itself just
            lot lots many maybe more moreover most much neither never no nobody nor not nothing nowhere of
            off often ok okay on only or other others otherwise our ours ourselves out over own perhaps
            probably quite rather same several she simply since so somehow sometimes somewhere still such
            than that the their them themselves then there these they thing things this those though through
            thus to too toward towards twice under unless until up upon us usually very was we were what
            whatever when whenever where wherever whether which whichever while whoever whose why will with
            within without would yes yet you your yours yourself
        """,
        "de": """
            aber alle allem allen aller alles als am an andere anderem anderen anderer anderes ans auch auf
            aus außer bei beide beiden beim bereits besonders bevor bin bis bist da dabei dafür dagegen
            daher damit danach daneben dann daran darauf daraus darf darin darum darüber dass davon davor
            dazu dein deine deinen deiner dem den denn der des deshalb deswegen dich dies diese dieser
            dieses dir doch dort du durch eigentlich ein einander eine einem einen einer eines einige
            einigen einiger einiges einmal endlich entweder er es etwas euch euer eure fuer für ganz gar
            gegen genug gerade gern gerne habe haben hast hier hierbei hinter ich ihm ihn ihnen ihr ihre
            ihren im immer in indem ins irgend irgendein irgendeine irgendwann irgendwas irgendwie irgendwo
            ist ja jede jedem jeden jeder jedes jedoch jemals jetzt kann kannst kein keine keinem keinen
            keiner keines koennen koennte können könnt könnte könnten lassen mache machen macht man manche
            manchmal mehr mehrere mein meine meinem meinen meiner meist meistens mich mir muss nach nachdem
            neben nein nicht nichts nie niemals niemand noch nun nur ob obwohl oder oft ohne schon sehr seid
            sein seine seit selbst selten sich sie sind so sodass sogar soll sollte sondern sonst sowie
            statt stets trotz trotzdem tue tun ueber um und uns unser unsere unter viel viele vielen
            vielleicht vom von vor wann warum was wegen weil welche welcher welches wenig wenige wenigen
            wenn wer werde werden wie wieder wir wird wirklich wo wobei wodurch wofür womit worauf worin
            worüber wovon wozu wuerde wurde während würde würden ziemlich zu zum zur zwar zwischen über
        """,
        "fr": """
            afin ainsi alors après assez au aucun aucune auquel aussi autre autres aux avec avez avoir avons
            beaucoup bien c ce cela cependant ces cet cette ceux chacun chacune chaque chez choses comme
            contre d dans de depuis derrière des dessous dessus devant donc dont du duquel déjà désormais
            elle elles en encore enfin ensuite entre envers est et etre eu faire fait ici il ils j jamais je
            jusque l la laquelle le lequel les lesquelles lesquels leur leurs longtemps lorsque lui mais
            malgré moi moins même n ne ni nos notre nous nul on ont ou où par parce parfois parmi pas
            pendant peu peut peux plusieurs plutôt pour pourquoi pouvez presque puis puisque qu quand que
            quel quelle quelles quelque quelquefois quelques quels qui quoi quoique rien s sa sauf selon ses
            seulement si simplement sinon soit sont sous souvent suis sur surtout ta tandis te tel telle
            telles tels tes toi ton toujours tous tout toute toutes trop très tu un une vers voici voilà vos
            votre vous vraiment y à ça étaient était été être
        """,
        "es": """
            a además ahora al algo alguna algunas algunos algún alrededor ambos ante antes apenas aquel
            aquella aquí así aunque aún bastante cada casi como con cosa cosas cual cuando cuál
            cuándo cómo de debajo del demasiado dentro desde después detrás donde durante dónde e el ella
            ellas ellos en encima entonces entre era eres es esa ese eso esta estar este esto estos estoy
            está están fue ha hace hacen hacer hacia hago hasta jamás la las le les lo los luego mediante
            menudo mi mientras mis misma mismas mismo mismos mucho muy más nada nadie ni ninguna ninguno
            ningún nos nosotros nuestra nuestro nunca o otra otras otro otros para pero pocas poco pocos por
            porque pues que quien quizá quizás quién qué realmente se según ser si siempre simplemente
            sino sobre sobretodo solamente somos soy su sus sí tal también tampoco tan te tener tengo
            tiene toda todas todavía todo todos tras tu tus tú u un una unas uno unos usted ustedes varias
            varios veces vez y ya yo él
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
        "fr": "a ai as avant car chose comment eux ma mes mon plus sans son",
        "es": "contra dias días estado fin hay noches sea sin solo son tales tardes",
    }
)
"""Words of one language that mean something in another ("ai", "war"): small beside a word of their own."""

NEXT_TO_NOTHING: Final = """
    afternoon assistance call career careers chat chance connect consejo consejos conseil conseils
    conversation day evening everybody everyone great guidance morning new nice people person
    persona personne question questions recherche support today
"""
"""Words that say nothing beside framing words alone: "I need a person's support"."""
