"""Marks within the text of an entry, on a known Friday."""

from datetime import date, time

import pytest

from crm_tui.values.entry import parse_log
from tests.values.a_friday import NOW, known

FRIDAY = date(2026, 12, 4)


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
