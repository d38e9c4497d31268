"""What a person is called in a sentence, found in what their platform shows as their name."""

import re
import unicodedata


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FAMILY_NAME_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
"""Languages in which the family name comes first: the first word alone is no first name there."""

TURKIC = frozenset({"az", "tr"})
"""Languages in which the small letter of I has no dot."""

TITLES = _listed("dr drs prof professor mr mrs ms mx miss sir dame rev reverend herr frau mme mlle dott dra")
"""Titles before a name, written with a full stop or without."""

SHORT_TITLES = _listed(
    "arch capt col dipl dipl-ing dott.ssa eng engr fr gen hon ing lic lt mag maj pr sgt sr sra srta st"
)
"""Titles only where a full stop ends them: without it they are names or initials."""

AFTER_NAMES = _listed(
    "aca acca aia ba bba bed beng bsc cbe ceng cfa cipd cpa cscp dba dds do dphil dsc dvm edd esq facs fcipd"
    " frcs frs ii iii iv jd jr llb llm ma mba mbbs mbchb mbe mcipd md med meng mfa mpa mph mphil mrcp mrcs"
    " mres ms msc msw obe pe pgce phd phr pmp psyd ra riba rn sc shrm sr"
)
"""What is written after a name: degrees, memberships, generations."""

COMPANIES = _listed("ab ag bv co company corp gmbh group inc limited llc llp ltd plc sa sarl se")
"""A part after a comma that ends so is an employer, not a first name."""

PARTICLES = _listed(
    "af al ap av bin binti bint da dal dalla das de degli del della den der di do dos du el ibn la las le los"
    " ten ter van vom von y zu zum zur"
)
"""Small words that begin or join family names; with a capital letter some are first names (Van, Al)."""

TWO_WORD_NAMES = _listed("abd abdel abdul abou abu umm عبد أبو ابو أم")
"""First words of names that are two words long, such as Abdul Rahman."""

SOLITARY_PRONOUNS = _listed("he him his she her hers they them theirs any all ze zir xe xem")

# NFKC has made ASCII of the wide brackets, bars and commas of East Asia before these are looked for.
OPENED, CLOSED = "([{<【「『〈《", ")]}>】」』〉》"
QUOTED = re.compile("[\"“”„«»].*?[\"“”„«»]|(?<!\\w)['‘’][^'‘’]+['‘’](?!\\w)")
BRACKETED = re.compile(f"[{re.escape(OPENED)}][^{re.escape(OPENED + CLOSED)}]*(?:[{re.escape(CLOSED)}]|$)")
APPENDED = re.compile(r"\s*[|•·¦]\s*|\s+(?:-+|[–—~:@]|/+)\s+|\s+@(?=\w)|\s+(?:at|from|bei|chez)\s+(?=[A-Z])")
GLUED_TITLE = re.compile(r"(?i)\b(dr|prof)\.(?=\w)")
ADDRESS = re.compile(r"^([^\s@]+)@[\w-]+(?:\.[\w-]+)+$")
HANDLE = re.compile(r"[._]+")
VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
HUNGARIAN = re.compile("[őűŐŰ]")
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")

SHOUTED = 3
"""The least length of a word in capitals that is not taken for initials, in letters."""

ABBREVIATION = 4
"""The greatest length of a first word that ends in a full stop and is short for a name: “Mohd.”."""

READ = 1_000
"""How many characters of a name are read for what to call a person: a page may have been pasted there."""


def called(name: str, locale: str = "") -> str:
    """Return what to call a person of this name in a sentence; empty where nothing in it is visible.

    Titles, brackets, pronouns, employers and emoji are left out where a name remains. It is the first name
    where that is sure, else the whole name, as where the family name comes first by language or letters.
    """
    language = locale.replace("_", "-").split("-")[0].lower()
    seen = visible(name[:READ])
    cleaned = _without_brackets(seen)
    words = _words(_cut(cleaned))
    if not words:
        return seen
    return _in_small_letters(_first_of(words, language), language)


