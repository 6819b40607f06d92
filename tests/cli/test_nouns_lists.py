"""Lists: filters, order, columns, limits, forms, views."""

import csv
import io
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Crm

# (filter, the clients it finds) over the clients of `clients`.
FILTERS = [
    ("tier=key", "Haier"),
    ("tier!=key", "Midea Gree Ärger"),
    ("tier=", "Ärger"),
    ("not tier=", "Haier Midea Gree"),
    ("tier<=regular", "Haier Midea"),
    ("tier>regular", "Gree"),
    ("owner=me", "Haier Gree Ärger"),
    ("owner=Anna or tier=prospect", "Midea Gree"),
    ("owner~nn", "Midea"),
    ("tags=vip", "Haier Midea"),
    ("tags!=VIP and city=", "Ärger"),
    ("tags~pric", "Midea"),
    ("tags=", "Gree Ärger"),
    ("employees>=1,000", "Haier Midea"),
    ("employees<1k", "Gree"),
    ("employees=", "Ärger"),
    ("annual_revenue>100k", "Haier Midea"),
    ("annual_revenue>'EUR 100k'", "Midea"),
    ("annual_revenue=", "Gree Ärger"),
    ("city=qingdao", "Haier"),
    ("name=ärger", ""),
    ("name=Ärger", "Ärger"),
    ("name~ä", ""),
    ("name~Ä", "Ärger"),
    ("city='Fo Shan' and (tags=vip or tags=x)", "Midea"),
    ("ref=c2", "Midea"),
    ("ref!=c2", "Haier Gree Ärger"),
    ("parent=Haier", "Gree"),
    ("parent~hai", "Gree"),
    ("parent=", "Haier Midea Ärger"),
    ("tier＝key　and　（owner＝me）", "Haier"),
    ("Haier", "Haier"),
    ("note~50% and note~_", "Gree"),
    ("region=north", "Haier"),
    ("region>=south", "Midea"),
    ("heads>9", "Haier"),
    ("heads<100", "Haier Midea"),
    ("since<2026-01-01", "Haier"),
    ("vat=yes", "Haier"),
    ("vat!=yes", "Midea Gree Ärger"),
    ("heads=", "Gree Ärger"),
    ("standing=potential and open_deals=0", "Haier Midea Gree Ärger"),
]


@pytest.fixture
def clients(crm: Crm) -> Crm:
    """Four clients, unlike in everything a filter may ask."""
    crm("member", "add", "Anna")
    for name, kind, *more in (
        ("region", "choice", "--choices", "north,south"),
        ("heads", "int"),
        ("since", "day"),
        ("vat", "bool"),
    ):
        crm("field", "add", name, "--on", "client", "--kind", kind, *more)
    own = ("--set", "region=north", "--set", "heads=10", "--set", "since=2025-12-31", "--set", "vat=yes")
    crm("client", "add", "Haier", "--tier", "key", "--tags", "vip", "--employees", "1000", "--city", "Qingdao",
        "--annual-revenue", "2m", *own)  # fmt: skip
    crm("client", "add", "Midea", "--tier", "regular", "--owner", "Anna", "--tags", "VIP,price", "--employees",
        "2k", "--city", "Fo Shan", "--annual-revenue", "150,000", "--currency", "EUR", "--set", "region=south",
        "--set", "heads=9", "--set", "since=2026-01-01", "--set", "vat=no")  # fmt: skip
    crm("client", "add", "Gree", "--tier", "prospect", "--parent", "Haier", "--employees", "12", "--city", "Z",
        "--note", "50% of_all")  # fmt: skip
    crm("client", "add", "Ärger")
    return crm


def test_filters_find_what_they_say(clients: Crm) -> None:
    for where, names in FILTERS:
        found = [item["name"] for item in clients("client", "list", "--where", where, "--json").items()]
        assert sorted(found) == sorted(names.split()), where


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("tear=key", "tier"),
        ("tier=gold", "super_prospect"),
        ("tier=key and (", "filter"),
        ("employees>many", "whole number"),
        ("last_touch>someday", "date"),
        ("ref=p1", "ref"),
        ("ref=abc", "ref"),
        ("tags>vip", "list"),
        ("employees>", "missing"),
        ("last_touch>9999y", "longer"),
        ("annual_revenue>lots", "amount"),
    ],
)
def test_a_filter_that_makes_no_sense_is_a_usage_error_that_helps(crm: Crm, where: str, told: str) -> None:
    failed = crm("client", "list", "--where", where, "--json", code=2).error()
    assert (failed["code"], failed["kind"]) == (2, "invalid")
    assert told in failed["message"]


