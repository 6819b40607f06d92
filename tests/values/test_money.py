"""Amounts of money, exact in every currency."""

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.currencies import CODES, SIGNS
from crm_tui.values.money import exponent, format_money, parse_currency, parse_money, show_money
from tests.values.anything import ANYTHING

AMOUNTS = st.integers(-(2**63) + 1, 2**63 - 1)
CURRENCIES = st.sampled_from(sorted(CODES))
# Used without decimals in practice, which the locale data follows and ISO 4217 does not.
ROUNDED_IN_PRACTICE = {
    "AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS", "SYP", "YER",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12500", "CNY", 1250000),
        ("12,500.5", "CNY", 1250050),
        ("1.2m", "USD", 120000000),
        ("120万", "CNY", 120000000),
        ("120 万元", "CNY", 120000000),
        ("3亿", "CNY", 30000000000),
        ("2bn", "JPY", 2000000000),
        ("1.5k", "JPY", 1500),
        ("１２，５００．００", "CNY", 1250000),
        ("-5", "CNY", -500),
        ("−5", "CNY", -500),
        ("(1,200)", "USD", -120000),
        ("-¥100", "CNY", -10000),
        ("￥100", "JPY", 100),
        ("usd 12.50", "USD", 1250),
        ("12.50 USD", "USD", 1250),
        ("$ 12.50", "HKD", 1250),
        ("1'000'000", "CHF", 100000000),
        ("12 500", "EUR", 1250000),
        ("12,34,567", "INR", 123456700),
        (".5", "EUR", 50),
        ("1.234", "KWD", 1234),
        ("100.00", "JPY", 100),
        ("0.0001", "CLF", 1),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, currency: str, minor: int) -> None:
    assert parse_money(text, currency) == minor


@pytest.mark.parametrize("text", ["12.345", "1.000", "0.001", "1.234567k"])
def test_more_decimals_than_the_currency_has_are_refused_and_never_rounded(text: str) -> None:
    with pytest.raises(Invalid, match="CNY has 2 decimals"):
        parse_money(text, "CNY")


@pytest.mark.parametrize(
    "text", ["", "-", "--5", "1,20", "1,2345", "1.2.3", "1e5", "5 5", "twelve", "1.2q", "٣"]
)
def test_what_is_no_amount_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match="write it like 12500"):
        parse_money(text, "CNY")


def test_an_amount_in_another_currency_is_refused() -> None:
    with pytest.raises(Invalid, match="which is in CNY"):
        parse_money("EUR 5", "CNY")


def test_an_amount_beyond_what_the_database_holds_is_refused() -> None:
    with pytest.raises(Invalid, match="too large"):
        parse_money(str(2**63), "JPY")


def test_amounts_are_written_plainly_for_files_and_grouped_for_people() -> None:
    assert format_money(1250000, "CNY") == "12500.00"
    assert show_money(1250000, "CNY") == "CNY 12,500.00"
    assert show_money(-1234567, "JPY") == "JPY -1,234,567"
    assert format_money(-5, "KWD") == "-0.005"


@given(AMOUNTS, CURRENCIES)
def test_what_is_written_reads_back(minor: int, currency: str) -> None:
    assert parse_money(format_money(minor, currency), currency) == minor
    assert parse_money(show_money(minor, currency), currency) == minor


@given(ANYTHING, CURRENCIES)
def test_any_text_is_an_amount_or_invalid(text: str, currency: str) -> None:
    try:
        assert isinstance(parse_money(text, currency), int)
    except Invalid as problem:
        assert problem.message


def test_the_codes_are_those_in_use() -> None:
    in_use = {code for land in get_global("territory_currencies") for code in get_territory_currencies(land)}
    assert in_use <= CODES
    assert CODES - in_use <= {"CLF", "SVC", "UYW", "VED"}


def test_the_decimals_are_those_of_the_standard() -> None:
    assert {code for code in CODES if get_currency_precision(code) != exponent(code)} == ROUNDED_IN_PRACTICE
    assert [exponent(code) for code in ("CNY", "JPY", "KWD", "CLF", "IQD")] == [2, 0, 3, 4, 3]


@pytest.mark.parametrize(
    ("text", "code"),
    [("cny", "CNY"), (" Usd ", "USD"), ("元", "CNY"), ("￥", "CNY"), ("美元", "USD"), ("欧元", "EUR"), ("€", "EUR"),
     ("港幣", "HKD"), ("NT$", "TWD"), ("RMB", "CNY"), ("yen", "JPY"), ("£", "GBP")],
)  # fmt: skip
def test_currencies_are_read_as_code_sign_or_word(text: str, code: str) -> None:
    assert parse_currency(text) == code


def test_an_unknown_code_is_refused_with_near_ones() -> None:
    with pytest.raises(Invalid, match="EUR"):
        parse_currency("EUO")
    with pytest.raises(Invalid, match="ISO 4217"):
        parse_currency("gold")


def test_every_sign_stands_for_codes_in_use() -> None:
    assert {code for codes in SIGNS.values() for code in codes.split()} <= CODES


@given(ANYTHING)
def test_any_text_is_a_currency_or_invalid(text: str) -> None:
    try:
        assert parse_currency(text) in CODES
    except Invalid as problem:
        assert problem.message