def visible(name: str) -> str:
    """Return a name in ordinary letters (NFKC), without what has no shape, each gap one space."""
    words = (_seen_of(word) for word in unicodedata.normalize("NFKC", name).split())
    return " ".join(word for word in words if word).strip("\u200c\u200d")


def _seen_of(word: str) -> str:
    # What can be printed is seen: nearly every word is, and a pasted name has thousands of letters.
    return word if word.isprintable() else "".join(letter for letter in word if _is_seen(letter))


def _is_seen(letter: str) -> bool:
    # Zero-width joiners shape letters and emoji; every other format character would only disturb a sentence.
    return letter in "\u200c\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _without_brackets(name: str) -> str:
    """Return a name without what stands in brackets or quotes, or all of it where nothing else is there."""
    left, before = name, ""
    while left != before:
        left, before = BRACKETED.sub(" ", left), left
    unquoted = QUOTED.sub(" ", left)
    for candidate in (unquoted, left):
        if _has_letters(candidate):
            return candidate
    return re.sub(f'[{re.escape(OPENED + CLOSED)}"“”«»]', " ", name)


def _cut(name: str) -> str:
    """Return the first part of a name that has letters: an employer or a place may follow it."""
    if address := ADDRESS.match(name.strip()):
        return address[1]
    first = next((part for part in APPENDED.split(name) if _has_letters(part)), "")
    return _in_spoken_order(first) if first else ""


def _in_spoken_order(name: str) -> str:
    """Return “Okafor, Amara” as “Amara Okafor”; what follows a name after a comma is left out."""
    family, *others = (part for part in re.split("[,،、;]", name) if _has_letters(part))
    first = [part for part in others if not _follows_a_name(part)]
    return f"{first[0]} {MARK}{family}" if first and not _follows_a_name(family) else family


MARK = "\ue000"
"""Marks, within this module, where a family name begins that was written before a comma."""


def _follows_a_name(part: str) -> bool:
    words = [_bare(word) for word in part.split()]
    return all(word in AFTER_NAMES or "/" in word for word in words) or words[-1] in COMPANIES


def _words(name: str) -> list[str]:
    spaced = GLUED_TITLE.sub(r"\1. ", name)
    if len(spaced.split()) == 1 and not _is_initials(spaced):
        spaced = _from_handle(spaced)
    words = [_trimmed(word) for word in spaced.split()]
    words = [word for word in words if _has_letters(word) and not _is_pronouns(word)]
    while len(words) > 1 and _bare(words[-1]) in AFTER_NAMES and _looks_appended(words[-1]):
        words.pop()
    return words


def _from_handle(word: str) -> str:
    """Return a name out of `amara.okafor` or `amara_okafor2`; another word stays as it is."""
    parts = [part.rstrip("0123456789") for part in HANDLE.split(word.strip()) if _has_letters(part)]
    if len(parts) <= 1 and not (parts and word.islower() and parts[0] != word):
        return word
    initials = [f"{part}." if len(part) == 1 else part for part in parts]
    return " ".join(part[:1].upper() + part[1:] for part in initials)


def _first_of(words: list[str], language: str) -> str:
    """Return what to call a person of these words: the first name, or all where no first name is sure."""
    titled = _titles(words)
    plain = words[titled:]
    if len(plain) <= 1:
        return " ".join(words).replace(MARK, "")
    turned = next((place for place, word in enumerate(plain) if word.startswith(MARK)), 0)
    if turned:
        return _of_given(plain[:turned], plain)
    spelt = _in_one_script(plain)
    if len(spelt) < len(plain) or _family_first(spelt, language):
        return " ".join(spelt)
    return _after_shouted_family(spelt) or _of_given(spelt, spelt)


def _titles(words: list[str]) -> int:
    """Return how many titles these words begin with."""
    for place, word in enumerate(words):
        bare = _bare(word)
        if not (bare in TITLES or (bare in SHORT_TITLES and word.endswith("."))):
            return place
    return len(words)


def _in_one_script(words: list[str]) -> list[str]:
    """Leave out a second spelling in other letters: “Wang Xiaoming 王小明”."""
    if _is_east_asian(words[0]):
        return words
    return [word for word in words if not _is_east_asian(word)]


