"""A file whose rows put records above one another, so that one of them would stand above itself."""

from pathlib import Path

from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted, written
from tests.cli.transfer.test_import import rows


def test_two_rows_that_put_records_above_each_other_are_one_change_and_one_reject(
    crm: Crm, tmp_path: Path
) -> None:
    first = written(tmp_path / "first.csv", [["name"], ["Haier"], ["Midea"], ["Gree"]])
    crm("import", first, "--as", "client")
    path = written(
        tmp_path / "round.csv",
        [["ref", "parent"], ["c1", "c2"], ["c2", "c3"], ["c3", "c1"]],
    )
    done = crm("import", path, "--as", "client", "--on-duplicate", "update")
    assert {name: counted(done)[name] for name in ("updated", "rejected")} == {"updated": 2, "rejected": 1}
    assert "c3 would stand above itself" in (tmp_path / "round.csv.rejects.csv").read_text(encoding="utf-8")
    assert rows("SELECT parent_id FROM client ORDER BY id") == [(2,), (3,), (None,)]
