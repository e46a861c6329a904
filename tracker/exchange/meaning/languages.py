"""Words of diaries in other languages: German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish.

They are for files alone: what is typed is English. A name counts as a whole, in any case, with its
accents or without.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final

from tracker.domain.model.catalogue import key_of

_LETTERS: Final = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "’": "'"})
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def plain(text: str) -> str:
    """A text in small letters without accents: ``Müdigkeit`` is ``mudigkeit``."""
    text = text.lower()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def plain_key(text: str) -> str:
    """A name as a key without accents."""
    return plain(key_of(text))


def _names(text: str) -> Iterable[str]:
    """The names in a text with commas, each as a plain key; German ones also with ae for ä."""
    for name in text.split(","):
        yield plain_key(name)
        if "ä" in name or "ö" in name or "ü" in name:
            yield plain_key(name.lower().translate(_UMLAUTS))


def words(text: str) -> frozenset[str]:
    """The names in a text with commas, as plain keys."""
    return frozenset(_names(text))


def _by_name(table: Mapping[str, str]) -> Mapping[str, str]:
    return {name: key for key, text in table.items() for name in _names(text)}


# Each name is of the trouble.
SYMPTOM_NAMES: Final = _by_name(
    {
        "tingling": "Kribbeln, Kribbelgefühl, Ameisenlaufen, Parästhesie, Parästhesien, fourmillement, "
        "fourmillements, "
        "picotement, picotements, paresthésies, hormigueo, hormigueos, cosquilleo, parestesia, parestesias, "
        "formicolio, formicolii, parestesie, formigueiro, formigamento, tinteling, tintelingen, prikkelingen, "
        "paresthesieën, mrowienie, mrowienia, parestezje, stickningar, myrkrypningar, pirrningar, parestesier",
        "numbness": "Taubheit, Taubheitsgefühl, Taubheitsgefühle, Gefühllosigkeit, engourdissement, "
        "engourdissements, "
        "perte de sensibilité, entumecimiento, adormecimiento, acorchamiento, intorpidimento, "
        "perdita di sensibilità, "
        "dormência, dormências, adormecimento, gevoelloosheid, doof gevoel, verdoofd gevoel, drętwienie, drętwienia, "
        "zdrętwienie, domning, domningar, känselbortfall",
        "pain": "Schmerz, Schmerzen, douleur, douleurs, dolor, dolores, dolore, dolori, dor, dores, pijn, ból, bóle, "
        "smärta, smärtor, värk",
        "burning": "Brennen, Brennschmerz, brennende Schmerzen, brûlure, brûlures, sensation de brûlure, quemazón, "
        "ardor, bruciore, bruciori, queimação, ardência, branderig gevoel, brandend gevoel, pieczenie, sveda, "
        "brännande känsla",
        "balance": "Gleichgewichtsstörung, Gleichgewichtsstörungen, Gleichgewichtsprobleme, trouble de l'équilibre, "
        "troubles de l'équilibre, déséquilibre, instabilité, problemas de equilibrio, desequilibrio, inestabilidad, "
        "pérdida de equilibrio, disturbi dell'equilibrio, problemi di equilibrio, instabilità, disequilibrio, "
        "perda de equilíbrio, evenwichtsproblemen, evenwichtsstoornis, evenwichtsstoornissen, balansproblemen, "
        "zaburzenia równowagi, problemy z równowagą, balansproblem, balanssvårigheter, balansrubbning, ostadighet",
        "leg-weakness": "Beinschwäche, schwache Beine, Schwäche in den Beinen, Schwäche Beine, faiblesse des jambes, "
        "faiblesse jambes, faiblesse dans les jambes, debilidad en las piernas, debilidad de piernas, "
        "debilidad piernas, debolezza alle gambe, debolezza gambe, debolezza delle gambe, fraqueza nas pernas, "
        "fraqueza das pernas, fraqueza pernas, zwakke benen, beenzwakte, zwakte in de benen, osłabienie nóg, "
        "słabość nóg, bensvaghet, svaga ben, svaghet i benen",
        "arm-weakness": "Armschwäche, schwache Arme, faiblesse des bras, faiblesse bras, debilidad en los brazos, "
        "debilidad brazos, debolezza alle braccia, debolezza braccia, fraqueza nos braços, fraqueza braços, "
        "armzwakte, zwakke armen, osłabienie rąk, armsvaghet, svaga armar",
        "walking": "Gangunsicherheit, Gangstörung, Gangstörungen, Gehprobleme, Gehschwierigkeiten, "
        "troubles de la marche, difficultés à marcher, problemas para caminar, dificultad para caminar, "
        "disturbi della deambulazione, difficoltà a camminare, dificuldade em andar, dificuldade para andar, "
        "loopproblemen, moeite met lopen, problemy z chodzeniem, zaburzenia chodu, gångsvårigheter, gångproblem",
        "fatigue": "Müdigkeit, Erschöpfung, müde, épuisement, fatiga, cansancio, agotamiento, stanchezza, "
        "affaticamento, spossatezza, fadiga, cansaço, exaustão, vermoeidheid, moeheid, moe, uitputting, zmęczenie, "
        "przemęczenie, wyczerpanie, trötthet, trött, utmattning",
        "brain-fog": "Gehirnnebel, Nebel im Kopf, Konzentrationsstörung, Konzentrationsstörungen, "
        "Konzentrationsprobleme, Vergesslichkeit, Gedächtnisprobleme, brouillard mental, brouillard cérébral, "
        "troubles de la concentration, troubles de la mémoire, niebla mental, niebla cerebral, problemas de memoria, "
        "problemas de concentración, nebbia mentale, nebbia cerebrale, annebbiamento mentale, névoa mental, "
        "névoa cerebral, nevoeiro mental, hersenmist, concentratieproblemen, geheugenproblemen, vergeetachtigheid, "
        "mgła mózgowa, problemy z koncentracją, problemy z pamięcią, hjärndimma, koncentrationssvårigheter, "
        "minnesproblem",
        "breathless": "Atemnot, Kurzatmigkeit, Luftnot, essoufflement, souffle court, dyspnée, falta de aire, "
        "disnea, "
        "fiato corto, affanno, dispnea, mancanza di respiro, falta de ar, dispneia, kortademigheid, benauwdheid, "
        "duszność, duszności, zadyszka, andfåddhet, andnöd",
        "palpitations": "Herzrasen, Herzklopfen, Herzstolpern, Palpitationen, palpitaciones, palpitazioni, "
        "cardiopalmo, palpitações, hartkloppingen, kołatanie serca, palpitacje, hjärtklappning",
        "dizziness": "Schwindel, Schwindelgefühl, Benommenheit, vertige, vertiges, étourdissement, étourdissements, "
        "mareo, mareos, vértigo, vértigos, vertigini, capogiri, giramenti di testa, tontura, tonturas, vertigem, "
        "vertigens, duizeligheid, duizelig, zawroty głowy, yrsel",
        "low-mood": "Niedergeschlagenheit, Traurigkeit, tristesse, déprime, dépression, tristeza, depresión, "
        "ánimo bajo, bajo ánimo, tristezza, depressione, umore basso, depressão, desânimo, neerslachtigheid, "
        "somberheid, depressie, obniżony nastrój, przygnębienie, smutek, depresja, nedstämdhet",
        "irritability": "Reizbarkeit, Gereiztheit, irritabilité, irritabilidad, irritabilità, irritabilidade, "
        "prikkelbaarheid, drażliwość, rozdrażnienie, irritabilitet",
        "anxiety": "Angst, Ängste, anxiété, angoisse, ansiedad, ansia, ansiedade, lęk, niepokój, ångest, oro",
        "sore-tongue": "Zungenbrennen, wunde Zunge, Zungenschmerzen, langue douloureuse, glossite, "
        "brûlure de la langue, lengua dolorida, glositis, lingua dolorante, bruciore alla lingua, língua dolorida, "
        "pijnlijke tong, tongpijn, ból języka, pieczenie języka, öm tunga",
        "vision": "Sehstörung, Sehstörungen, Sehprobleme, verschwommenes Sehen, troubles de la vue, "
        "troubles visuels, "
        "vision floue, visión borrosa, problemas de visión, vista offuscata, disturbi visivi, disturbi della vista, "
        "visão turva, visão embaçada, wazig zien, slecht zien, zaburzenia widzenia, niewyraźne widzenie, "
        "synproblem, synstörningar, dimsyn",
        "sleep": "Schlafstörung, Schlafstörungen, Schlafprobleme, Schlaflosigkeit, insomnie, insomnies, "
        "troubles du sommeil, insomnio, problemas de sueño, insonnia, disturbi del sonno, insônia, insónias, "
        "slapeloosheid, slaapproblemen, bezsenność, problemy ze snem, zaburzenia snu, sömnproblem, sömnlöshet, "
        "sömnsvårigheter",
        "falls": "fall, Sturz, Stürze, chute, chutes, caída, caídas, caduta, cadute, queda, quedas, valpartij, "
        "valpartijen, gevallen, gestürzt, gefallen, hingefallen, tombé, tombée, caído, caído/a, caduto, caduta, "
        "upadek, upadki, fallit, fell",
    }
)
# Much of it is good, unless somebody says otherwise; the symptom is of its lack.
GOOD_NAMES: Final = _by_name(
    {
        "balance": "Gleichgewicht, équilibre, equilibrio, equilíbrio, evenwicht, balans, równowaga",
        "leg-weakness": "Beinkraft, Kraft in den Beinen, Kraft Beine, force des jambes, force jambes, "
        "fuerza en las piernas, fuerza de piernas, fuerza piernas, forza gambe, forza nelle gambe, "
        "forza delle gambe, "
        "força nas pernas, força das pernas, força pernas, beenkracht, kracht in de benen, siła nóg, benstyrka",
        "arm-weakness": "Armkraft, Griffkraft, force des bras, fuerza en los brazos, forza braccia, "
        "força nos braços, "
        "armkracht, knijpkracht, siła rąk, armstyrka",
        "fatigue": "Energie, énergie, energía, energia, energi, vitalité",
        "sleep": "Schlaf, Schlafqualität, sommeil, qualité du sommeil, sueño, calidad del sueño, sonno, "
        "qualità del sonno, sono, qualidade do sono, slaap, slaapkwaliteit, sen, jakość snu, sömn, sömnkvalitet",
        "low-mood": "Stimmung, Laune, humeur, moral, ánimo, estado de ánimo, humor, umore, stemming, nastrój, humör",
        "overall": "Befinden, Wohlbefinden, bien-être, bienestar, benessere, bem-estar, welzijn, samopoczucie, "
        "välbefinnande, mående",
        "brain-fog": "Konzentration, concentración, concentrazione, concentração, concentratie, koncentracja, "
        "koncentration",
    }
)
PRODUCT_NAMES: Final = _by_name(
    {
        "b12": "vitamina b12, vitamine b12, witamina b12, b12 vitamin, b12-vitamin, vitamin b12",
        "folic-acid": "Folsäure, acide folique, ácido fólico, acido folico, foliumzuur, kwas foliowy, folsyra",
        "hydroxocobalamin": "hydroxocobalamine, hidroxocobalamina, hydroxocobalamina, idrossocobalamina, "
        "hydroksykobalamina, hydroksokobalamina, hydroxokobalamin",
        "cyanocobalamin": "cyanocobalamine, cianocobalamina, cyjanokobalamina, cyanokobalamin",
        "methylcobalamin": "méthylcobalamine, methylcobalamine, metilcobalamina, metylokobalamina, metylkobalamin",
    }
)
INJECTIONS: Final = words(
    "Spritze, Spritzen, Injektion, Injektionen, piqûre, piqûres, inyección, inyecciones, iniezione, iniezioni, "
    "injeção, injeções, injectie, injecties, prik, zastrzyk, zastrzyki, spruta, sprutor, injektioner"
)
TAKEN: Final = words(
    "Tablette, Tabletten, Medikament, Medikamente, comprimé, comprimés, médicament, médicaments, pastilla, "
    "pastillas, "
    "comprimido, comprimidos, medicamento, medicamentos, compressa, compresse, farmaco, farmaci, medicijn, "
    "medicijnen, "
    "tabletka, tabletki, lek, leki, tablett, tabletter, läkemedel, medicin, mediciner"
)
BAD: Final = words(
    "Störung, Störungen, Probleme, Schwäche, Verlust, schlecht, schlechte, problème, problèmes, troubles, faiblesse, "
    "perte, mauvais, mauvaise, problemas, debilidad, pérdida, falta, mal, malo, mala, problemi, disturbi, debolezza, "
    "perdita, mancanza, fraqueza, perda, problemen, zwakte, verlies, slecht, slechte, problemy, zaburzenia, "
    "osłabienie, brak, svaghet, brist, dålig"
)
SIDES: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        words(
            "links, linker, linke, linkes, linken, gauche, gauches, izquierdo, izquierda, izq, sinistro, sinistra, "
            "esquerdo, esquerda, lewy, lewa, lewe, lewej, lewą, vänster, vänstra"
        ),
        "left",
    ),
    **dict.fromkeys(
        words(
            "rechts, rechter, rechte, rechtes, rechten, droit, droite, droits, droites, derecho, derecha, destro, "
            "destra, direito, direita, prawy, prawa, prawe, prawej, prawą, höger, högra"
        ),
        "right",
    ),
    **dict.fromkeys(
        words("beide, beiden, beidseits, beidseitig, ambos, ambas, entrambi, entrambe, oba, obie, båda"), "both"
    ),
}
_ONE: Final = {
    "foot": "Fuß, pied, pie, piede, pé, voet, stopa, stopy, stopie, fot",
    "hand": "main, mano, mão, ręka, ręki, dłoń, dłoni, hand",
    "leg": "Bein, jambe, pierna, gamba, perna, been, noga, nogi, ben",
    "arm": "bras, brazo, braccio, braço, ramię",
    "knee": "Knie, genou, rodilla, ginocchio, joelho, kolano, knä",
    "ankle": "Knöchel, cheville, tobillo, caviglia, tornozelo, enkel, kostka",
    "fingers": "Finger, doigts, vingers, fingrar",
    "face": "Gesicht, visage, cara, viso, rosto, gezicht, twarz, ansikte",
    "tongue": "Zunge, langue, lengua, lingua, língua, tong, język, tunga",
    "back": "Rücken, dos, espalda, schiena, costas, rug, plecy, rygg",
    "calf": "Wade, mollet, pantorrilla, polpaccio, panturrilha, kuit, łydka, vad",
    "thigh": "Oberschenkel, cuisse, muslo, coscia, coxa, dij, udo, lår",
}
_BOTH: Final = {
    "foot": "Füße, pieds, pies, piedi, pés, voeten, stóp, fötter",
    "hand": "Hände, mains, manos, mani, mãos, handen, ręce, rąk, dłonie, händer",
    "leg": "Beine, jambes, piernas, gambe, pernas, benen, nóg",
    "arm": "Arme, brazos, braccia, braços, armen, armar",
    "knee": "genoux, rodillas, ginocchia, joelhos, knieën, kolana",
    "calf": "Waden, mollets, pantorrillas, polpacci, panturrilhas, kuiten, łydki, vader",
}
# Whether a plural is of both sides: as in catalogue.SITE_WORDS.
SITES: Final[Mapping[str, tuple[str, str | None]]] = {
    **{name: (site, None) for name, site in _by_name(_ONE).items()},
    **{name: (site, "both") for name, site in _by_name(_BOTH).items()},
}
# Words of side and place in one.
JOINED: Final[Mapping[str, tuple[str, str]]] = {
    side + place: (site, meant)
    for sides, meant in (("linker vanster", "left"), ("rechter hoger", "right"))
    for side in sides.split()
    for place, site in (
        ("voet", "foot"),
        ("fot", "foot"),
        ("hand", "hand"),
        ("been", "leg"),
        ("ben", "leg"),
        ("arm", "arm"),
    )
}
# What stands between a symptom and its place.
BETWEEN: Final = words(
    "in, of, im, am, an, den, der, dem, des, the, my, aux, au, à, les, la, le, dans, en, el, los, las, de, del, "
    "di, da, "
    "alla, alle, ai, al, nel, nella, nei, nelle, no, na, nos, nas, do, dos, das, op, het, mijn, i, w, z"
)
PARTS: Final[Mapping[str, time]] = {
    **dict.fromkeys(
        words("Morgen, morgens, Vormittag, früh, matin, mañana, mattina, mattino, manhã, ochtend, rano, morgon"),
        time(8),
    ),
    **dict.fromkeys(words("Mittag, mittags, midi, mediodía, mezzogiorno, meio-dia, middag, południe"), time(12)),
    **dict.fromkeys(
        words("Nachmittag, nachmittags, après-midi, tarde, pomeriggio, namiddag, popołudnie, eftermiddag"), time(15)
    ),
    **dict.fromkeys(words("Abend, abends, soir, soirée, sera, avond, wieczór, wieczorem, kväll"), time(20)),
    **dict.fromkeys(words("Nacht, nachts, nuit, noche, notte, noite, noc, natt"), time(22)),
}
