"""One-line entries in English and Chinese, read on a known Friday."""

import subprocess
import sys
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.entry import parse_complaint, parse_deal, parse_log, parse_todo
from tests.values.a_friday import BEIJING, NOW, known

FRIDAY = date(2026, 12, 4)


def test_a_touch_is_read_whole() -> None:
    read = parse_log("Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample", NOW, known)
    assert (read.who, read.persons, read.channel, read.minutes) == ("Haier", ["Wang Min"], "call", 30)
    assert (read.text, read.tags, read.when) == ("wants 200 units", ["pricing"], None)
    assert read.follow_ups == [(FRIDAY, None, "send the sample")]


@pytest.mark.parametrize(
    "line",
    [
        "海尔 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品",
        "海尔　＠王敏　电话　３０分钟：要200台　＃价格　＞周五　寄样品",
        "海尔，@王敏，电话，30分钟：要200台，#价格，>周五 寄样品",
        "海尔@王敏 电话30分钟：要200台#价格 >周五 寄样品",
        "电话 30分钟 海尔 @王敏：要200台 #价格 >周五 寄样品",
        "海尔 @王敏 电话30分钟: 要200台 #价格 >周五寄样品",
        "海尔 30分钟 電話 @王敏：要200台 #价格 >周五前寄样品",
        "「海尔」 @“王敏” 半小时电话：要200台 #价格 ＞12月4日 寄样品",
    ],
)
def test_a_chinese_touch_is_read_whole_however_it_is_spaced(line: str) -> None:
    read = parse_log(line, NOW, known)
    assert (read.who, read.persons, read.channel, read.minutes) == ("海尔", ["王敏"], "call", 30)
    assert (read.text, read.tags) == ("要200台", ["价格"])
    assert read.follow_ups == [(FRIDAY, None, "寄样品")]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Haier Group call: x", "Haier Group"),
        ("haier group: x", "haier group"),
        ("c12 visit: x", "c12"),
        ("Midea Kitchen Ltd call: x", "Midea Kitchen Ltd"),
        ("Haier, Inc call: x", "Haier, Inc"),
        ('"Call Centre 30m" visit: x', "Call Centre 30m"),
        ("Sun Hao call: x", "Sun Hao"),
        ("Event Horizon call: x", "Event Horizon"),
        ("美的集团 来电：x", "美的集团"),
        ("@Wang Min call: x", "Wang Min"),
        ("call 30m Haier Group: x", "Haier Group"),
        ("yesterday 15:00 call haier @Wang Min: x", "haier"),
        ("Call Nobody: x", "Call Nobody"),
    ],
)
def test_who_is_the_longest_known_name_else_what_stands_before_the_first_known_word(
    line: str, who: str
) -> None:
    def knows(name: str) -> bool:
        return known(name) or name == "Haier, Inc"

    assert parse_log(line, NOW, knows).who == who


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("yesterday 15:00", "2026-11-26T15:00"),
        ("15:00", "2026-11-26T15:00"),
        ("call yesterday 30m 9:00", "2026-11-26T09:00"),
        ("on fri at 9:00", "2026-11-27T09:00"),
        ("2h ago 30m", "2026-11-27T08:00"),
        ("3d ago", "2026-11-24T12:00"),
        ("昨天下午3点电话", "2026-11-26T15:00"),
        ("昨天 电话 下午3点", "2026-11-26T15:00"),
        ("上周五", "2026-11-20T12:00"),
    ],
)
def test_the_time_of_a_touch_is_the_latest_not_after_now(head: str, when: str) -> None:
    expected = datetime.fromisoformat(when).replace(tzinfo=BEIJING)
    assert parse_log(f"Haier {head}: x", NOW, known).when == expected


def test_a_head_takes_its_words_in_any_order_and_several_people() -> None:
    read = parse_log('Haier 1h30 @Sun Hao @Li Lei visit incoming #a yesterday @"May Wed": x', NOW, known)
    assert read.persons == ["Sun Hao", "Li Lei", "May Wed"]
    assert (read.channel, read.direction, read.minutes, read.tags) == ("visit", "in", 90, ["a"])


