"""Finding by words, parts, phone, e-mail and ref."""

import sqlite3

import pytest

from crm_tui import values
from crm_tui.errors import Invalid, NotFound
from crm_tui.quick import find, log
from crm_tui.quick.later import Later
from crm_tui.store import index
from tests.quick.conftest import Enter


def sounds(name: str) -> tuple[str, ...]:
    return (*values.pinyin.readings(name), *values.pinyin.initials(name))


@pytest.fixture
def indexed(db: sqlite3.Connection, enter: Enter) -> sqlite3.Connection:
    enter(
        log.from_line, "Haier @Wang Min call: the price of 冰柜 is too high #pricing >fri send the price list"
    )
    index.refresh(db, pinyin=sounds)
    return db


def refs(db: sqlite3.Connection, text: str) -> list[object]:
    try:
        return [item["ref"] for item in find.search(db, text).items]
    except NotFound:
        return []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("haier", ["c1", "c2"]),
        ("海尔", ["c2"]),
        ("冰柜", ["i1"]),
        ("price", ["t1", "i1"]),
        ("price high", ["i1"]),
        ("pric", ["t1", "i1", "g1"]),
        ("wang min", ["p3", "p1", "p2"]),
        ("wangmin", ["p2"]),
        ("wm", ["p2"]),
        ("0757 2660 5000", ["c3"]),
        ("chen.jie@midea.example", ["p4"]),
        ("lilei", ["m2"]),
        ("c3", ["c3"]),
        ("nothing like it", []),
    ],
)
def test_a_text_finds_its_records_by_noun(indexed: sqlite3.Connection, text: str, found: list[str]) -> None:
    assert refs(indexed, text) == found


def test_the_best_name_comes_first(indexed: sqlite3.Connection) -> None:
    indexed.execute("INSERT INTO client (name) VALUES ('New Midea'), ('Midea Asia')")
    index.refresh(indexed, pinyin=sounds)
    assert refs(indexed, "midea")[:3] == ["c3", "c5", "c4"]


def test_hits_are_grouped_under_their_noun(indexed: sqlite3.Connection) -> None:
    assert find.search(indexed, "price").lines == [
        "Tasks",
        "  t1  send the price list (Haier)",
        "Contact log",
        "  i1  the price of 冰柜 is too high (Haier)",
    ]


def test_what_is_archived_is_not_found(indexed: sqlite3.Connection) -> None:
    indexed.execute("UPDATE client SET archived_at='2026-01-01 00:00:00.000000' WHERE id=1")
    assert refs(indexed, "haier") == ["c2"]


def test_of_many_only_some_are_shown_and_all_are_counted(indexed: sqlite3.Connection) -> None:
    for number in range(15):
        indexed.execute("INSERT INTO client (name) VALUES (?)", (f"Midea {number}",))
    index.refresh(indexed, pinyin=sounds)
    echo = find.search(indexed, "midea")
    clients = [item for item in echo.items if item["noun"] == "client"]
    assert (len(clients), echo.total) == (10, 17)  # with the contact whose address is there
    assert "  … and 6 more" in echo.lines
    assert len(find.search(indexed, "midea", limit=0).items) == 17


def test_latin_letters_wait_for_the_pinyin_of_new_names(db: sqlite3.Connection) -> None:
    index.refresh(db)
    with pytest.raises(Later):
        find.search(db, "wm")
    assert refs(db, "王敏") == ["p2"]


@pytest.mark.parametrize("text", ["", " ?! "])
def test_a_text_without_a_word_is_invalid(db: sqlite3.Connection, text: str) -> None:
    with pytest.raises(Invalid):
        find.search(db, text)


@pytest.mark.parametrize("text", ['"', "a AND", "a*", "NEAR(a", "海\u202e", "😀a"])
def test_no_text_is_an_error_of_the_index(indexed: sqlite3.Connection, text: str) -> None:
    try:
        find.search(indexed, text)
    except NotFound:
        pass
    except Invalid:
        assert not any(c.isalnum() for c in text)
