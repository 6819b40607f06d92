"""How Chinese names sound."""

import pytest

from crm_tui.values.pinyin import COMPOUNDS, SURNAMES, initials, readings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王敏", ["wangmin"]),
        ("单雄信", ["shanxiongxin", "danxiongxin"]),
        ("仇英", ["qiuying", "chouying"]),
        ("解缙", ["xiejin", "jiejin"]),
        ("曾国藩", ["zengguofan", "cengguofan"]),
        ("區振", ["ouzhen", "quzhen"]),
        ("欧阳修", ["ouyangxiu"]),
        ("尉迟恭", ["yuchigong"]),
        ("万俟卨", ["moqixie"]),
        ("查良镛", ["zhaliangyong"]),
        ("吕布", ["lvbu", "lubu", "lyubu"]),
        ("海尔 Haier", ["haierhaier"]),
        ("重庆银行", ["chongqingyinhang"]),
    ],
)
def test_a_name_is_found_by_each_of_its_readings(name: str, expected: list[str]) -> None:
    assert set(expected) <= set(readings(name))


def test_the_surnames_own_reading_comes_first() -> None:
    assert readings("单雄信")[0] == "shanxiongxin"
    assert readings("翟让")[0] == "zhairang"


def test_initials_follow_the_readings() -> None:
    assert initials("王敏") == ("wm",)
    assert initials("单雄信") == ("sxx", "dxx")
    assert initials("海尔 GTX") == ("heg",)


@pytest.mark.parametrize("name", ["", "Wang Min", "😀", "ワン", "…"])
def test_a_name_without_chinese_characters_has_none(name: str) -> None:
    assert readings(name) == initials(name) == ()


def test_every_reading_in_the_tables_is_plain_letters() -> None:
    for surname, sounds in {**SURNAMES, **COMPOUNDS}.items():
        assert sounds.replace(" ", "").isascii() and sounds.islower(), surname
        assert readings(surname + "敏")[0].endswith("min")
