"""One-line entries in English and Chinese, read on a known Friday."""

import subprocess
import sys
from datetime import date, datetime, time

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
    assert (read.channel, read.direction, read.minutes, read.tags) == ("visit", "incoming", 90, ["a"])


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
    ("typed", "text", "tags"),
    [
        ("#a likes it", "likes it", ["a"]),
        ("likes #red, hates blue", "likes, hates blue", ["red"]),
        ("200 units #pricing.", "200 units.", ["pricing"]),
        ("要200台，#价格，很急", "要200台，很急", ["价格"]),
        ("#价格# 很急", "# 很急", ["价格"]),
        ("is \\#1 in C# & a#b # 5", "is #1 in C# & a#b # 5", []),
        ('says "#1 @all >fri"', 'says "#1 @all >fri"', []),
        ("a  b\tc\u3000d", "a  b\tc\u3000d", []),
        ("x #a #a #b", "x", ["a", "b"]),
        ("x < y, a -> b", "x < y, a -> b", []),
        ("mail a@b.c", "mail a@b.c", []),
    ],
)
def test_marks_are_taken_out_and_the_rest_stays_as_typed(typed: str, text: str, tags: list[str]) -> None:
    read = parse_log(f"Haier call: {typed}", NOW, known)
    assert (read.text, read.tags, read.persons) == (text, tags, [])


def test_a_name_at_the_end_goes_and_a_name_in_the_sentence_stays_without_its_sign() -> None:
    read = parse_log("Haier call: asked @Wang Min about price @Li #a", NOW, known)
    assert (read.text, read.persons) == ("asked Wang Min about price", ["Wang Min", "Li"])
    read = parse_log("Haier call: x >fri ask @Li for it @Sun Hao #a tail >eom @Wang.", NOW, known)
    assert read.persons == ["Li", "Sun Hao", "Wang"]
    assert read.follow_ups == [(FRIDAY, None, "ask Li for it"), (date(2026, 11, 30), None, "")]


def test_follow_ups_may_be_several_and_have_a_time() -> None:
    read = parse_log("Haier call: x >next tue 10:00 send, then ring >30 jun 2027 renew #a more", NOW, known)
    assert read.follow_ups == [
        (date(2026, 12, 1), time(10), "send, then ring"),
        (date(2027, 6, 30), None, "renew"),
    ]
    assert (read.text, read.tags) == ("x more", ["a"])


TODOS = [
    ("ring Wang Min tomorrow 10:00 about the quote", "ring Wang Min about the quote", "2026-11-28", "10:00"),
    ("tomorrow ring Wang at 10:00", "ring Wang", "2026-11-28", "10:00"),
    ("send the quote by fri.", "send the quote.", "2026-12-04", None),
    ("ring him at 15:00", "ring him", "2026-11-27", "15:00"),
    ("ring him 9:00", "ring him", "2026-11-28", "09:00"),
    ("send offer in 2 weeks", "send offer", "2026-12-11", None),
    ("send offer 3d", "send offer", "2026-11-30", None),
    ("renew 30 jun 2027 with Haier", "renew with Haier", "2027-06-30", None),
    ("Haier: send offer eom", "Haier: send offer", "2026-11-30", None),
    ("ring Sun Hao tomorrow 3pm", "ring Sun Hao", "2026-11-28", "15:00"),
    ("ring Sun Hao", "ring Sun Hao", None, None),
    ("order sun hats", "order sun hats", None, None),
    ("ring Hao on sun", "ring Hao", "2026-11-29", None),
    ("the letter of 5 may", "the letter of 5 may", None, None),
    ("look into yesterday and last fri", "look into yesterday and last fri", None, None),
    ("training takes 3 days", "training takes 3 days", None, None),
    ("buy \\3d printer by fri", "buy 3d printer", "2026-12-04", None),
    ('read "friday tomorrow"', 'read "friday tomorrow"', None, None),
    ("ring next week", "ring next week", None, None),
    ("move meeting >fri", "move meeting", "2026-12-04", None),
    ("move the fri meeting >mon 9:00", "move the fri meeting", "2026-11-30", "09:00"),
    ("明天10点给王敏打电话", "给王敏打电话", "2026-11-28", "10:00"),
    ("给王敏明天下午3点打电话", "给王敏打电话", "2026-11-28", "15:00"),
    ("下周三给海尔寄样品", "给海尔寄样品", "2026-12-02", None),
    ("周五前寄样品", "寄样品", "2026-12-04", None),
    ("明天 给 王敏 打电话", "给 王敏 打电话", "2026-11-28", None),
    ("3天后回访海尔", "回访海尔", "2026-11-30", None),
    ("12月5日，寄报价", "寄报价", "2026-12-05", None),
    ("月底前收款", "收款", "2026-11-30", None),
    ("打电话给周一鸣", "打电话给周一鸣", None, None),
    ("提3点建议", "提3点建议", None, None),
    ("早一点到", "早一点到", None, None),
    ("培训2天", "培训2天", None, None),
    ("关注今后天气", "关注今后天气", None, None),
]


@pytest.mark.parametrize(("line", "title", "due", "at"), TODOS)
def test_a_task_finds_its_due_day_in_the_sentence(
    line: str, title: str, due: str | None, at: str | None
) -> None:
    read = parse_todo(line, NOW, known)
    assert read.title == title
    assert read.due == (date.fromisoformat(due) if due else None)
    assert read.at == (time.fromisoformat(at) if at else None)


def test_a_task_has_people_tags_and_further_tasks_but_keeps_names_in_its_title() -> None:
    read = parse_todo("ring @王敏 tomorrow #a >next tue send the sample", NOW, known)
    assert (read.title, read.persons, read.tags) == ("ring 王敏", ["王敏"], ["a"])
    assert read.due == date(2026, 11, 28)
    assert read.follow_ups == [(date(2026, 12, 1), None, "send the sample")]


@pytest.mark.parametrize(
    "line", ["", "tomorrow", "#a", "fri slides by 30 jun", "x 31 feb", "x ^high", "x 10:00 3pm"]
)
def test_a_task_without_title_or_with_two_dates_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        parse_todo(line, NOW, known)


DEALS = [
    ("Haier: 200 freezers 1.2m close 30 jun", "200 freezers", "1200000", None, "2027-06-30"),
    ("Haier: 200 freezers, 1.2m, close 30 jun", "200 freezers", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜 120万 预计 6月30日", "200台冰柜", "1200000", None, "2027-06-30"),
    ("海尔：200台冰柜120万元，预计6月底", "200台冰柜", "1200000", "CNY", "2027-06-30"),
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
    assert (read.persons, read.channel, read.direction) == (["王敏"], "call", "incoming")
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
