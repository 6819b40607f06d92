"""Whatever a CSV holds, every row is accounted for, and running it again makes nothing twice."""

import csv
import io
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crm_tui import paths
from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted

HEADERS = ["name", "city", "phone", "employees", "parent", "note"]
CELLS = [
    "", "Haier", "Gree", "海尔", "0532 88938888", "+1", "12", "-3", "x" * 250, 'a "quoted" one', "two\nlines",
    "nul\0here", "=1+1", "'=1+1", "a;b|c\td", "\u202eevil", " spaced ", "Haier ", "haier", "c1",
]  # fmt: skip
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "cp1252"]


def generated(dice: random.Random) -> tuple[bytes, str]:
    """A CSV file with everything that goes wrong in them, and its encoding."""
    delimiter = dice.choice(",;\t|")
    headers = dice.sample(HEADERS, dice.randint(2, len(HEADERS)))
    if dice.random() < 0.9 and "name" not in headers:
        headers[0] = "name"
    if dice.random() < 0.05:
        headers.append(headers[0])
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=dice.choice(["\n", "\r\n"]))
    writer.writerow(headers)
    for _ in range(dice.randint(0, 40)):
        writer.writerow([dice.choice(CELLS) for _ in range(len(headers) + dice.choice([0] * 12 + [-1, 1]))])
    text = out.getvalue()
    if dice.random() < 0.2:
        at = dice.randrange(len(text) + 1)
        text = text[:at] + '"' + text[at:]
    encoding = dice.choice(ENCODINGS)
    return text.encode(encoding, "replace"), encoding


@pytest.mark.torture(25, 300)
def test_read_is_the_sum_of_what_became_of_the_rows(crm: Crm, tmp_path: Path, rounds: int) -> None:
    for number in range(rounds):
        dice = random.Random(number)
        content, encoding = generated(dice)
        path = tmp_path / f"{number}.csv"
        path.write_bytes(content)
        options = ["--as", "client", "--encoding", encoding, "--show", "0"]
        options += dice.choice([[], ["--on-duplicate", "update"], ["--create-missing", "client"]])
        ran = crm("import", str(path), *options)
        assert ran.code in (0, 1, 2), (number, ran)
        if ran.code == 2:
            assert ran.err.strip(), number
            continue
        found = counted(ran)
        reasons = [line for line in ran.out.splitlines() if " rejected: " in line]
        assert len(reasons) == found["rejected"], number
        assert all(line.split(": ", 1)[1].strip() for line in reasons), number
        assert (ran.code == 1) == bool(found["rejected"]), number


def test_the_same_file_three_times_makes_nothing_twice(crm: Crm, tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(
        "name,client,email,phones,tags\nWang Min,Haier,w@haier.com,mobile: 138 0013 8000,vip\n"
        "Wang Min,Haier,,,\nLi Lei,,l@x.cn,,\nZhao,Gree,,,\n"
    )
    first = crm("import", str(path), "--create-missing", "client")
    kept = crm("export", "contact").out
    for _ in range(2):
        again = counted(crm("import", str(path), "--create-missing", "client"))
        assert again["unchanged"] == counted(first)["created"]
    assert crm("export", "contact").out == kept


@pytest.mark.torture(3, 50)
def test_a_killed_import_leaves_all_rows_or_none(tmp_path: Path, crm: Crm, rounds: int) -> None:
    crm("client", "list")
    path = tmp_path / "clients.csv"
    path.write_text("name,city,tags\n" + "".join(f"C{n},Qingdao,t{n % 7}\n" for n in range(20_000)))
    code = "import sys; from crm_tui.cli.program import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    for number in range(rounds):
        run = subprocess.Popen(
            [sys.executable, "-c", code, "-q", "import", str(path)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            run.wait(timeout=0.8 + 0.9 * random.Random(number).random())
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
        db = sqlite3.connect(paths.database())
        counts = db.execute("SELECT (SELECT count(*) FROM client), (SELECT count(*) FROM tagging)").fetchone()
        triggers = db.execute("SELECT count(*) FROM sqlite_master WHERE type='trigger'").fetchone()[0]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
        assert counts in ((0, 0), (20_000, 20_000))
        assert triggers > 50
        if counts[0]:
            assert crm("undo").code == 0


def test_csv_that_others_find_tricky_is_read_as_meant(crm: Crm, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(b'sep=;\nname;note\n"Haier; Group";"a ""b"" c\r\nsecond"\n')
    assert counted(crm("import", str(path)))["created"] == 1
    db = sqlite3.connect(paths.database())
    assert db.execute("SELECT name, note FROM client").fetchall() == [("Haier; Group", 'a "b" c\nsecond')]
    db.close()
