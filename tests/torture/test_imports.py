"""Imports killed, repeated, taken back, of any size and of any text: all or nothing, and never too much memory."""

import csv
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import Run
from tests.torture.doors import crm, ended, killed, rows, start, tell
from tests.torture.terminal import OnTerminal

ROWS = 500
MEGABYTE = 1 << 20
ROWS_PER_MEGABYTE = 1150
ALLOWED_BYTES = 150 * MEGABYTE  # above what the program takes for a file of one row


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def written(path: Path, lines: Iterator[list[str]]) -> str:
    """A CSV file of these rows; its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return str(path)


def contacts() -> Iterator[list[str]]:
    """Known and new people at known and new clients, and a row in a hundred that cannot be taken."""
    yield ["name", "client", "email", "tags"]
    for i in range(ROWS):
        yield [f"Person {i}", f"Firm {i % 7}", "nobody" if i % 100 == 50 else f"p{i}@n.example", "fair, hot"]


@pytest.mark.torture(2, 50)
def test_an_import_killed_repeated_and_undone_is_there_once_or_not_at_all(
    rounds: int, own: str, run: Run, tmp_path: Path
) -> None:
    for client, person in (("Firm 1", "Person 1"), ("Firm 2", "Person 9")):
        assert (
            run("contact", "add", person, "--client", run("client", "add", client).out.split()[1]).code == 0
        )
    file, random, whole = written(tmp_path / "people.csv", contacts()), Random(2), 0
    command = ("import", file, "--as", "contact", "--create-missing", "client", "--on-duplicate", "update")
    assert run("export", "all", "-o", str(tmp_path / "before")).code == 0
    before = contents(tmp_path / "before")
    for number in range(rounds):
        rejects = tmp_path / f"rejects{number}.csv"
        ran = killed(random, own, *command, "--rejects", str(rejects))
        people, points = rows("SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM contact_point)")[
            0
        ]
        assert (people, points) in ((2, 0), (ROWS - ROWS // 100, ROWS - ROWS // 100)), (people, points)
        assert people != 2 or "crm undo" not in ran.err
        if people != 2:
            whole += 1
            assert rejects.read_text("utf-8-sig").count("\n") == 1 + ROWS // 100
            assert run("undo").code == 0
        if number % 10 == 0:
            assert run("export", "all", "-o", str(tmp_path / f"after{number}")).code == 0
            assert contents(tmp_path / f"after{number}") == before
    first, again, third = (run(*command, "--rejects", str(tmp_path / f"r{i}.csv")) for i in range(3))
    assert (first.code, f"created {ROWS - ROWS // 100 - 2}" in first.out) == (1, True), first
    for later in (again, third):
        assert f"created 0 + updated 0 + unchanged {ROWS - ROWS // 100}" in later.out
    assert run("undo").code == 0
    assert run("export", "all", "-o", str(tmp_path / "undone")).code == 0
    assert contents(tmp_path / "undone") == before
    tell(f"{rounds} imports killed, {whole} of them were there")


def peak(child: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> int:
    """Wait for a child to end well; the most bytes of memory it had."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return usage.ru_maxrss * 1024


def long_rows(megabytes: int) -> Iterator[list[str]]:
    """Clients with a kilobyte of notes each, so many megabytes in all."""
    yield ["name", "city", "note"]
    note = "they want a price by Friday 他们要报价 " * 20
    for number in range(megabytes * ROWS_PER_MEGABYTE):
        yield [f"Firm {number}", f"Town {number % 1000}", f"{number} {note}"]


@pytest.mark.torture(2, 1024)
def test_an_import_of_any_size_fits_in_little_memory_and_shows_how_far_it_is(
    rounds: int, own: str, tmp_path: Path
) -> None:
    small = OnTerminal("import", written(tmp_path / "one.csv", iter([["name"], ["Haier"]])), "--as", "client")
    started = peak(small.child)
    large = OnTerminal("import", written(tmp_path / "many.csv", long_rows(rounds)), "--as", "client")
    taken = peak(large.child) - started
    assert b"%" in large.seen
    assert rows("SELECT count(*) FROM client") == [(1 + rounds * ROWS_PER_MEGABYTE,)]
    tell(f"{rounds} MB in: {taken // MEGABYTE} MB above the {started // MEGABYTE} MB of the started program")
    assert taken < ALLOWED_BYTES


