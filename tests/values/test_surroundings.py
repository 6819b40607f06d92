"""The zone and currency a new file is given come from the computer, or from a sound default."""

import pytest

from crm_tui.values.currencies import parse_currency
from crm_tui.values.surroundings import CURRENCIES, locale_currency, system_zone


@pytest.mark.parametrize(
    ("language", "currency"),
    [("zh_CN.UTF-8", "CNY"), ("zh_TW", "TWD"), ("de_DE@euro", "EUR"), ("C.UTF-8", "USD"), ("", "USD")],
)
def test_the_country_of_the_locale_gives_the_currency(
    monkeypatch: pytest.MonkeyPatch, language: str, currency: str
) -> None:
    for variable in ("LC_ALL", "LC_MONETARY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", language)
    assert locale_currency() == currency


def test_money_has_the_last_word_over_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_MONETARY", "en_SG.UTF-8")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert locale_currency() == "SGD"


def test_every_currency_offered_is_one_we_read() -> None:
    assert {parse_currency(code) for code in CURRENCIES.values()} == set(CURRENCIES.values())


@pytest.mark.parametrize(
    ("told", "zone"), [("Asia/Shanghai", "Asia/Shanghai"), (":Europe/Berlin", "Europe/Berlin")]
)
def test_tz_names_the_zone(monkeypatch: pytest.MonkeyPatch, told: str, zone: str) -> None:
    monkeypatch.setenv("TZ", told)
    assert system_zone() == zone


def test_a_zone_that_does_not_exist_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "../../etc/passwd")
    assert system_zone() != "../../etc/passwd"
