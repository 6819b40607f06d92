"""The page "Coming from a spreadsheet", command by command, on the files it speaks of."""

import asyncio
import csv
import io
import json
import re
import shlex
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.app import CrmApp
from crm_tui.services import board
from crm_tui.services.team import open_team
from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted
from tests.screens.team import seen, until

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

    lists_hold_it(crm)
    reports_count_it(crm)
    exports_hold_it(crm, tmp_path)
    the_board_counts_it()
    the_screen_shows_it()


def lists_hold_it(crm: Crm) -> None:
    """Lists find every client and deal, and sort deals by what they brought."""
    assert len(crm("client", "list", "--limit", "0").out.splitlines()) == 1 + 85
    found = crm("client", "list")
    assert (len(found.out.splitlines()), found.err) == (1 + 50, "50 of 85; --limit 0 shows all.\n")
    won = crm("opportunity", "list", "--where", "stage=Won", "--sort", "-amount", "-n", "3")
    assert won.err == "3 of 4,238; --limit 0 shows all.\n"
    assert [line.split()[4:6] for line in won.out.splitlines()[1:]] == [
        ["USD", "30,288.00"], ["USD", "29,617.00"], ["USD", "29,220.00"],
    ]  # fmt: skip
    every = json.loads(crm("opportunity", "list", "--where", "state=won", "--json").out)
    assert every["count"] == every["total"] == 4238
    worth = sum(Decimal(item["amount"]["amount"]) for item in every["items"] if item["amount"])
    assert worth == 10_005_534


def reports_count_it(crm: Crm) -> None:
    """Reports count what is open; nobody has logged a touch yet."""
    rows = json.loads(crm("report", "pipeline", "--json").out)["items"]
    assert {row["stage"]["name"]: row["deals"] for row in rows} == {"Engaging": 1589, "Prospecting": 500}
    assert "Made of 2,089 open deals." in crm("report", "pipeline").err
    assert crm("report", "activity") == (0, "", "No touch was logged.\n")


def exports_hold_it(crm: Crm, tmp_path: Path) -> None:
    """Every deal is a row, in the file of the page and on standard output."""
    exported = crm("export", "opportunity").out
    assert len(list(csv.DictReader(io.StringIO(exported)))) == 8800
    assert (tmp_path / "deals.csv").read_text("utf-8") == exported


def the_board_counts_it() -> None:
    """Open lanes count their deals; those closed long ago are off the board."""
    with open_team(paths.database(), "ming") as team, team.reading() as session:
        lanes = {lane.name: lane.total.deals for lane in board.read(session).lanes}
    assert {name: deals for name, deals in lanes.items() if deals} == {"Engaging": 1589, "Prospecting": 500}


def the_screen_shows_it() -> None:
    """The Pipeline screen has the same figures over its lanes."""
    app = CrmApp(paths.database(), "ming")

    async def look() -> None:
        async with app.run_test(size=(200, 40)) as pilot:
            app.action_go("pipeline")
            await until(pilot, lambda: "Engaging" in seen(app) and "1589" in seen(app).replace(",", ""))
            assert "500" in seen(app)

    asyncio.run(look())


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
