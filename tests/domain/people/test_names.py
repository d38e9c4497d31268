"""What people are called, for names as platforms hold them."""

from bot.domain.people.names import READ, called, visible

CALLED = [
    # First name, then family name; more names; a single one.
    ("Amara Okafor", "", "Amara"),
    ("Amara", "", "Amara"),
    ("amara", "", "amara"),
    ("Mary-Jane Hale", "", "Mary-Jane"),
    ("Maria Clara dos Santos", "pt-PT", "Maria"),
    # Family name first, with a comma.
    ("Okafor, Amara", "", "Amara"),
    ("Okafor, Amara, PhD", "", "Amara"),
    ("Okafor, Dr. Amara", "", "Amara"),
    ("van der Berg, Jan", "nl-NL", "Jan"),
    ("García Prado, Lucía", "es-ES", "Lucía"),
    ("OKAFOR, AMARA", "", "Amara"),
    ("Okafor, A.", "", "A. Okafor"),
    ("Okafor, J. K.", "", "J. K. Okafor"),
    ("K, Amara", "", "Amara"),
    ("Okafor,", "", "Okafor"),
    # Titles before, degrees and generations after.
    ("Dr. Amara Okafor", "", "Amara"),
    ("Dr Amara Okafor", "", "Amara"),
    ("Dr.Amara Okafor", "", "Amara"),
    ("Prof. Dr. Ingrid Voss", "de-DE", "Ingrid"),
    ("Dr. Okafor", "", "Dr. Okafor"),
    ("Mr. T.", "", "Mr. T."),
    ("Dr.", "", "Dr."),
    ("Ng, Dr", "", "Dr Ng"),
    ("Amara Okafor, MBA", "", "Amara"),
    ("Amara Okafor PhD", "", "Amara"),
    ("Amara Okafor, Ph.D., CPA", "", "Amara"),
    ("Martin Hale, Jr.", "", "Martin"),
    ("Martin Hale III", "", "Martin"),
    ("Linh Do", "", "Linh"),
    # Brackets, pronouns, nicknames.
    ("[Ext] Amara Okafor", "", "Amara"),
    ("[Ext]", "", "Ext"),
    ("(she/her) Amara", "", "Amara"),
    ("Amara Okafor (she/her)", "", "Amara"),
    ("Amara Okafor (she/her", "", "Amara"),
    ("Amara Okafor she/her", "", "Amara"),
    ("Amara (they/them) [Acme (UK)]", "", "Amara"),
    ('Robert "Bob" Hale', "", "Robert"),
    ("(Amara)", "", "Amara"),
    # Employers and places.
    ("Amara | Acme", "", "Amara"),
    ("Amara Okafor - Acme", "", "Amara"),
    ("Amara Okafor – Lagos", "", "Amara"),
    ("Amara Okafor @ Acme", "", "Amara"),
    ("Amara at Acme", "", "Amara"),
    ("Amara Okafor, Acme Ltd", "", "Amara"),
    # Emoji and other marks.
    ("🌍 Amara Okafor", "", "Amara"),
    ("🌍 | Amara", "", "Amara"),
    ("👩🏽\u200d💻Amara🇳🇬", "", "Amara"),
    ("*Amara*", "", "Amara"),
    ("Amara!", "", "Amara"),
    ("🦊🦊", "", "🦊🦊"),
    ("42", "", "42"),
    ("", "", ""),
    ("\u200b\u2060", "", ""),
    ("\u200bAma\u200bra\u00a0Okafor", "", "Amara"),
    # Initials and short forms.
    ("J. K. Marsh", "", "J. K. Marsh"),
    ("J.K. Marsh", "", "J.K. Marsh"),
    ("J K Marsh", "", "J K Marsh"),
    ("S. Ramanathan", "", "S. Ramanathan"),
    ("T. Amara Okafor", "", "Amara"),
    ("Amara O.", "", "Amara"),
    ("A", "", "A"),
    ("J.K.", "", "J.K."),
    ("Md. Rahim Uddin", "", "Rahim"),
    ("Md Rahim", "", "Md Rahim"),
    # Family name first, by language or by letters.
    ("Kovács Anna", "hu-HU", "Kovács Anna"),
    ("Dr. Kovács Anna", "hu", "Kovács Anna"),
    ("Szűcs Réka", "en-GB", "Szűcs Réka"),
    ("Nguyễn Văn An", "en-GB", "Nguyễn Văn An"),
    ("Nguyen Van An", "vi-VN", "Nguyen Van An"),
    ("山田 太郎", "en-GB", "山田 太郎"),
    ("김민준", "en-GB", "김민준"),
    ("王小明 (Ming)", "zh-CN", "王小明"),
    ("Wang Xiaoming 王小明", "en-GB", "Wang Xiaoming"),
    ("Yuki Tanaka", "ja-JP", "Yuki Tanaka"),
    ("OKAFOR Amara", "fr-FR", "Amara"),
    # Particles, and first names that look like them.
    ("de la Cruz Maria", "", "de la Cruz Maria"),
    ("al-Hassan Omar", "", "al-Hassan Omar"),
    ("Omar bin Rashid", "", "Omar"),
    ("O'Neill, Sam", "", "Sam"),
    ("D'Arcy Hale", "", "D'Arcy"),
    ("Van Tran", "", "Van"),
    ("Abdul Rahman Khan", "", "Abdul Rahman"),
    ("Abd al Rahman Khan", "", "Abd al Rahman"),
    # Capitals.
    ("AMARA OKAFOR", "", "Amara"),
    ("JEAN-LUC MOREL", "", "Jean-Luc"),
    ("O'BRIEN", "", "O'Brien"),
    ("AJ MOORE", "", "AJ"),
    ("KADİR YILDIZ", "tr-TR", "Kadir"),
    ("IŞIL ÇELİK", "tr-TR", "I\u015f\u0131l"),
    # Names of accounts and addresses.
    ("amara.okafor", "", "Amara"),
    ("amara_okafor2", "", "Amara"),
    ("amara92", "", "Amara"),
    ("M.Silva", "", "M. Silva"),
    ("amara.okafor@example.org", "", "Amara"),
    # Other letters.
    ("محمد علي", "ar", "محمد"),
    ("د. ليلى حسن", "ar", "ليلى"),
    ("שירה כהן", "he-IL", "שירה"),
    ("\uff21\uff4d\uff41\uff52\uff41 Okafor", "", "Amara"),
    ("Анна Иванова", "ru", "Анна"),
    ("\u05d0", "he", "\u05d0"),
]


