"""Amounts, spans and days in a few cells."""

from datetime import date, timedelta

import pytest

from crm_tui.display import short


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (0, "CNY", "0"),
        (95_049, "CNY", "950"),
        (99_950, "CNY", "1k"),
        (1_234_500, "CNY", "12.3k"),
        (99_994_900, "CNY", "1m"),
        (120_000_000, "CNY", "1.2m"),
        (345_000_000_000, "CNY", "3.45bn"),
        (-7_500_000, "CNY", "-75k"),
        (12_345, "JPY", "12.3k"),
        (12_345_678, "KWD", "12.3k"),
    ],
)
def test_an_amount_has_three_figures_and_a_unit(minor: int, currency: str, text: str) -> None:
    assert short.amount(minor, currency) == text


def test_the_currency_that_goes_without_saying_is_left_out() -> None:
    assert short.money(120_000_000, "CNY") == "CNY 1.2m"
    assert short.money(120_000_000, "CNY", "CNY") == "1.2m"
    assert short.money(120_000_000, "EUR", "CNY") == "EUR 1.2m"


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=-45), "45 min"),
        (timedelta(hours=3, minutes=50), "3 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=-2), "2 d"),
    ],
)
def test_a_span_is_told_by_its_largest_unit(length: timedelta, text: str) -> None:
    assert short.span(length) == text


def test_a_day_of_another_year_is_told_by_its_month() -> None:
    assert short.day(date(2026, 3, 9), date(2026, 1, 1)) == "03-09"
    assert short.day(date(2027, 3, 9), date(2026, 1, 1)) == "2027-03"
