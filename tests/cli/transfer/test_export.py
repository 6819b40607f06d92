"""crm export on the command line: files that are whole, safe to open, and come back unchanged."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted


def furnish(crm: Crm) -> None:
    """A small team with something in every kind of field."""
    crm("field", "add", "erp_no", "--on", "client", "--title", "ERP number")
    crm("client", "add", "Haier", "--tags", "vip, 海尔", "--annual-revenue", "1.2m", "--currency", "JPY")
    crm("client", "edit", "c1", "--set", "erp_no=7", "--note", 'two\nlines, "quoted"')
    crm("client", "add", "Gree", "--parent", "Haier", "--phone", "+86 756 8522218")
    crm(
        "contact",
        "add",
        "Wang Min",
        "--client",
        "Haier",
        "--phones",
        "mobile: 13800138000; work: 053288938888",
    )
    crm(
        "contact", "add", "Wang Min", "--client", "Gree", "--birthday", "农历八月十五", "--email", "w@gree.cn"
    )
    crm("contact", "edit", "p1", "--addresses", "office: 1 Road; floor 3")
    crm(
        "interaction", "add", "Asked", "--contacts", "p1; p2", "--at", "2026-03-01 10:00", "--channel", "call"
    )
    crm("product", "add", "Freezer", "--list-price", "100.50")
    crm("opportunity", "add", "Freezers", "--client", "Haier", "--product", "Freezer", "--amount", "12000")
    crm("complaint", "add", "Dented", "--client", "Gree", "--severity", "high")
    crm("task", "add", "Ring", "--client", "Haier", "--due", "2026-04-01", "--time", "10:00")
    crm("link", "add", "--contact", "p1", "--other", "p2", "--relation", "knows", "--strength", "3")
    crm("order", "add", "R-1", "--client", "Haier", "--amount", "99")
    crm("plan", "add", "Haier 2026", "--client", "Haier")
    crm("objective", "add", "Sell more", "--plan", "Haier 2026", "--target", "5")
    crm("view", "add", "Keys", "--on", "client", "--filter", "tier=key")


NOUNS = (
    "member", "client", "contact", "link", "interaction", "task", "product", "pipeline", "stage",
    "opportunity", "complaint", "order", "plan", "objective", "tag", "field", "view",
)  # fmt: skip


def test_every_noun_comes_back_unchanged(crm: Crm, tmp_path: Path) -> None:
    furnish(crm)
    for noun in NOUNS:
        for form in ("csv", "json"):
            path = str(tmp_path / f"{noun}.{form}")
            assert crm("export", noun, "-o", path, "--format", form).code == 0
            figures = counted(crm("import", path, "--as", noun))
            assert figures["read"] == figures["unchanged"] > 0, (noun, form)


def test_a_cell_that_begins_a_formula_is_escaped_unless_raw(crm: Crm) -> None:
    crm("client", "add", "=HYPERLINK(1)", "--phone", "+86 756 8522218")
    escaped = list(csv.DictReader(io.StringIO(crm("export", "client").out)))
    assert (escaped[0]["name"], escaped[0]["phone"]) == ("'=HYPERLINK(1)", "+86 756 8522218")
    raw = list(csv.DictReader(io.StringIO(crm("export", "client", "--raw").out)))
    assert raw[0]["name"] == "=HYPERLINK(1)"


def test_a_name_that_two_records_bear_is_written_as_a_ref(crm: Crm) -> None:
    furnish(crm)
    crm("client", "add", "c7", "--parent", "Gree")
    crm("client", "add", "Small", "--parent", "c3")
    found = {row["ref"]: row for row in csv.DictReader(io.StringIO(crm("export", "interaction").out))}
    assert found["i1"]["contacts"] == "p1; p2"
    clients = {row["name"]: row for row in csv.DictReader(io.StringIO(crm("export", "client").out))}
    assert (clients["Gree"]["parent"], clients["Small"]["parent"]) == ("Haier", "c3")


def test_a_file_that_is_there_is_replaced_only_by_force(crm: Crm, tmp_path: Path) -> None:
    crm("client", "add", "Haier")
    path = tmp_path / "c.csv"
    path.write_text("mine")
    assert crm("export", "client", "-o", str(path)).code == 5
    assert path.read_text() == "mine"
    assert crm("export", "client", "-o", str(path), "--force").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_cron_gets_a_dated_name(crm: Crm, tmp_path: Path) -> None:
    assert crm("export", "client", "-o", str(tmp_path / "crm-{date}.csv")).code == 0
    assert [found.name for found in tmp_path.iterdir()] == ["crm-2026-03-11.csv"]
    assert crm("export", "all", "-o", str(tmp_path / "all-{date}")).code == 0
    assert (tmp_path / "all-2026-03-11" / "client.csv").exists()


def test_a_filter_and_the_archive_choose_the_rows(crm: Crm) -> None:
    for name in ("Haier", "Gree", "Midea"):
        crm("client", "add", name)
    crm("client", "archive", "Midea")
    names = [
        row["name"] for row in csv.DictReader(io.StringIO(crm("export", "clients", "--where", "name~e").out))
    ]
    assert names == ["Haier", "Gree"]
    assert len(crm("export", "client", "--archived").out.splitlines()) == 4
    assert json.loads(crm("export", "client", "--json").out)["count"] == 2


def test_what_cannot_be_exported_is_said(crm: Crm, tmp_path: Path) -> None:
    assert crm("export", "nothing").code == 2
    assert crm("export").code == 2
    assert crm("export", "all", "-o", str(tmp_path / "x"), "--where", "name=1").code == 2
    (tmp_path / "file").write_text("")
    assert crm("export", "all", "-o", str(tmp_path / "file")).code == 5


def test_a_place_where_nothing_can_be_written_is_said(crm: Crm) -> None:
    for what, place in (("all", "/proc/all"), ("client", "/proc/client.csv")):
        ran = crm("export", what, "-o", place)
        assert (ran.code, f"{place} could not be written" in ran.err) == (1, True)


def test_an_export_of_all_never_mixes_with_another(crm: Crm, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assert crm("export", "all", "-o", str(folder)).code == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(found.stat().st_mode) for found in folder.iterdir()} == {0o600}
    assert crm("export", "all", "-o", str(folder)).code == 5
    assert crm("export", "all", "-o", str(folder), "--force").code == 0
    assert [found.name for found in tmp_path.iterdir()] == ["all"]


def test_a_json_export_holds_no_version(crm: Crm) -> None:
    crm("client", "add", "Haier")
    (item,) = json.loads(crm("export", "client", "--format", "json").out)["items"]
    assert item["name"] == "Haier"
    assert "version" not in item


@pytest.mark.parametrize(
    "words", [("client", "no/c.csv"), ("client", "no/"), ("all", "no/a"), ("all", "no/{date}")]
)
def test_a_folder_that_is_missing_is_not_made_by_mistake(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = crm("export", words[0], "-o", words[1])
    assert (ran.code, "There is no folder no" in ran.err) == (3, True)
    assert list(tmp_path.glob("no*")) == []


def test_a_folder_named_by_the_day_is_made_in_the_day_of_this_computer(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRM_NOW", "2026-03-11T20:30:00Z")  # the next morning in Shanghai
    assert crm("export", "client", "-o", str(tmp_path / "{date}" / "clients-{time}.csv")).code == 0
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.csv")] == [
        "2026-03-12/clients-043000.csv"
    ]
    assert crm("backup", "-o", str(tmp_path / "b-{date}" / "crm.db")).code == 0
    assert (tmp_path / "b-2026-03-12" / "crm.db").is_file()
