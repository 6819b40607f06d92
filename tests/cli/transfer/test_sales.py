"""The page "Coming from a spreadsheet", command by command, on the files it speaks of."""

import re
import shlex
import sqlite3
from pathlib import Path

import pytest

from crm_tui import paths
from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "coming-from-a-spreadsheet.md"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="shared/data does not stand beside the project")


def commands() -> list[list[str]]:
    """The words of every command on the page."""
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def figures(query: str) -> list[tuple[object, ...]]:
    """What is in the default file."""
    db = sqlite3.connect(paths.database())
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


@needs_data
def test_the_commands_of_the_page_bring_the_sales_data_in(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (DATA / "sales").glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    ran = [(words, crm(*words)) for words in commands()]
    trial = next(found for words, found in ran if "--dry-run" in words)
    assert (trial.code, counted(trial)["rejected"]) == (1, 1480)
    assert {found.code for words, found in ran if "--dry-run" not in words} == {0}
    again = next(found for words, found in ran if "--mapping" in words)
    assert counted(again)["unchanged"] == 8800

    assert figures("SELECT count(*) FROM member WHERE login<>'ming'") == [(41,)]
    assert figures("SELECT count(DISTINCT manager_id), count(manager_id) FROM member") == [(6, 35)]
    assert figures("SELECT count(*) FROM product") == [(7,)]
    assert figures("SELECT count(*), count(parent_id) FROM client") == [(85, 15)]
    stages = (
        "SELECT s.name, count(*) FROM opportunity o JOIN stage s ON s.id=o.stage_id GROUP BY 1 ORDER BY 1"
    )
    assert figures(stages) == [("Engaging", 1589), ("Lost", 2473), ("Prospecting", 500), ("Won", 4238)]
    won = "SELECT sum(amount) FROM opportunity JOIN stage s ON s.id=stage_id WHERE s.kind='won'"
    assert figures(won) == [(1_000_553_400,)]
    assert figures("SELECT count(*) FROM opportunity WHERE client_id IS NULL") == [(1425,)]
    assert figures("SELECT count(*) FROM opportunity WHERE product_id IS NULL") == [(0,)]
    assert figures("SELECT count(*), count(DISTINCT opportunity_id) FROM stage_move") == [(8800, 8800)]
    in_order = "SELECT name FROM stage ORDER BY position"
    assert [name for (name,) in figures(in_order)][-4:] == ["Engaging", "Prospecting", "Won", "Lost"]


@needs_data
def test_two_headers_of_the_same_complaints_give_the_same_complaints(crm: Crm, tmp_path: Path) -> None:
    options = ("--as", "complaint", "--dates", "mdy", "--create-missing", "client,product")
    for name in ("cfpb_v1-intake.csv", "cfpb_v1-public.csv"):
        (tmp_path / name).write_bytes((DATA / "complaints" / name).read_bytes())
    assert counted(crm("import", str(tmp_path / "cfpb_v1-intake.csv"), *options))["created"] == 30
    assert counted(crm("import", str(tmp_path / "cfpb_v1-public.csv"), *options))["unchanged"] == 30
    assert figures("SELECT count(*), count(client_id), count(product_id) FROM complaint") == [(30, 30, 30)]


@needs_data
def test_a_subset_without_names_is_told_apart_by_other_columns(crm: Crm, tmp_path: Path) -> None:
    path = tmp_path / "subset.csv"
    path.write_bytes((DATA / "complaints" / "cfpb_complaints-subset.csv").read_bytes())
    options = ("--map", "state=remedy_sought", "--key", "opened_at,product,summary,remedy_sought")
    ran = crm("import", str(path), "--as", "complaint", "--create-missing", "product", *options)
    found = counted(ran)
    assert (found["read"], found["created"], found["rejected"]) == (280, 279, 1)
    assert "Line 277 is the same complaint already." in ran.out