@pytest.mark.torture(1, 100)
def test_others_write_while_a_large_import_goes_on_in_batches(rounds: int, own: str, tmp_path: Path) -> None:
    assert crm("client", "add", "Haier").code == 0
    file = written(tmp_path / "many.csv", long_rows(rounds))
    child, lines = start("import", file, "--as", "client", "--batch", str(rounds * 100)), 0
    while child.poll() is None:
        assert crm("log", f"Haier call: talk {lines}").code == 0
        lines += 1
    ran = ended(child)
    assert (ran.code, rows("SELECT count(*) FROM client")) == (0, [(1 + rounds * ROWS_PER_MEGABYTE,)]), ran
    assert rows("SELECT count(*) FROM interaction") == [(lines,)]
    between = rows(
        "SELECT count(*) FROM txn WHERE source='cli' AND id > (SELECT min(id) FROM txn WHERE source='import')"
        " AND id < (SELECT max(id) FROM txn WHERE source='import')"
    )
    tell(f"{between[0][0]} entries between the batches of {rounds} MB")


ODD = [
    "=1+1",
    "+1",
    "-2",
    "@x",
    "'",
    "'=x",
    "＝1",
    "\t=x",
    "0532 88938888",
    "\N{ZERO WIDTH JOINER}",
    'a,b\n"c"; d|e',
]
RANGES = ((32, 127), (0x20, 0x2FFF), (0x4E00, 0x9FFF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF), (1, 31))


RUNS = re.compile(r"[=@\t\r＝＋－＠]|[+-](?![\d(.])")  # what a spreadsheet computes instead of showing it


def any_text(random: Random, longest: int) -> str:
    """Any characters there are, now and then what a spreadsheet would take for a formula."""
    text = "".join(chr(random.randint(*random.choice(RANGES))) for _ in range(random.randint(1, longest)))
    return random.choice([*ODD, ""]) + text if random.random() < 0.3 else text


def any_rows(random: Random, headers: list[str], note: str, count: int) -> Iterator[list[str]]:
    """Rows of any text, each with a label of its own, some without a note."""
    yield [*headers, note]
    for number in range(count):
        yield [f"{any_text(random, 12)} {number}" for _ in headers] + [
            any_text(random, 60) if random.random() < 0.8 else ""
        ]


TABLES: tuple[tuple[str, list[str], str], ...] = (
    ("client", ["name", "city", "industry"], "note"),
    ("contact", ["name", "title"], "note"),
    ("product", ["name"], "series"),
    ("task", ["title"], "note"),
    ("opportunity", ["name"], "note"),
)


@pytest.mark.torture(100, 2000)
def test_records_of_any_text_survive_the_move_to_another_file(
    rounds: int, own: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random, each = Random(4), rounds // len(TABLES)
    for noun, headers, note in TABLES:
        file = written(tmp_path / f"{noun}.csv", any_rows(random, headers, note, each))
        run("import", file, "--as", noun)
    (there,) = rows("SELECT " + "+".join(f"(SELECT count(*) FROM {noun})" for noun, _, _ in TABLES))[0]
    assert isinstance(there, int) and there > rounds * 0.8
    for form in ("csv", "json"):
        first, second = tmp_path / form, tmp_path / f"{form}-again"
        assert run("export", "all", "-o", str(first), "--format", form).code == 0
        assert run("--db", str(tmp_path / f"{form}.db"), "client", "list").code == 6
        assert (
            run("init", str(tmp_path / f"{form}.db"), "--currency", "CNY", "--zone", "Asia/Shanghai").code
            == 0
        )
        assert run("--db", str(tmp_path / f"{form}.db"), "import", str(first)).code == 0
        assert (
            run(
                "--db", str(tmp_path / f"{form}.db"), "export", "all", "-o", str(second), "--format", form
            ).code
            == 0
        )
        assert contents(second) == contents(first)
    cells = [cell for file in (tmp_path / "csv").iterdir() for row in read(file) for cell in row]
    assert [cell for cell in cells if RUNS.match(cell)] == []
    tell(f"{there} records of any text, {len(cells)} cells")


def read(file: Path) -> list[list[str]]:
    """The cells of a CSV file, as a spreadsheet would get them."""
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))
