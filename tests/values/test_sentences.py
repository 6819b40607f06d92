"""The due day within the sentence of a task, on a known Friday."""

from datetime import date, time

import pytest

from crm_tui.errors import Invalid
from crm_tui.values.entry import parse_todo
from tests.values.a_friday import NOW, known

TODOS = [
    ("ring Wang Min tomorrow 10:00 about the quote", "ring Wang Min about the quote", "2026-11-28", "10:00"),
    ("tomorrow ring Wang at 10:00", "ring Wang", "2026-11-28", "10:00"),
    ("send the quote by fri.", "send the quote.", "2026-12-04", None),
    ("ring him at 15:00", "ring him", "2026-11-27", "15:00"),
    ("ring him 9:00", "ring him", "2026-11-28", "09:00"),
    ("send offer in 2 weeks", "send offer", "2026-12-11", None),
    ("send offer 3d", "send offer", "2026-11-30", None),
    ("renew 30 jun 2027 with Haier", "renew with Haier", "2027-06-30", None),
    ("slides for fri", "slides for fri", "2026-12-04", None),
    ("lunch with Mr Sun", "lunch with Mr Sun", None, None),
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
