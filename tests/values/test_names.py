"""Keys, words and the tokens of the full-text index."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.values.names import TOKENIZER, bigrams, has_han, key, query, words
from tests.values.anything import ANYTHING

NAMES = [
    "海尔集团", "青岛海尔智家股份有限公司", "王敏", "王小敏", "敏实", "Haier Group", "Müller & Söhne GmbH",
    "GTX Pro", "海尔GTX冰箱 200台", "José Ångström", "欧阳敏华", "O'Neil (Beijing)", "Groß Straße", "李",
]  # fmt: skip


@pytest.fixture(params=[TOKENIZER, "unicode61"])
def index(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE search USING fts5(tokens, tokenize='{request.param}')")
        fill(connection, NAMES)
        yield connection


def fill(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    rows = [(number, bigrams(name)) for number, name in enumerate(names)]
    connection.executemany("INSERT INTO search(rowid, tokens) VALUES (?, ?)", rows)


def find(connection: sqlite3.Connection, text: str) -> set[str]:
    rows = connection.execute("SELECT rowid FROM search WHERE tokens MATCH ?", (query(text),))
    return {NAMES[row] for (row,) in rows}


def test_equal_names_have_one_key() -> None:
    assert key("  Haier　ＧＲＯＵＰ ") == key("haier\tgroup") == "haier group"
    assert key("Straße") == key("STRASSE")


@given(st.text(st.characters()))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


def test_every_character_has_a_key_that_is_its_own() -> None:
    assert [c for c in map(chr, range(0x30000)) if key(key(f"a{c}")) != key(f"a{c}")] == []


def test_words_part_scripts_and_lose_accents() -> None:
    assert words("青岛海尔GTX-Pro 200台 (José)") == ["青岛海尔", "gtx", "pro", "200", "台", "jose"]


def test_only_chinese_characters_count_as_han() -> None:
    assert has_han("a王") and has_han("𠮷") and has_han("々")
    assert not has_han("Wang ワン 왕 、。") and not has_han("")


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_every_run_of_chinese_characters_finds_all_names_that_hold_it_and_no_others(
    index: sqlite3.Connection, size: int
) -> None:
    runs = {name[at : at + size] for name in NAMES for at in range(len(name) - size + 1)}
    chinese = [run for run in runs if all(map(has_han, run))]
    assert chinese
    for run in chinese:
        assert find(index, run) == {name for name in NAMES if run in name}


def test_every_word_and_beginning_of_a_word_finds_its_names(index: sqlite3.Connection) -> None:
    for name in NAMES:
        for word in words(name):
            for end in range(1, len(word) + 1):
                assert name in find(index, word[:end])


def test_all_words_must_occur_and_only_the_last_may_be_a_beginning(index: sqlite3.Connection) -> None:
    assert find(index, "group hai") == {"Haier Group"}
    assert find(index, "hai group") == set()
    assert find(index, "海尔 gtx") == {"海尔GTX冰箱 200台"}
    assert find(index, "MÜLLER sohne") == {"Müller & Söhne GmbH"}


@pytest.mark.parametrize(
    "odd",
    [
        '"',
        '""',
        "*",
        "a*b",
        "NEAR(a b)",
        "a NOT",
        "AND",
        "(",
        "a\x00b",
        "😀",
        "",
        "^a",
        "tokens:a",
        "-a",
        "'",
    ],
)
def test_odd_texts_are_searched_for_and_never_an_error(index: sqlite3.Connection, odd: str) -> None:
    find(index, odd)


@settings(max_examples=300)
@given(ANYTHING)
def test_no_text_makes_a_query_that_fails(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(tokens, tokenize='ascii')")
        connection.execute("INSERT INTO search VALUES (?)", (bigrams(text),))
        asked = query(text)
        found = connection.execute("SELECT 1 FROM search WHERE tokens MATCH ?", (asked,)).fetchall()
        assert bool(found) == bool(words(text))


def test_a_text_without_words_finds_nothing(index: sqlite3.Connection) -> None:
    assert find(index, " !? 😀 ") == set()
