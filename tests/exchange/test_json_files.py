"""Our own JSON goes out as it comes and is read back with the lines of its faults."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.errors import CrmError, Invalid, NotFound
from crm_tui.exchange import json_files, json_reader

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(max_size=3), max_size=3)
ITEMS = st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=5)


def dumped(kind: str, items: list[dict[str, Any]], total: int | None = None) -> str:
    handle = io.StringIO()
    json_files.write(handle, kind, iter(items), count=len(items), total=total)
    return handle.getvalue()


def loaded(text: str) -> json_files.JsonFile:
    return json_files.read(io.BytesIO(text.encode()))


@given(ITEMS)
@settings(max_examples=100)
def test_items_come_back_as_they_were(items: list[dict[str, Any]]) -> None:
    text = dumped("client", items, 9)
    if any("\ud800" <= each <= "\udfff" for each in text):
        return
    found = loaded(text)
    assert (found.kind, found.total, found.items) == ("client", 9, items)
    assert found.lines == list(range(2, 2 + len(items)))


def test_the_text_is_one_object_with_an_item_on_each_line() -> None:
    assert dumped("client", [{"name": "客户"}, {"name": None}]) == (
        '{"schema":1,"kind":"client","count":2,"total":2,"items":[\n{"name":"客户"},\n{"name":null}\n]}\n'
    )
    assert dumped("task", []) == '{"schema":1,"kind":"task","count":0,"total":0,"items":[]}\n'


def test_fewer_items_than_counted_is_an_error() -> None:
    with pytest.raises(CrmError, match="1 client items came where 2"):
        json_files.write(io.StringIO(), "client", [{}], count=2)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Line 1, column 1"),
        ('{"schema":1,\n"kind":"client",\n"items":[{"a":1},\n{"a" 2}]}', "Line 4, column 6"),
        ('{"schema":1,"kind":"client","items":[\n\n5]}', "Line 3: an item must be an object"),
        ('{"schema":1,"kind":"client","items":[\n{"a":1,"a":2}]}', "'a' stands twice"),
        ('{"schema":1,"kind":"client","items":[{"a":NaN}]}', "NaN is no number"),
        ('{"schema":1,"kind":"client","items":[]} x', "after the end"),
        ('{"schema":1,"kind":"client","items":[{}', "Line 1, column 40: ']' is missing"),
        ('{"schema":2,"kind":"client","items":[]}', "schema 2"),
        ('{"schema":1,"items":[]}', '"kind"'),
        ('{"schema":1,"kind":"client","count":3,"items":[{}]}', "3 items and has 1"),
        ("[1]", "'{' is missing"),
        ('{"schema":1,"kind":"client","items":[{"a":' + "[" * 100_000 + "]}", "nested too deeply"),
        ('{"schema":1,"kind":"client","items":[{"a":' + "9" * 5_000 + "}]}", "too many digits"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(Invalid, match=fault.replace("[", r"\[")):
        loaded(text)


def test_files_are_read_by_path_and_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(dumped("task", [{"title": "x"}]).encode("utf-8-sig"))
    assert json_files.read(tmp_path / "a.json").items == [{"title": "x"}]
    with pytest.raises(NotFound):
        json_files.read(tmp_path / "none.json")
    with pytest.raises(CrmError, match="could not be read"):
        json_files.read(tmp_path)


def test_what_is_not_utf8_or_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid, match="Line 2, byte offset 2"):
        json_files.read(io.BytesIO(b"{\n\xff"))
    monkeypatch.setattr(json_reader, "SIZE_LIMIT", 10)
    with pytest.raises(Invalid, match="use CSV"):
        json_files.read(io.BytesIO(b" " * 11))
