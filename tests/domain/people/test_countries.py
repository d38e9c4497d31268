"""One country is one value, in whatever spelling or language; what is not sure stays as written."""

import pytest

from bot.domain.people.countries import canonical, code_of, said_in, spellings


@pytest.mark.parametrize(
    ("country", "written"),
    [
        ("Nigeria", ["NIGERIA", "Nigeria", "nigeria", " Nigéria "]),
        (
            "United Kingdom",
            [
                "UK",
                "U.K.",
                "uk",
                "United Kingdom",
                "the UK",
                "Great Britain",
                "Großbritannien",
                "Royaume-Uni",
                "Reino Unido",
            ],
        ),
        (
            "United States",
            ["USA", "U.S.A.", "US", "u.s.", "United States of America", "Vereinigte Staaten", "EE. UU."],
        ),
        ("Germany", ["Deutschland", "Allemagne", "Alemania", "germany", "BRD"]),
        ("Netherlands", ["Holland", "The Netherlands", "Niederlande", "Pays-Bas", "Países Bajos"]),
        ("Switzerland", ["Schweiz", "Suisse", "Suiza"]),
        ("United Arab Emirates", ["UAE", "Emirates", "VAE", "Vereinigte Arabische Emirate"]),
        ("South Korea", ["Republic of Korea", "Südkorea", "Corée du Sud"]),
        ("Czechia", ["Czech Republic", "Tschechien", "Tchéquie"]),
        ("Türkiye", ["Turkey", "TURKIYE", "Türkei", "Turquie"]),
        ("Côte d’Ivoire", ["Ivory Coast", "Cote d'Ivoire", "Elfenbeinküste"]),
        ("Trinidad & Tobago", ["Trinidad and Tobago", "trinidad & tobago"]),
        ("Hong Kong", ["Hong Kong", "Hongkong"]),
        ("Myanmar", ["Burma", "Myanmar"]),
    ],
)
def test_a_country_is_one_value(country: str, written: list[str]) -> None:
    assert {canonical(one) for one in written} == {country}
    assert canonical(country) == country


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Georgia",
        "Korea",
        "Congo",
        "Guinea",
        "Scotland",
        "England",
        "Catalunya",
        "Lagos",
        "CA",
        "Remote",
        "🌍",
    ],
)
def test_what_is_not_sure_stays_as_it_was_written(written: str) -> None:
    assert canonical(written) == written
    assert code_of(written) is None
    assert spellings(written) == (written,)


def test_a_country_is_said_in_the_readers_language() -> None:
    said = [said_in("UK", language) for language in ("en", "de", "fr", "es")]
    assert said == ["United Kingdom", "Vereinigtes Königreich", "Royaume-Uni", "Reino Unido"]
    assert said_in("Catalunya", "de") == "Catalunya"


def test_a_country_is_found_by_its_name_in_every_language() -> None:
    assert set(spellings("Germany")) == {"Germany", "Deutschland", "Allemagne", "Alemania", "brd"}
    assert {"United Kingdom", "uk", "großbritannien"} <= set(spellings("U.K."))
    assert {"United States", "usa"} <= set(spellings("EE. UU."))
    assert {"us", "great britain", ""}.isdisjoint(
        spelt for country in ("US", "UK", "France") for spelt in spellings(country)
    )
