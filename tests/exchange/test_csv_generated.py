"""Three hundred generated CSV files, whose every record comes out as meant or is rejected with its line."""

import io
import random
from typing import NamedTuple

import pytest

from crm_tui.errors import Invalid
from crm_tui.exchange.csv_reader import read
from crm_tui.exchange.csv_records import CELL_LIMIT

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "cp1252")
WORDS = {
    "cp1252": ["Müller", "Ève", "ñ", "x"],
    "big5": ["重慶", "電話", "中"],
    "": ["客户", "Ünal", "重庆", "ok"],
}
HEADERS = ["name", "phone", "city", "note"]


class Record(NamedTuple):
    """Text of a record, the cells that must come of it, or None where it must be rejected."""

    text: str
    cells: list[str] | None


def bare(draw: random.Random, words: list[str], delimiter: str) -> tuple[str, str]:
    """A cell as written and as meant."""
    word = draw.choice(words)
    kind = draw.randrange(8)
    if kind == 0:
        return "", ""
    if kind == 1:
        return f'"{word}{delimiter} ""{word}"""', f'{word}{delimiter} "{word}"'
    if kind == 2:
        return f'"{word}\n{word}"', f"{word}\n{word}"
    if kind == 3:
        return f'{word} 19" x', f'{word} 19" x'
    if kind == 4:
        return f"{word}\0", f"{word}\0"
    return word, word


def record(draw: random.Random, words: list[str], delimiter: str) -> Record:
    written, meant = zip(*(bare(draw, words, delimiter) for _ in HEADERS), strict=True)
    text = delimiter.join(written)
    kind = draw.randrange(14)
    if kind == 0:
        return Record(delimiter.join(words[:1] * 3), None)
    if kind == 1:
        return Record(text + delimiter + "extra", None)
    if kind == 2:
        return Record(text + delimiter * 2, list(meant))
    if kind == 3:
        return Record(f'"{words[0]}" x' + delimiter * 3, None)
    if kind == 4 and draw.random() < 0.1:
        return Record("y" * (CELL_LIMIT + 1) + delimiter * 3, None)
    return Record(text, list(meant))


@pytest.mark.parametrize("part", range(6))
def test_every_record_is_a_row_as_written_or_rejected_with_line_and_reason(part: int) -> None:
    for seed in range(part * 50, part * 50 + 50):
        draw = random.Random(seed)
        encoding, delimiter = ENCODINGS[seed % 6], draw.choice(",;\t|")
        end = draw.choice(["\n", "\r\n", "\r"])
        words = WORDS.get(encoding, WORDS[""])
        records = [record(draw, words, delimiter) for _ in range(draw.randrange(30))]
        if draw.random() < 0.3:
            records.append(Record(f'"{words[0]}{delimiter * 3}', None))  # an open quote
            records += [Record(delimiter.join(["z"] * 4), ["z"] * 4)] * draw.choice([0, 1, 40])
        header = delimiter.join([*HEADERS[:3], "name" if (twice := draw.random() < 0.1) else "note"])
        text = end.join([header, *(each.text for each in records)]) + draw.choice(["", end])
        marked = encoding in ("utf-8", "utf-8-sig", "utf-16")
        source = io.BytesIO(text.encode(encoding))
        if twice:
            with pytest.raises(Invalid, match="twice"):
                read(source, known=HEADERS.__contains__, encoding=None if marked else encoding)
            continue
        file = read(source, known=HEADERS.__contains__, encoding=None if marked else encoding)
        check(list(file.rows), records, seed)


def check(rows: list[tuple[int, list[str], str | None]], records: list[Record], seed: int) -> None:
    assert len(rows) == len(records), seed
    line = 2
    for (at, cells, problem), expected in zip(rows, records, strict=True):
        assert at == line, seed
        if expected.cells is None:
            assert problem, seed
        else:
            assert (cells, problem) == (expected.cells, None), seed
        line += 1 + expected.text.count("\n")
