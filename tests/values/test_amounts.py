"""Amounts of deals: units, currencies, exactness, and what is no amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.amounts import glued_amount, parse_amount, read_amount

AMOUNTS = [
    ("12500", "12500", None),
    ("1200000.00", "1200000", None),
    ("1,200,000.50", "1200000.5", None),
    ("1.2m", "1200000", None),
    ("200K", "200000", None),
    ("5bn", "5000000000", None),
    ("1.2 million", "1200000", None),
    ("0.5k", "500", None),
    ("1.2345k", "1234.5", None),
    ("120万", "1200000", None),
    ("120萬", "1200000", None),
    ("1.2亿", "120000000", None),
    ("三百万", "3000000", None),
    ("一百二十万", "1200000", None),
    ("１２０万", "1200000", None),
    ("120万元", "1200000", "CNY"),
    ("120万美元", "1200000", "USD"),
    ("50万 美元", "500000", "USD"),
    ("¥500", "500", "CNY"),
    ("￥1.5万", "15000", "CNY"),
    ("$5k", "5000", "USD"),
    ("€800", "800", "EUR"),
    ("800€", "800", "EUR"),
    ("£1.5m", "1500000", "GBP"),
    ("NT$300", "300", "TWD"),
    ("500 USD", "500", "USD"),
    ("USD 1.2m", "1200000", "USD"),
    ("1.2mUSD", "1200000", "USD"),
    ("5k usd", "5000", "USD"),
    ("300 RMB", "300", "CNY"),
    ("2000 yuan", "2000", "CNY"),
]
NO_AMOUNTS = [
    "",
    "万",
    "2 m",
    "5km",
    "200mm",
    "200kg",
    "1,2",
    "12,50",
    "1.2.3",
    "-5k",
    "$",
    "$5€",
    "200 LED",
    "1e5",
    "9" * 16,
]


@pytest.mark.parametrize(("text", "value", "currency"), AMOUNTS)
def test_an_amount_is_read_exactly(text: str, value: str, currency: str | None) -> None:
    assert parse_amount(text) == (value, currency)


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match=r"1\.2m"):
        parse_amount(text)


def test_signs_that_several_currencies_share_mean_the_team_s_own() -> None:
    assert parse_amount("¥500", home="JPY") == ("500", "JPY")
    assert parse_amount("$500", home="HKD") == ("500", "HKD")
    assert parse_amount("500元", home="TWD") == ("500", "TWD")
    assert parse_amount("€500", home="CNY") == ("500", "EUR")


def test_a_bare_number_in_a_sentence_counts_things() -> None:
    assert read_amount(["200", "freezers"]) is None
    assert read_amount(["1.2m", "close"]) == (1, ("1200000", None))
    assert read_amount(["1.2m", "USD", "close"]) == (2, ("1200000", "USD"))
    assert read_amount(["try", "200"]) is None


def test_an_amount_may_end_a_chinese_word() -> None:
    assert glued_amount("200台冰柜120万") == (6, ("1200000", None))
    assert glued_amount("冰柜200台") is None


@given(
    st.integers(0, 10**9),
    st.integers(0, 9999),
    st.sampled_from([("k", 3), ("m", 6), ("万", 4), ("亿", 8), ("", 0)]),
)
def test_units_multiply_without_loss(whole: int, decimals: int, unit: tuple[str, int]) -> None:
    value, _ = parse_amount(f"{whole}.{decimals:04}{unit[0]}") if whole < 10**6 else parse_amount(f"{whole}")
    expected = Decimal(f"{whole}.{decimals:04}").scaleb(unit[1]) if whole < 10**6 else Decimal(whole)
    assert Decimal(value) == expected
    assert "e" not in value.lower()


@given(st.text(alphabet="0123456789.,kmbn万亿元¥$ USDx十", max_size=12) | st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_amount(text.split())
    glued_amount(text)
    try:
        assert Decimal(parse_amount(text)[0]) >= 0
    except Invalid as refused:
        assert refused.message