def test_a_filter_naming_an_unknown_record_ends_with_3(crm: Crm) -> None:
    assert crm("client", "list", "--where", "owner=nobody", "--json", code=3).error()["kind"] == "not_found"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("at=2026-03-10", "i2"),
        ("at>=2026-03-10", "i1 i2"),
        ("at<2026-03-10", "i3"),
        ("at=yesterday", "i2"),
        ("at!=yesterday", "i1 i3"),
        ("at<=2026-03-10", "i2 i3"),
        ("at>'2026-03-10 23:30'", "i1"),
        ("at='this week'", "i1 i2"),
        ("at='last 2 days'", "i1 i2"),
        ("at!='this month'", "i3"),
        ("at<'this month'", "i3"),
        ("at<=2026-01", "i3"),
        ("at>2026-Q1", ""),
        ("at>='this quarter'", "i1 i2 i3"),
        ("at=去年", ""),
        ("at='10 mar to'", "i1 i2"),
        ("not at='all time'", ""),
        ("at<30d", "i1 i2"),
        ("at>30d", "i3"),
        ("contacts=p1", "i1 i2"),
        ("contacts='王敏'", "i1 i2"),
        ("contacts~王", "i1 i2"),
        ("members=me", "i3"),
        ("contact=p2", "i3"),
    ],
)
def test_instants_are_asked_by_age_and_by_day_in_the_members_zone(crm: Crm, where: str, found: str) -> None:
    crm("member", "edit", "ming", "--zone", "Asia/Shanghai")
    crm("member", "add", "Anna")
    crm("contact", "add", "王敏")
    crm("contact", "add", "Li Wei")
    for at, who in (("2026-03-11 00:10", "p1"), ("2026-03-10 00:10", "p1"), ("2026-01-10 12:00", "p2")):
        crm("interaction", "add", "x", "--at", at, "--contact", who)
    crm("interaction", "edit", "i3", "--member", "Anna", "--members", "me")
    items = crm("interaction", "list", "--where", where, "--json", "--sort", "-at").items()
    assert [item["ref"] for item in items] == found.split()


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("due<7d", "t2 t3"),
        ("due=2d", "t3"),
        ("due>7d", "t1 t4"),
        ("due<=today", "t1 t2"),
        ("due=fri", "t3"),
        ("due='this week'", "t2 t3"),
        ("due!='this week'", "t1 t4"),
        ("due<='this week'", "t1 t2 t3"),
        ("due>'this month'", "t4"),
        ("due='next month'", ""),
        ("due<2026-03", "t1"),
    ],
)
def test_days_are_asked_by_distance_and_by_date(crm: Crm, where: str, found: str) -> None:
    for due in ("2026-02-01", "today", "fri", "2026-05-01"):
        crm("task", "add", "x", "--due", due)
    assert [i["ref"] for i in crm("task", "list", "--where", where, "--json").items()] == found.split()
    assert crm("task", "list", "--where", "due=", "--json").items() == []


def test_lists_are_sorted_both_ways_with_the_unset_last(clients: Crm) -> None:
    def order(by: str) -> str:
        return clients("client", "list", "--sort", by, "--format", "ids").out.replace("\n", " ").strip()

    assert order("tier") == "c1 c2 c3 c4"
    assert order("-tier") == "c3 c2 c1 c4"
    assert order("-employees,name") == "c2 c1 c3 c4"
    assert order("-heads") == "c1 c2 c4 c3"
    assert order("owner,-name").startswith("c2")
    clients("client", "list", "--sort", "colour", code=2)


def test_columns_limit_and_forms(clients: Crm) -> None:
    table = clients("client", "list", "--columns", "name，tier", "--limit", "2", "--sort", "ref,name", code=2)
    assert table.out == ""
    table = clients("client", "list", "--columns", "name，tier", "--limit", "2", "--sort", "id")
    assert [line.split() for line in table.out.splitlines()] == [
        ["Ref", "Name", "Tier"], ["c1", "Haier", "Key"], ["c2", "Midea", "Regular"],
    ]  # fmt: skip
    assert "2 of 4" in table.err
    found = clients("client", "list", "--limit", "2", "--json").json()
    assert (found["schema"], found["kind"], found["count"], found["total"]) == (1, "client", 2, 4)
    rows = list(csv.DictReader(io.StringIO(clients("client", "list", "-c", "name,tags", "-f", "csv").out)))
    assert {"ref": "c2", "name": "Midea", "tags": "VIP, price"} in rows or {
        "ref": "c2", "name": "Midea", "tags": "price, vip",
    } in rows  # fmt: skip
    assert clients("client", "list", "-n", "1", "-f", "ids", "--sort", "-id").out == "c4\n"


