"""An encoding is told by a mark or by validity, and else asked for."""

import codecs
import io
import tracemalloc
from pathlib import Path

import pytest

from crm_tui.errors import CrmError, Invalid, NotFound
from crm_tui.exchange import encodings
from crm_tui.exchange.text_lines import LINE_LIMIT, TextLines

TEXT = "名称,电话\n重庆电力,+86 23 6666\n"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (b"", "utf-8-sig"),
        (TEXT.encode()[:-20], "utf-8-sig"),
    ],
)
def test_marks_and_utf8_need_no_question(data: bytes, codec: str) -> None:
    found = encodings.detect(data)
    assert found.name == codec
    assert found.said.startswith("Read as UTF-")


def test_a_cut_character_at_the_end_of_the_head_is_no_fault() -> None:
    assert encodings.detect("名".encode()[:2]).name == "utf-8-sig"


def test_anything_else_is_asked_with_a_line_as_each_candidate_reads_it() -> None:
    with pytest.raises(Invalid, match="--encoding") as caught:
        encodings.detect(("name\n" + TEXT).encode("gb18030"))
    shown = dict(caught.value.candidates)
    assert shown["gb18030"] == "名称,电话"
    assert "utf-16" not in shown


def test_a_candidate_in_which_the_bytes_are_not_valid_is_not_offered() -> None:
    assert "cp1252" not in dict(encodings.previews(b"\x81\x8d,\n"))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_asked_for_and_then_read(codec: str) -> None:
    data = "name,phone\n名称,电话\n".encode(codec)
    with pytest.raises(Invalid) as caught:
        encodings.detect(data)
    assert dict(caught.value.candidates)["utf-16"] == "名称,电话"
    assert list(TextLines(io.BytesIO(data), "utf-16")) == ["name,phone\n", "名称,电话\n"]


@pytest.mark.parametrize("head", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0", b"SQLite format 3\0", b"%PDF-1.7"])
def test_what_is_no_text_is_told_so(head: bytes) -> None:
    with pytest.raises(Invalid, match="not text"):
        encodings.detect(head)


@pytest.mark.parametrize(
    ("asked", "codec"),
    [
        ("GBK", "gb18030"),
        ("gb2312", "gb18030"),
        ("UTF8", "utf-8-sig"),
        ("latin-1", "iso8859-1"),
        ("windows-1252", "cp1252"),
        ("Big5", "big5"),
        ("cp950", "cp950"),
        ("utf-16le", "utf-16-le"),
    ],
)
def test_encodings_are_known_by_their_usual_names(asked: str, codec: str) -> None:
    assert encodings.named(asked).name == codec


@pytest.mark.parametrize("asked", ["", "klingon", "rot13", "hex", "utf-7", "idna", "a\0b"])
def test_what_names_no_encoding_of_text_is_refused(asked: str) -> None:
    with pytest.raises(Invalid, match="no text encoding"):
        encodings.named(asked)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "cp1252", "cp950"])
@pytest.mark.parametrize("lines_before", [0, 3, 9_000])
def test_a_wrong_byte_is_told_by_line_and_offset(codec: str, lines_before: int) -> None:
    good = ("plain words\r\n" * lines_before + "then ").encode(codec)
    bad = {"cp1252": b"\x81", "utf-16": b"\x00\xdc\x00\xdc"}.get(codec, b"\xff\xff")
    lines = iter(TextLines(io.BytesIO(good + bad + b"\n\n"), codec))
    with pytest.raises(Invalid, match=rf"^Line {lines_before + 1}, byte offset {len(good)}: 0x"):
        list(lines)


def test_a_file_that_turns_out_not_to_be_utf8_is_asked_about_with_the_line() -> None:
    data = b"name\n" * 20_000 + "重庆".encode("gb18030") + b"\n"
    with pytest.raises(Invalid, match="Line 20001") as caught:
        list(TextLines(io.BytesIO(data)))
    assert dict(caught.value.candidates)["gb18030"] == "重庆"


def test_a_character_cut_off_at_the_end_of_the_file_is_a_fault() -> None:
    with pytest.raises(Invalid, match="byte offset 5"):
        list(TextLines(io.BytesIO(b"name\n" + "名".encode()[:2])))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_ends_across_blocks(end: str) -> None:
    lines = [f"行 {number}{'x' * (number % 90)}{end}" for number in range(5_000)]
    assert list(TextLines(io.BytesIO("".join(lines).encode()))) == lines


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        TextLines(tmp_path / "none.csv")
    with pytest.raises(CrmError, match="could not be read"):
        TextLines(tmp_path)


class Endless(io.RawIOBase):
    """So many bytes without ever holding them."""

    def __init__(self, count: int, block: bytes) -> None:
        self.left, self.block = count, block

    def read(self, size: int = -1) -> bytes:
        self.left -= len(self.block)
        return self.block if self.left > 0 else b""


@pytest.mark.parametrize("block", [b"some words, and more\n" * 3_000, b"x" * 65_536])
def test_memory_does_not_grow_with_the_file(block: bytes) -> None:
    tracemalloc.start()
    longest = max(map(len, TextLines(Endless(8_000_000, block))))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert longest <= LINE_LIMIT
    assert peak < 6_000_000
