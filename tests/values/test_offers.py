"""The text of a deal: title, amount and close, on a known Friday."""

from datetime import date

import pytest

from crm_tui.errors import Invalid
from crm_tui.values.entry import parse_deal
from tests.values.a_friday import NOW, known

DEALS = [
    ("Haier: 200 freezers 1.2m close 30 jun", "200 freezers", "1200000", None, "2027-06-30"),
    ("Haier: 200 freezers, 1.2m, close 30 jun", "200 freezers", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜 120万 预计 6月30日", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜120万元，预计6月底", "200台冰柜", "1200000", "CNY", "2027-06-30"),
    ("海尔：200台冰柜120万预计6月30日", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜預計6月30日成交，120万", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：预计增长的冰柜 120万", "预计增长的冰柜", "1200000", None, None),
    ("海尔：200台冰柜 120万 预计6月30日成交", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜 6月30日前成交 120万", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：6月30日 签约，年度合同", "年度合同", None, None, "2027-06-30"),
    ("海尔：6月30日成交价复核 5万", "6月30日成交价复核", "50000", None, None),
    ("海尔：6月30日交货 5万", "6月30日交货", "50000", None, None),
    ("Haier: close eom big deal 500 USD", "big deal", "500", "USD", "2026-11-30"),
    ("Haier: close the gap €5,000", "close the gap", "5000", "EUR", None),
    ("Haier: 200 freezers", "200 freezers", None, None, None),
    ("Haier: \\2m cable 5k", "2m cable", "5000", None, None),
    ('Haier: "2m" cable 5k', '"2m" cable', "5000", None, None),
]


@pytest.mark.parametrize(("line", "title", "amount", "currency", "close"), DEALS)
def test_a_deal_is_title_amount_and_close_in_any_order(
    line: str, title: str, amount: str | None, currency: str | None, close: str | None
) -> None:
    read = parse_deal(line, NOW, known)
    assert (read.title, read.amount, read.currency) == (title, amount, currency)
    assert read.close == (date.fromisoformat(close) if close else None)


def test_a_deal_has_people_tags_and_follow_ups() -> None:
    read = parse_deal("Haier @Wang Min: freezers ¥5k #hot >mon ring", NOW, known, home="JPY")
    assert (read.who, read.persons, read.tags, read.currency) == ("Haier", ["Wang Min"], ["hot"], "JPY")
    assert read.follow_ups == [(date(2026, 11, 30), None, "ring")]


@pytest.mark.parametrize(
    "line",
    [
        "Haier: 1.2m",
        "Haier: a 1.2m 3m",
        "Haier: a close fri close mon",
        ": a 1m",
        "Haier call: a",
        "Haier: a ^low",
    ],
)
def test_a_deal_without_title_or_with_two_amounts_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        parse_deal(line, NOW, known)
