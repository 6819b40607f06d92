"""Splitting a line: words, quotes, commas, the colon, and taking pieces out again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.values.words import cut, name_of, split_head, split_words


def texts(line: str) -> list[str]:
    return [word.text for word in split_words(line)]


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("Haier call: wants 200", ("Haier call", "wants 200")),
        ("海尔 电话：要200台", ("海尔 电话", "要200台")),
        ("Haier 10:30: late", ("Haier 10:30", "late")),
        ("Haier １０：３０：late", ("Haier １０：３０", "late")),
        ("Haier https://x.y: seen", ("Haier https://x.y", "seen")),
        ("Haier: a: b", ("Haier", "a: b")),
        ('"A: B" call: x', ('"A: B" call', "x")),
        ("“甲：乙” 电话：x", ("“甲：乙” 电话", "x")),
        ("「甲：乙」：x", ("「甲：乙」", "x")),
        ("a\\:b: c", ("a\\:b", "c")),
        (":x", ("", "x")),
        ("Haier 5:", ("Haier 5", "")),
        ("ring at 10:30", None),
        ("see http://x.y", None),
        ("", None),
    ],
)
def test_the_first_parting_colon_ends_the_head(line: str, parted: tuple[str, str] | None) -> None:
    assert split_head(line) == parted


def test_spaces_and_commas_part_and_quotes_group() -> None:
    assert texts("Haier，@王敏　call, 1,200 x") == ["Haier", "@王敏", "call", "1,200", "x"]
    assert texts('"Haier Group" @"Wang Min" “海尔 集团” 「a b」c') == [
        "Haier Group",
        "@Wang Min",
        "海尔 集团",
        "a b",
        "c",
    ]


def test_a_sign_between_two_letters_of_chinese_begins_a_word() -> None:
    assert texts("给@王敏 要200台＃价格") == ["给", "@王敏", "要200台", "＃价格"]
    assert texts(r"给\@王敏 a@b.c 3#楼 邮@li 甲@ @王@") == [
        "给",
        r"\@王敏",
        "a@b.c",
        "3#楼",
        "邮@li",
        "甲@",
        "@王@",
    ]


def test_quotes_group_a_whole_name_and_are_letters_within_one() -> None:
    for text, name in (
        ('"Li & Fung"', "Li & Fung"),
        ('@"Li Lei"', "Li Lei"),
        ('Big "Bad" Co', 'Big "Bad" Co'),
    ):
        assert name_of(text, split_words(text)) == name


def test_a_quote_that_does_not_open_a_word_or_never_closes_is_a_letter() -> None:
    assert texts('5" pipe and 6" pipe') == ['5"', "pipe", "and", '6"', "pipe"]
    assert texts('"open end') == ['"open', "end"]
    assert texts('""') == ['""']


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("#a", "#"),
        ("＃价格", "#"),
        ("＞3d", ">"),
        ("# a", ""),
        ("##", ""),
        ("a#b", ""),
        ("\\#a", ""),
        ("@-", ""),
    ],
)
def test_a_mark_counts_before_letters_digits_and_han_only(text: str, mark: str) -> None:
    assert split_words(text)[0].mark == mark


def test_what_is_taken_out_leaves_no_doubled_spaces_or_commas() -> None:
    assert cut("a, b, c", [(3, 4)]) == "a, c"
    assert cut("a b c", [(2, 3)]) == "a c"
    assert cut("a b, c", [(0, 3)]) == "c"
    assert cut("a, b", [(3, 4)]) == "a"
    assert cut(" as typed ,", []) == " as typed ,"


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    words = split_words(text)
    assert all(word.start < word.end for word in words)
    assert all(first.end <= second.start for first, second in pairwise(words))
    assert all(word.quoted or text[word.start : word.end] == word.text for word in words)