def _family_first(words: list[str], language: str) -> bool:
    name = " ".join(words)
    by_letters = _is_east_asian(words[0]) or VIETNAMESE.search(name) or HUNGARIAN.search(name)
    begins_with_particle = words[0] in PARTICLES or re.match("(?:al|el)-", words[0]) is not None
    return language in FAMILY_NAME_FIRST or bool(by_letters) or begins_with_particle


def _after_shouted_family(words: list[str]) -> str:
    """Return the first name of “OKAFOR Amara”; empty where the first word is not the only one in capitals."""
    if not _is_shouted(words[0]):
        return ""
    return next((word for word in words[1:] if not _is_shouted(word) and not _is_short(word)), "")


def _of_given(given: list[str], plain: list[str]) -> str:
    """Return the name that a person goes by; initials alone are no name, so they keep the family name."""
    full = [word for word in given if not _is_short(word)]
    rest = [word for word in plain if word not in given]
    if not full or (_is_short(given[0]) and len(full) == 1 and not rest):
        return " ".join(plain).replace(MARK, "")
    place = given.index(full[0])
    joined = 3 if given[place + 1 : place + 2] == ["al"] else 2
    return " ".join(given[place : place + joined]) if _bare(full[0]) in TWO_WORD_NAMES else full[0]


def _is_short(word: str) -> bool:
    """Tell whether a word is an initial or short for a name: “J.”, “J”, “J.K.”, “Mohd.”."""
    letters = _letters(word)
    cased = word.lower() != word.upper()
    if word.endswith("."):
        return letters <= ABBREVIATION
    return (letters == 1 and cased) or _bare(word) in {"md", "mohd", "muhd"}


def _is_initials(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?", word.strip()) is not None


def _is_pronouns(word: str) -> bool:
    parts = word.lower().split("/")
    return len(parts) > 1 and all(part in SOLITARY_PRONOUNS for part in parts)


def _is_shouted(word: str) -> bool:
    return word.isupper() and _letters(word) >= SHOUTED


def _looks_appended(word: str) -> bool:
    # “Do”, “Ma”, “Ra” and “Sa” are family names where they are not written like a degree.
    return "." in word or word.isupper() or len(word) >= SHOUTED or word in {"Jr", "Sr", "jr", "sr"}


def _in_small_letters(name: str, language: str) -> str:
    """Return a name that was written in capitals as it is said: “JEAN-LUC” is Jean-Luc; initials stay."""
    return " ".join(_capitalised(word, language) if _is_shouted(word) else word for word in name.split(" "))


def _capitalised(word: str, language: str) -> str:
    if _is_initials(word):
        return word
    small = word.replace("I", "\u0131") if language in TURKIC else word
    lowered = small.replace("İ", "i").lower()
    return re.sub(r"(^|[-'’])(\w)", lambda at: at[1] + _upper(at[2], language), lowered)


def _upper(letter: str, language: str) -> str:
    return "İ" if letter == "i" and language in TURKIC else letter.upper()


def _trimmed(word: str) -> str:
    """Return a word without marks and emoji at its edges; a full stop stays where it shortens a word."""
    start, end = 0, len(word)
    while start < end and not (word[start].isalnum() or word[start] in f"{MARK}'’\u02bc"):
        start += 1
    while end > start and not (word[end - 1].isalnum() or unicodedata.category(word[end - 1])[0] == "M"):
        end -= 1
    kept = word[start:end].strip("'’")
    is_short = word[end : end + 1] == "." and (_letters(kept) <= ABBREVIATION or _bare(kept) in TITLES)
    return f"{kept}." if is_short else kept


def _bare(word: str) -> str:
    return word.lower().replace(".", "").strip(MARK)


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def _is_east_asian(word: str) -> bool:
    return not word.isascii() and any(unicodedata.name(letter, "").startswith(EAST_ASIAN) for letter in word)


def _has_letters(words: str) -> bool:
    return any(letter.isalpha() for letter in words)