def test_a_team_s_own_channel_is_recognised() -> None:
    assert parse_log("Haier webinar: x", NOW, known, {"webinar": "webinar"}).channel == "webinar"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Haier meeting with Wang: x", "“with”"),
        ("Haier call 电话亭: x", "“电话亭”"),
        ("Haier call visit: x", "second channel"),
        ("Haier 30m 1h: x", "second length"),
        ("Haier call tomorrow: x", "still to come"),
        ("Haier 3d ago yesterday: x", "3d ago yesterday"),
        ("Haier: ", "Nothing stands"),
        (": x", "Nobody is named"),
        ("Haier: x ^high", "complaint"),
        ("Haier call: x >soon send", "“>soon”"),
        ("Haier call: x >5 boxes", "“>5”"),
        ("Haier call: x >31 feb send", "no day 31"),
    ],
)
def test_a_touch_that_cannot_be_read_names_the_word(line: str, part: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_log(line, NOW, known)
    assert part in refused.value.message


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("Haier @Wang Min call 30m wants 200", "Haier @Wang Min call 30m: wants 200"),
        ("海尔 电话 要200台", "海尔 电话：要200台"),
        ("Midea call wants 200", "Midea call: wants 200"),
        ("Midea is happy today", "Midea: is happy today"),
        ("Haier at 10:30", "Haier at 10:30: …"),
        ("", "Haier: …"),
    ],
)
def test_without_a_colon_the_line_is_shown_with_one(line: str, mended: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_log(line, NOW, known)
    assert f'crm log "{mended}"' in refused.value.message
    for parse in (parse_complaint, parse_deal):
        with pytest.raises(Invalid, match="No colon"):
            parse(line, NOW, known)


@pytest.mark.parametrize(
    ("line", "who", "severity"),
    [
        ("Haier: two units arrived dented, wants replacement ^high", "Haier", "high"),
        ("Haier: dented ^normal", "Haier", "medium"),
        ("Haier ^low: dented", "Haier", "low"),
        ("海尔：两台坏了 ＾紧急", "海尔", "critical"),
        ("海尔：两台坏了，^中", "海尔", "medium"),
        (": somebody rang, angry", "", None),
    ],
)
def test_a_complaint_may_tell_its_severity(line: str, who: str, severity: str | None) -> None:
    read = parse_complaint(line, NOW, known)
    assert (read.who, read.severity) == (who, severity)


def test_a_complaint_has_the_head_of_a_touch() -> None:
    read = parse_complaint("海尔 @王敏 来电 昨天：两台压缩机坏了，要求更换 >明天 回复", NOW, known)
    assert (read.persons, read.channel, read.direction) == (["王敏"], "call", "in")
    assert (read.text, len(read.follow_ups)) == ("两台压缩机坏了，要求更换", 1)


@pytest.mark.parametrize("line", ["Haier: x ^bad", "Haier ^low: x ^high", "Haier:", "Haier: ^high"])
def test_a_complaint_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        parse_complaint(line, NOW, known)


PARTS = [
    "Haier",
    "@Wang",
    "call",
    "30m",
    ":",
    "：",
    "#a",
    ">",
    ">fri",
    "^high",
    "\\",
    '"',
    "“",
    "”",
    "1.2m",
    "close",
]
PARTS += [
    "周五",
    "明天10点",
    "电话",
    "，",
    "預計",
    "31 feb",
    "yesterday",
    "sun",
    "at",
    "@",
    "２",
    "120万",
    "ﬁ",
    "\u3000",
]
lines = st.text(max_size=40) | st.lists(st.sampled_from(PARTS), max_size=10).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda space: space.join(parts))
)


@settings(max_examples=250, deadline=None)
@given(lines)
def test_any_line_is_read_or_refused(line: str) -> None:
    for parse in (parse_log, parse_todo, parse_deal, parse_complaint):
        try:
            assert parse(line, NOW, known).text is not None
        except Invalid as refused:
            assert refused.message


@given(st.text(st.characters(exclude_characters="#@^>＃＠＾＞\\"), min_size=1, max_size=60).filter(str.strip))
def test_text_without_marks_is_kept_as_typed(text: str) -> None:
    read = parse_log(f"Haier call: {text}", NOW, known)
    assert read.text == text.strip()


@given(
    st.lists(
        st.sampled_from(["200", "freezers", "for", "海尔", "the", "gap", "x:y", "(big)", "5", "“q q”"]),
        min_size=1,
    )
)
def test_a_title_without_amount_or_date_is_kept_as_typed(parts: list[str]) -> None:
    title = "  ".join(parts)
    assert parse_deal(f"Haier: {title}", NOW, known).title == title
    assert parse_todo(title, NOW, known).title == title


def test_reading_an_entry_costs_no_heavy_module() -> None:
    heavy = {
        "dataclasses",
        "typing",
        "json",
        "pathlib",
        "zoneinfo",
        "re",
        "enum",
        "decimal",
        "inspect",
        "functools",
    }
    code = f"import sys, crm_tui.values.entry; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
