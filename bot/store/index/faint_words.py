"""Faint words: they tell how people feel, when, or how much, and of who is sought next to nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FAINT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": """
            afraid alone anxious ashamed awkward bad big bored brave brief clear clueless completely
            confident confused curious desperate difficult discouraged dread easier easy embarrassed
            excited exciting fed fine frank friendly frightened frustrated fun genuinely glad great guilty
            happy hard hate hated honest honestly hopeless hopefully impossible insecure intimidated
            kindly little lonely lost lucky miserable nervous nice normal okay panic panicking panicked
            possible quick quickly quiet quietly sad scared scary serious shy small sorry stuck stupid
            stressed suddenly sure terrified terribly terrible thankful tired truly trusted uncertain
            unhappy unsure upset useful useless warm weird welcome wonderful worried worrying worry
            worries worst worth wrong become becoming became begin beginning begins began believe break
            came change come comes coming decide decided deciding decision decisions dont done ended
            ending ends end enjoy expect expected explain feel feeling feelings feels felt finally figure
            finish finished finishing forward gave go goes going gone got gotten guess happen happened
            happens hear heard hope hoping imagine join joining keep keeps kept leave leaving left let
            lets live lived lives living made make makes making manage mean means meant mind move moved
            moving offer passed pick plan planning plans prefer preferably prepared put reach ready
            realise realize realised realized remember said say says see seem seems seen share sort start
            started starting starts stay stop stopped struggle struggles struggled struggling succeed
            suggest survive switch switching take taken takes taking tell tells think thinking thought
            told took tried tries try trying turn turned understand understands understood use used using
            wait waiting walk went wonder work worked works working able age background chance chances
            choice choices day days degree direction dream dreams experience experienced experiences field
            future goal goals half hour hours idea ideas industry interest interested interesting job jobs
            kinda life line lines moment moments month months number opinion option options part path
            people person perspective place point position possibility problem problems question reason
            reasons result right route sector side situation situations someday step steps stuff subject
            thoughts time times tip tips today topic topics truth type view way ways words world year
            years yesterday actual currently early exactly first full fully further high last late lately
            later latest long longer low main mostly near new newly next own past previous previously
            recent recently second short similar still whole
            back now old woman man girl boy guy lady female male
            january february march april june july august
            september october november december autumn summer winter two three four five six seven eight
            nine ten eleven twelve twenty thirty forty fifty sixty
        """,
        "de": """
            frau mann weiblich männlich
            allein ängstlich angst ängste beruflich beruf bereit bestimmt bisher blöd dumm ehrlich ehrliche
            ehrlichen einfach enttäuscht ernst falsch frustriert froh ganze ganzen gerade gespannt glücklich
            groß große großen großer hart heimlich hoffnungslos klar klare klein kleine kleinen komisch
            leicht lieber mies müde mulmig mut mutlos nervös nett nette neugierig offen peinlich planlos
            ratlos ruhig schade scheu schlecht schlimm schnell schüchtern schwer schwierig sicher total
            traurig überfordert unglücklich unsicher unzufrieden verloren verunsichert verwirrt verzweifelt
            völlig vorsichtig wichtig wirkliche zufrieden
            anfangen angefangen anfang arbeite arbeiten arbeitet aufhören beginne beginnen bekomme bekommen
            bleibe bleiben brauchst denke denken einsteigen einstieg ende endet entscheide entscheiden
            entscheidung erklären erklärt erzähle erzählen erzählt fange fühle fühlen gearbeitet gefühl
            gehe gehen geht gehört gekommen gemacht genommen gesagt geschafft geworden gibt glaube glauben
            halte halten hätte hoffe hoffen höre hören klappt komme kommen kommt läuft lebe leben lese
            machst merke nehme nehmen nimmt passiert plane planen probiert raus reicht rein sage sagen sagt
            schaffe schaffen schafft sehe sehen sieht spreche starte starten stehe stehen steht traue
            trauen traut überlege überlegen umgehen verdiene verdienen verstehe verstehen versteht versuche
            versuchen vorhabe wechseln wechsle weiter weitermachen weg werde wurden ziehe zeige zeigen zeigt
            alter bereich beispiel bin branche chance chancen erfahrung erfahrungen erfahrene erfahrener
            fach fall fuß gedanken gefühle grund heute hintergrund idee ideen jahr jahre jahren job jobs
            leute leuten mensch menschen moment monat monate monaten möglichkeit möglichkeiten neu neue
            neuen neuer neues person plan pläne problem probleme richtung schritt schritte seite sicht
            situation sorge sorgen stelle stunde stunden tage tagen teil thema themen traum träume
            überblick weise weg wege welt wort worte zeit zeiten ziel ziele zukunft zweifel erste ersten
            erstes früh früher gestern halbe halbes kurz kurze kurzes lange langen länger letzte letzten
            letztes spät später täglich januar februar märz april juni juli august september oktober
            november dezember herbst sommer frühling winter zwei drei vier fünf sechs sieben acht neun
            zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig
        """,
        "fr": """
            femme homme
            angoisse angoissé angoissée anxieux anxieuse bloqué bloquée calme clair courage
            curieux curieuse déçu déçue découragé découragée désespéré désespérée difficile dur facile
            fatigué fatiguée franc franche franchement gentil gentille grand grande gros grosse heureux
            heureuse honnête honte impossible inquiet inquiète joli juste malheureux malheureuse mal
            mauvais mauvaise meilleur meilleure nerveux nerveuse nul nulle paniqué panique paniquer perdu
            perdue petit petite peur possible prêt prête rapide rapidement rassurer sérieux seul seule
            simple stressé stressée sûr sûre timide triste vite vrai vraie aime aimer aller allé arrive
            arriver attendre avance avancer change changer choisir commence commencé commencer comprendre
            comprend comprends connais connaît connaître conseiller continuer crois croire débuter débute
            décider devenir deviens devenu devenue dire dis dit donner écouter entrer envie espère espérer
            essaie essayé essayer explique expliquer fais fait faut fini finir gagne gérer hésite hésiter
            lancer laisser mettre mets montrer occupe oser ose parle parlé partager passe passé passer
            pense penser perdre préfère prendre prends pris quitte quitter raconter rentrer reprendre
            réussi réussir rester reste rêve sens sentir sent sert sort sortir suivre tenter tombe travail
            travaille travaillé travailler travailles trouve trouvé va vais vas vécu venir viens vient vis
            vivre vois voir âge an année années ans avenir avis chance cas chemin choix côté début domaine
            doute doutes expérience expériences façon fin gens heure heures idée idées intérêt jour jours
            journée manière matin milieu mois moment monde niveau nouveau nouveaux nouvelle nouvelles
            peine personne personnes place plan point problème problèmes quelqu question raison regard
            secteur situation soir sujet temps truc type vie voie ancien ancienne actuellement bientôt
            dernier dernière derniers hier long longue premier première prochain prochaine récemment tard
            tôt janvier février avril juin juillet août septembre octobre novembre décembre automne été
            hiver printemps deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante
            cinquante soixante
        """,
        "es": """
            mujer hombre chica chico
            agobiada agobiado ansiosa ansioso asustada asustado atascada atascado bien bloqueada bloqueado
            buen buena bueno cansada cansado clara claro confundida confundido contenta contento curiosa
            curioso desanimada desanimado desesperada desesperado difícil dura duro fácil feliz grande
            gran honesta honesto insegura inseguro mal mala malo mejor miedo nerviosa nervioso pánico pena
            pequeña pequeño perdida perdido peor posible preocupada preocupado preparada preparado rápida
            rápido sincera sincero segura seguro sola solo tímida tímido tranquila tranquilo triste
            vergüenza acabar acabo avanzar cambiar cambio comenzar comprender consigo conseguir contar
            contarme creer creo cuenta cuesta dar dejar dejado dejo decidir decir digo dice doy elegir
            empezado empezar empecé empiezo entender entiende entiendo entrar entro explicar explique
            gusta gustan hablado haga hecho intentar intento ir irme lanzar lanzarme llegar llego llevo
            llevar logrado lograr meter morir mostrar necesitar ofrecer orientar pasado pasar paso pensar
            pensado pienso perder poder ponerme prefiero quedar quedarme salir salgo seguir sentir siento
            sigo sirve sueño tener terminado terminar termino tomar trabaja trabajado trabajar trabajo
            trabajando tratar va vale vamos venir ver vida vivido vivir vivo voy año años área camino caso
            consejera decisión día duda dudas edad experiencia experiencias forma futuro gente hora horas
            idea ideas lado lugar manera mes meses miedos modo momento mundo nivel noche nueva nuevas
            nuevo nuevos opción opciones paso pasos persona personas plan problema problemas punto puesto
            razón rato rumbo sector situación tema temas tiempo tipo ahora anterior antigua antiguo ayer
            larga largo mayor mitad pasada primer primera primero próxima próximo reciente siguiente tarde
            temprano última último enero febrero marzo abril mayo junio julio agosto septiembre octubre
            noviembre diciembre invierno otoño primavera verano dos tres cuatro cinco seis siete ocho
            nueve diez once doce veinte treinta cuarenta cincuenta
        """,
    }
)
"""Words of everyday that a card may well have; "nervous" alone is looked for, "nervous about law" is law."""
