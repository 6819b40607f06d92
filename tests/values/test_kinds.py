"""The registry of kinds: every kind reads what it writes, and refuses the rest as Invalid."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.durations import MINUTES_AT_MOST
from crm_tui.values.kinds import KINDS, Context
from crm_tui.values.text import clean
from tests.values.anything import ANYTHING


class Rank(StrEnum):
    """A closed list as fields have them."""

    KEY = "key"
    SUPER_PROSPECT = "super_prospect"
    SUPPLIER = "supplier"


SHANGHAI = ZoneInfo("Asia/Shanghai")
CONTEXT = Context(today=date(2026, 11, 22), zone=SHANGHAI, currency="CNY", choices=Rank)
TEXTS = st.text(st.characters(), max_size=60)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS.map(clean),
    "note": TEXTS.map(lambda text: clean(text, lines=True)),
    "int": st.integers(-(2**63) + 1, 2**63 - 1),
    "percent": st.integers(0, 100),
    "money": st.integers(-(2**63) + 1, 2**63 - 1),
    "day": st.dates(),
    "instant": st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)),
    "time": st.times().map(lambda found: f"{found:%H:%M}"),
    "minutes": st.integers(0, MINUTES_AT_MOST),
    "email": st.sampled_from(["wm@haier.com", "王敏@例子.中国"]),
    "phone": st.sampled_from(["+86 138 0013 8000", "0532-88938888转8001"]),
    "url": st.sampled_from(["haier.com", "https://例子.中国/a?b=c"]),
    "choice": st.sampled_from(Rank),
    "bool": st.booleans(),
    "rrule": st.sampled_from(["FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3"]),
    "birthday": st.sampled_from(["1980-08-15", "--02-29", "L1980-06+-30"]),
    "zone": st.sampled_from(["UTC", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+1"]),
    "currency": st.sampled_from(["CNY", "JPY", "KWD"]),
}


def test_every_kind_is_tried() -> None:
    assert set(VALUES) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=50)
@given(data=st.data())
def test_what_a_kind_writes_it_reads_back_as_the_same_value(name: str, data: st.DataObject) -> None:
    kind, value = KINDS[name], data.draw(VALUES[name])
    read = kind.parse(kind.format(value, CONTEXT), CONTEXT)
    assert read == value and type(read) is type(value)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=50)
@given(data=st.data())
def test_every_value_is_shown_and_sent(name: str, data: st.DataObject) -> None:
    kind, value = KINDS[name], data.draw(VALUES[name])
    assert isinstance(kind.show(value, CONTEXT), str)
    assert json.loads(json.dumps(kind.json(value, CONTEXT))) == kind.json(value, CONTEXT)


@pytest.mark.parametrize("name", KINDS)
@given(text=ANYTHING)
def test_any_text_is_a_value_or_invalid_and_a_value_reads_back(name: str, text: str) -> None:
    kind = KINDS[name]
    try:
        value = kind.parse(text, CONTEXT)
    except Invalid as problem:
        assert problem.message
    else:
        assert kind.parse(kind.format(value, CONTEXT), CONTEXT) == value


@pytest.mark.parametrize(
    ("name", "text", "value", "json_value", "shown"),
    [
        ("money", "1.2m", 120000000, {"amount": "1200000.00", "currency": "CNY"}, "CNY 1,200,000.00"),
        ("percent", "60%", 60, 60, "60%"),
        ("bool", "是", True, True, "yes"),
        ("choice", "super p", Rank.SUPER_PROSPECT, "super_prospect", "Super prospect"),
        ("choice", "KEY", Rank.KEY, "key", "Key"),
        ("day", "2026-12-01", date(2026, 12, 1), "2026-12-01", "2026-12-01"),
        ("minutes", "1h30", 90, 90, "1h30m"),
        ("minutes", "90", 90, 90, "1h30m"),
        ("rrule", "每周一", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO", "every week on Mon"),
        ("birthday", "农历八月十五", "L--08-15", "L--08-15", "lunar 8-15"),
        ("zone", "shanghai", "Asia/Shanghai", "Asia/Shanghai", "Asia/Shanghai"),
        ("zone", "ASIA/shanghai", "Asia/Shanghai", "Asia/Shanghai", "Asia/Shanghai"),
        ("currency", "美元", "USD", "USD", "USD"),
    ],
)
def test_a_value_in_all_its_forms(
    name: str, text: str, value: object, json_value: object, shown: str
) -> None:
    kind = KINDS[name]
    assert kind.parse(text, CONTEXT) == value
    assert kind.json(value, CONTEXT) == json_value
    assert kind.show(value, CONTEXT) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"),
        ("2026-11-22T10:00:00.25+08:00", "2026-11-22T02:00:00.250000Z"),
        ("2026-11-22 10:00", "2026-11-22T02:00:00Z"),
        ("2026-11-22", "2026-11-22T04:00:00Z"),
        ("tomorrow 10:00", "2026-11-23T02:00:00Z"),
    ],
)
def test_instants_are_kept_in_utc_and_read_in_the_members_zone(text: str, written: str) -> None:
    kind = KINDS["instant"]
    value = kind.parse(text, CONTEXT)
    assert value.tzinfo is UTC
    assert kind.format(value, CONTEXT) == kind.json(value, CONTEXT) == written


def test_instants_are_shown_on_the_members_clocks() -> None:
    assert KINDS["instant"].show(datetime(2026, 11, 22, 2, 0, 30, tzinfo=UTC), CONTEXT) == "2026-11-22 10:00"


def test_phrases_are_read_forward_or_backward_as_the_field_needs() -> None:
    backward = Context(today=CONTEXT.today, zone=SHANGHAI, past=True)
    assert KINDS["day"].parse("fri", CONTEXT) == date(2026, 11, 27)
    assert KINDS["day"].parse("fri", backward) == date(2026, 11, 20)


def test_a_choice_that_is_none_or_several_lists_the_choices() -> None:
    with pytest.raises(Invalid, match="not one of: key, super_prospect, supplier"):
        KINDS["choice"].parse("gold", CONTEXT)
    with pytest.raises(Invalid, match="could be any of: super_prospect, supplier"):
        KINDS["choice"].parse("sup", CONTEXT)


def test_a_zone_that_is_none_or_several_names_near_ones() -> None:
    with pytest.raises(Invalid, match="did you mean"):
        KINDS["zone"].parse("Argentina", CONTEXT)
    with pytest.raises(Invalid, match="write it like"):
        KINDS["zone"].parse("Atlantis", CONTEXT)


def test_bounds_of_the_field_hold() -> None:
    narrow = Context(today=CONTEXT.today, zone=UTC, limit=5, low=1, high=3)
    for name, text in (("text", "123456"), ("note", "a\nb\nc\n"), ("int", "4"), ("url", "haier.com")):
        with pytest.raises(Invalid):
            KINDS[name].parse(text, narrow)