def test_words_are_looked_for_in_names_and_texts(clients: Crm) -> None:
    def found(*words: str) -> list[str]:
        return [item["name"] for item in clients("client", "list", *words, "--json").items()]

    assert found("hai") == ["Haier"]
    assert found("of_all") == ["Gree"]
    assert found('"') == []
    assert found("mid", "--where", "tier=key or tier=regular") == ["Midea"]
    assert found("mid", "hai") == []


def test_archived_records_are_listed_only_when_asked(clients: Crm) -> None:
    clients("client", "archive", "c4")
    assert "Ärger" not in clients("client", "list").out
    assert "Ärger" in clients("client", "list", "--archived").out
    clients("client", "restore", "c4")
    assert "Ärger" in clients("client", "list").out


def test_a_saved_view_filters_sorts_and_chooses_columns(clients: Crm) -> None:
    clients(
        "view",
        "add",
        "vips",
        "--on",
        "client",
        "--filter",
        "tags=vip",
        "--sort",
        "-name",
        "--columns",
        "name",
    )
    assert clients("client", "list", "--view", "vips").out.split() == [
        "Ref",
        "Name",
        "c2",
        "Midea",
        "c1",
        "Haier",
    ]
    both = clients("client", "list", "--view", "vips", "--where", "tier=key", "-f", "ids").out
    assert both == "c1\n"
    assert clients("client", "list", "--view", " VIPs").out == clients("client", "list", "--view", "vips").out
    assert "vips" in clients("client", "list", "--view", "vip", code=2).err


def test_a_list_is_written_to_a_file_with_its_columns_and_order(clients: Crm, tmp_path: Path) -> None:
    file = tmp_path / "vips.csv"
    asked = ("client", "list", "-w", "tags=vip", "--sort", "-name", "-c", "name,city", "-o", str(file))
    assert clients(*asked).err == f"Wrote 2 clients to {file}.\n"
    assert file.read_text() == clients(*asked[:-2], "-f", "csv").out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "is there already" in clients(*asked, code=5).err
    clients(*asked, "--force")


def test_a_list_in_a_file_has_all_its_rows_and_only_the_form_of_a_file(crm: Crm, tmp_path: Path) -> None:
    source = tmp_path / "clients.csv"
    source.write_text("name\n" + "".join(f"Client {number}\n" for number in range(60)))
    crm("import", str(source), "--as", "client")
    crm("client", "list", "-o", str(tmp_path / "all.csv"))
    assert len((tmp_path / "all.csv").read_text().splitlines()) == 61
    crm("client", "list", "-o", str(tmp_path / "some.csv"), "-n", "7")
    assert len((tmp_path / "some.csv").read_text().splitlines()) == 8
    assert "as CSV" in crm("client", "list", "--json", "-o", str(tmp_path / "all.json"), code=2).err


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--filter", "tear=key"), "filter"),
        (("--filter", "tier=key and ("), "filter"),
        (("--sort", "-colour"), "sort"),
        (("--columns", "name,colour"), "columns"),
    ],
)
def test_a_view_that_could_not_be_shown_is_not_saved(crm: Crm, words: tuple[str, ...], field: str) -> None:
    failed = crm("view", "add", "x", "--on", "client", *words, "--json", code=2).error()
    assert list(failed["problems"]) == [field]
    assert crm("view", "add", "x", "--on", "clown", "--json", code=2).error()["problems"].keys() == {"on"}


def test_an_empty_list_says_so_and_stays_empty_in_files(crm: Crm) -> None:
    assert crm("client", "list").err == "There is no client yet: crm client add makes the first one.\n"
    assert crm("client", "list", "x").err == "No client matches.\n"
    assert crm("client", "list", "--json").json()["items"] == []
    assert crm("client", "list", "-f", "csv", "-c", "name").out == "ref,name\n"


def test_what_is_said_of_a_list_comes_after_it(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        crm("client", "add", f"Client {number}")
    monkeypatch.setattr(sys, "stderr", sys.stdout)
    assert crm("client", "list", "-n", "2").out.splitlines()[-1] == "2 of 3; --limit 0 shows all."
