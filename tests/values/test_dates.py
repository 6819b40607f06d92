"""Days and instants: what people write, English and Chinese, and what it means on a known Friday."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.dates import (
    format_day,
    format_instant,
    parse_day,
    parse_when,
    read_day,
    read_glued,
    read_when,
)
from tests.values.a_friday import BEIJING, NOW, TODAY

DUE = """
today 2026-11-27|今天 2026-11-27|tomorrow 2026-11-28|明天 2026-11-28|后天 2026-11-29|大后天 2026-11-30
yesterday 2026-11-26|昨天 2026-11-26|前天 2026-11-25|day after tomorrow 2026-11-29|後天 2026-11-29
fri 2026-12-04|Friday 2026-12-04|sat 2026-11-28|Thurs 2026-12-03|周五 2026-12-04|星期一 2026-11-30
礼拜天 2026-11-29|周日 2026-11-29|週六 2026-11-28|周天 2026-11-29|禮拜三 2026-12-02
next tue 2026-12-01|next fri 2026-12-04|next sun 2026-12-06|下周二 2026-12-01|下星期五 2026-12-04
下个礼拜一 2026-11-30|下下周三 2026-12-09|this mon 2026-11-23|这周五 2026-11-27|本周日 2026-11-29
last fri 2026-11-20|上周五 2026-11-20|上个星期天 2026-11-22
3d 2026-11-30|2w 2026-12-11|1mo 2026-12-27|1y 2027-11-27|3 days 2026-11-30|in 3 days 2026-11-30
in 2 weeks 2026-12-11|in a week 2026-12-04|in two months 2027-01-27|3d ago 2026-11-24
2 weeks ago 2026-11-13|a month ago 2026-10-27|3 days from now 2026-11-30
3天后 2026-11-30|三天后 2026-11-30|两周后 2026-12-11|2个星期以后 2026-12-11|一个月后 2026-12-27
半年后 2027-05-27|半个月后 2026-12-12|十天之后 2026-12-07|3天前 2026-11-24|一年前 2025-11-27|５天後 2026-12-02
30 jun 2027-06-30|jun 30 2027-06-30|June 30th 2027-06-30|1st Dec 2026-12-01|27 nov 2027-11-27
28 nov 2026-11-28|30 june 2027 2027-06-30|June 30, 2027 2027-06-30|29 feb 2028-02-29|5 sept 2027-09-05
2026-12-01 2026-12-01|2026/12/1 2026-12-01|2026.12.01 2026-12-01|２０２６－１２－０１ 2026-12-01
12月5日 2026-12-05|12月5号 2026-12-05|十二月五日 2026-12-05|12月5 2026-12-05|11月27日 2027-11-27
2026年12月5日 2026-12-05|二〇二六年十二月五日 2026-12-05|明年3月1日 2027-03-01|5号 2026-12-05
27号 2026-12-27|31号 2026-12-31|下个月5号 2026-12-05|本月30日 2026-11-30
eom 2026-11-30|end of month 2026-11-30|月底 2026-11-30|下月底 2026-12-31|下个月底 2026-12-31
end of next month 2026-12-31|12月底 2026-12-31|2月底 2027-02-28|2028年2月底 2028-02-29
eoy 2026-12-31|年底 2026-12-31|明年底 2027-12-31|2028年底 2028-12-31|fri 27 nov 2026 2026-11-27
"""

LOGGED = """
fri 2026-11-27|thu 2026-11-26|sat 2026-11-21|周五 2026-11-27|周六 2026-11-21|27 nov 2026-11-27
28 nov 2025-11-28|12月5日 2025-12-05|29 feb 2024-02-29|27号 2026-11-27|28号 2026-10-28|30 jun 2026-06-30
"""

UNREADABLE = """
soon|next week|下周|next month|weekend|eow|12/5|5-12|30 jun 27|3m|3 months' time|2026-12|jun|june 2027
in june|fri 10:00|周八|下下|一点|3月后|1000d|2|tuesdayish|明天后天|-3d|12345d|今天 今天
"""

IMPOSSIBLE = """31 feb|0 jun|30 feb 2027|2026-02-29|2026-13-01|2月30日|2027年4月31日|13月1日|0月底
sat 27 nov 2026|sun 27 nov|1 jan 1066|2200-01-01|2199年13月底"""


def rows(table: str) -> list[tuple[str, str]]:
    cells = table.replace("\n", "|").split("|")
    return [(cell.rpartition(" ")[0], cell.rpartition(" ")[2]) for cell in cells if cell]


@pytest.mark.parametrize(("phrase", "day"), rows(DUE))
def test_a_day_still_to_come_is_read(phrase: str, day: str) -> None:
    assert parse_day(phrase, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(("phrase", "day"), rows(LOGGED))
def test_a_day_of_the_past_is_the_latest_not_after_today(phrase: str, day: str) -> None:
    assert parse_day(phrase, TODAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize("phrase", UNREADABLE.strip().replace("\n", "|").split("|"))
def test_what_names_no_single_day_is_refused_with_examples(phrase: str) -> None:
    with pytest.raises(Invalid, match=r"next fri|2026-12-01"):
        parse_day(phrase, TODAY)


@pytest.mark.parametrize("phrase", IMPOSSIBLE.replace("\n", "|").split("|"))
def test_a_day_no_calendar_has_is_refused(phrase: str) -> None:
    with pytest.raises(Invalid):
        parse_day(phrase, TODAY)


def test_a_month_on_from_the_thirty_first_ends_with_its_month() -> None:
    assert parse_day("1mo", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_day("1y", date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_end_of_the_month_may_be_today() -> None:
    assert parse_day("eom", date(2026, 11, 30)) == parse_day("月底", date(2026, 11, 30)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("30 jun 2027 renew", 3),
        ("30 jun renew", 2),
        ("next tue call", 2),
        ("3d ago", 2),
        ("3d sure", 1),
        ("the day after tomorrow call", 4),
        ("周五 寄样品", 1),
        ("12月5日 寄", 1),
    ],
)
def test_the_longest_day_at_the_beginning_is_taken(text: str, count: int) -> None:
    read = read_day(text.split(), TODAY)
    assert read is not None
    assert read[0] == count


def test_words_that_begin_no_day_are_left_alone() -> None:
    assert read_day(["call", "fri"], TODAY) is None
    assert read_day([], TODAY) is None
    assert read_when(["send", "10:00"], NOW) is None


WHEN = """
10:00 2026-11-27T10:00|10:01 2026-11-26T10:01|10am 2026-11-27T10:00|3pm 2026-11-26T15:00|3 pm 2026-11-26T15:00
12am 2026-11-27T00:00|noon 2026-11-26T12:00|下午3点 2026-11-26T15:00|上午十点半 2026-11-26T10:30
晚上8点 2026-11-26T20:00|中午1点 2026-11-26T13:00|9点一刻 2026-11-27T09:15|下午三点二十分 2026-11-26T15:20
yesterday 3:30pm 2026-11-26T15:30|3pm yesterday 2026-11-26T15:00|昨天下午三点 2026-11-26T15:00
昨晚8点 2026-11-26T20:00|今早9点 2026-11-27T09:00|fri 9:00 2026-11-27T09:00|fri 18:00 2026-11-20T18:00
周四下午3：30 2026-11-26T15:30|2026-11-01 10:00 2026-11-01T10:00|2026-11-01T10:00 2026-11-01T10:00
27 nov 18:00 2025-11-27T18:00|last tue at 9:00 2026-11-17T09:00|2h ago 2026-11-27T08:00
30 min ago 2026-11-27T09:30|半小时前 2026-11-27T09:30|两个小时前 2026-11-27T08:00|now 2026-11-27T10:00
today 2026-11-27T10:00|yesterday 2026-11-26T12:00|fri 27 nov 2026 08:05 2026-11-27T08:05
"""


@pytest.mark.parametrize(("phrase", "instant"), rows(WHEN))
def test_a_time_of_the_past_is_the_latest_not_after_now(phrase: str, instant: str) -> None:
    assert parse_when(phrase, NOW) == datetime.fromisoformat(instant).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("phrase", "instant"),
    rows("10:00 2026-11-28T10:00|10:01 2026-11-27T10:01|fri 18:00 2026-12-04T18:00|明晚8点 2026-11-28T20:00")
    + rows("in 2h 2026-11-27T12:00|3小时后 2026-11-27T13:00|next tue at 9:00 2026-12-01T09:00"),
)
def test_a_time_still_to_come_is_the_next_after_now(phrase: str, instant: str) -> None:
    assert parse_when(phrase, NOW, past=False) == datetime.fromisoformat(instant).replace(tzinfo=BEIJING)


@pytest.mark.parametrize("phrase", ["tomorrow", "today 18:00", "3d", "明天", "2027-01-01 10:00", "this sun"])
def test_what_happened_cannot_lie_after_now(phrase: str) -> None:
    with pytest.raises(Invalid, match="still to come"):
        parse_when(phrase, NOW)


@pytest.mark.parametrize(
    "phrase", ["25:00", "10:60", "13pm", "上午15点", "晚上1点", "midnight", "3", "10:00 11:00"]
)
def test_no_time_of_day_is_guessed(phrase: str) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        parse_when(phrase, NOW)


def test_the_hour_that_clocks_skip_or_repeat_is_compared_as_time_not_as_faces() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    second_half_past_two = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("UTC")).astimezone(berlin)
    read = parse_when("2:45", second_half_past_two)
    assert read.astimezone(ZoneInfo("UTC")) == datetime(2026, 10, 25, 0, 45, tzinfo=ZoneInfo("UTC"))
    assert parse_when("2h ago", second_half_past_two).astimezone(ZoneInfo("UTC")).hour == 23


@pytest.mark.parametrize(
    ("text", "length"), [("周五寄样品", 2), ("周五前寄样品", 3), ("明天下午3点开会", 6), ("3天后台", 3)]
)
def test_chinese_without_spaces_gives_up_its_date(text: str, length: int) -> None:
    read = read_glued(text, NOW, past=False)
    assert read is not None
    assert read[0] == length


days = st.dates(date(1970, 1, 1), date(2150, 12, 31))


@given(days, days)
def test_a_written_day_reads_back_on_any_day(day: date, today: date) -> None:
    assert parse_day(format_day(day), today) == day
    assert parse_day(day.isoformat(), today, past=True) == day


@given(st.datetimes(datetime(1971, 1, 1), datetime(2026, 11, 27)))
def test_a_written_instant_reads_back_to_the_minute(wall: datetime) -> None:
    instant = wall.replace(second=0, microsecond=0, tzinfo=BEIJING)
    assert parse_when(format_instant(instant, BEIJING), NOW) == instant


def test_the_neighbours_of_today_are_written_with_a_word() -> None:
    assert format_day(TODAY, TODAY) == "Fri 27 Nov 2026 (today)"
    assert format_day(TODAY + timedelta(days=1), TODAY) == "Sat 28 Nov 2026 (tomorrow)"
    assert format_day(TODAY + timedelta(days=7), TODAY) == "Fri 4 Dec 2026"


@given(
    days,
    st.sampled_from(["mon", "周三", "29 feb", "31号", "5 may", "12月31日", "月底", "next sun", "上周五"]),
)
def test_recurring_days_lie_on_the_promised_side(today: date, phrase: str) -> None:
    if phrase not in ("月底", "next sun", "上周五"):
        assert parse_day(phrase, today) > today
        assert parse_day(phrase, today, past=True) <= today
    assert abs((parse_day(phrase, today) - today).days) < 366 * 9


FRAGMENTS = """0 3 12 31 99 2026 9999 d mo jun fri next in ago am at 周 下 月 年 日 底 天 后 半 点 十 : / -"""
fragments = st.sampled_from(FRAGMENTS.split())


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=30), st.lists(fragments, max_size=6).map("".join), st.lists(fragments).map(" ".join)
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    for past in (True, False):
        try:
            assert parse_when(text, NOW, past=past).tzinfo is BEIJING
            assert parse_day(text, TODAY, past=past) is not None
        except Invalid as refused:
            assert refused.message
