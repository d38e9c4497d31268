"""What people are called, for names as platforms hold them."""

import pytest

from bot.domain.people.names import called, visible

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


@pytest.mark.parametrize(("name", "locale", "said"), CALLED)
def test_what_people_are_called(name: str, locale: str, said: str) -> None:
    assert called(name, locale) == said


def test_the_table_is_a_table() -> None:
    assert len({name for name, _, _ in CALLED}) >= 60


@pytest.mark.parametrize(
    "name", [name for name, _, _ in CALLED] + ["x" * 5000, "( " * 900, "a.b" * 400, ", " * 99]
)
def test_no_title_bracket_or_comma_is_ever_left_over(name: str) -> None:
    said = called(name)
    assert bool(said) == bool(visible(name))
    assert said == " ".join(said.split())
    assert called(said) == said or " " in said
    if any(letter.isalpha() for letter in name):
        assert not set(said) & set(",()[]|\ue000")