def test_what_people_are_called() -> None:
    assert {(name, locale): called(name, locale) for name, locale, _ in CALLED} == {
        (name, locale): said for name, locale, said in CALLED
    }


def test_the_table_is_a_table() -> None:
    assert len({name for name, _, _ in CALLED}) >= 60


def is_clean(said: str, name: str) -> bool:
    """Tell whether no title, bracket or comma is left over in what a person of this name is called."""
    left = set(said) & set(",()[]|\ue000") if any(letter.isalpha() for letter in name) else set[str]()
    stays = called(said) == said or " " in said
    return bool(said) == bool(visible(name)) and said == " ".join(said.split()) and stays and not left


def test_no_title_bracket_or_comma_is_ever_left_over() -> None:
    names = [*(name for name, _, _ in CALLED), "x" * 5000, "( " * 900, "a.b" * 400, ", " * 99]
    assert {name: said for name in names if not is_clean(said := called(name), name)} == {}


def test_what_is_left_over_is_seen() -> None:
    assert not is_clean("Amara,", "Amara, x")
    assert not is_clean("", "Amara")
    assert not is_clean("Amara  Okafor", "Amara Okafor")


def test_of_a_page_that_was_pasted_as_a_name_the_beginning_is_read() -> None:
    assert called("x" * (READ + 10)) == "x" * READ
    assert called("Amara " + "Okafor " * READ) == "Amara"
    assert visible("x" * (READ + 10)) == "x" * (READ + 10)


def test_what_can_be_printed_is_seen_and_nothing_else() -> None:
    assert visible("Ann\u200bx \u2060\u200b B\u00e9\u00a0\u2028c") == "Annx B\u00e9 c"
    assert visible("\u200cAnn\u200dx\u200d") == "Ann\u200dx"
