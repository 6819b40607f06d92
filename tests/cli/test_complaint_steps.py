"""A complaint goes from status to status by one set of rules, whichever command moves it."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, create_engine, select

from crm_tui import paths
from crm_tui.choices import ComplaintStatus as Status
from crm_tui.models.complaint import ComplaintEvent
from crm_tui.services.statuses import ENDED, MOVES, STEPS, possible
from tests.cli.conftest import Crm


@pytest.fixture
def case(crm: Crm) -> Crm:
    """A file with one complaint, k1."""
    crm("complain", ": two units dented ^high")
    return crm


def fields(crm: Crm, *names: str) -> list[object]:
    (item,) = crm("complaint", "show", "k1", "--json").items()
    return [item[name] for name in names]


def test_each_step_has_a_command_and_leaves_its_date(case: Crm) -> None:
    case("complaint", "acknowledge", "k1", "--note", "rang them")
    case("complaint", "investigate", "k1")
    case("complaint", "wait", "k1", "--for", "supplier")
    assert fields(case, "status") == ["waiting_supplier"]
    case("complaint", "answer", "k1", "a van comes today")
    case("complaint", "resolve", "k1", "replaced", "--cause", "transport", "--cost", "1,200")
    case("complaint", "close", "k1", "--note", "content")
    now = "2026-03-11T02:30:00Z"
    dates = ("acknowledged_at", "answered_at", "resolved_at", "closed_at")
    assert fields(case, "status", *dates) == ["closed", *[now] * 4]
    told = case("history", "k1").out
    assert fields(case, "cost") == [{"amount": "1200.00", "currency": "USD"}]
    assert "rang them" in told and "a van comes today" in told and "content" in told


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_no_door_ends_a_complaint_that_does_not_say_what_was_done(
    case: Crm, tmp_path: Path, status: str
) -> None:
    assert "what was done" in case("complaint", "edit", "k1", "--status", status, code=2).err
    assert (
        "what was done"
        in case("complaint", "edit", "--where", "severity=high", "--status", status, code=2).err
    )
    assert "what was done" in case("complaint", "add", "typed as over", "--status", status, code=2).err
    case("complaint", "close", "k1", code=2)
    (tmp_path / "k.csv").write_text(f"ref,status\nk1,{status}\n", encoding="utf-8")
    case("import", str(tmp_path / "k.csv"), "--as", "complaint", "--on-duplicate", "update", code=1)
    assert "what was done" in (tmp_path / "k.csv.rejects.csv").read_text(encoding="utf-8")
    assert fields(case, "status", "resolved_at", "closed_at") == ["new", None, None]
    case("complaint", "edit", "k1", "--status", status, "--resolution", "replaced")
    assert fields(case, "resolved_at") == ["2026-03-11T02:30:00Z"]


def test_no_door_opens_one_again_without_saying_why(case: Crm, tmp_path: Path) -> None:
    case("complaint", "resolve", "k1", "replaced")
    case("complaint", "close", "k1")
    reopen = "crm complaint reopen k1"
    assert reopen in case("complaint", "edit", "k1", "--status", "investigating", code=5).err
    assert reopen in case("complaint", "edit", "--where", "status=closed", "--status", "new", code=5).err
    assert "closed" in case("complaint", "investigate", "k1", code=5).err
    (tmp_path / "k.csv").write_text("ref,status\nk1,new\n", encoding="utf-8")
    case("import", str(tmp_path / "k.csv"), "--as", "complaint", "--on-duplicate", "update", code=1)
    assert "reopen" in (tmp_path / "k.csv.rejects.csv").read_text(encoding="utf-8")
    case("complaint", "reopen", "k1", "--reason", " ", code=2)
    case("complaint", "reopen", "k1", "--reason", "dented again")
    assert fields(case, "status", "resolved_at", "closed_at") == ["investigating", None, None]
    assert "dented again" in case("history", "k1").out


def test_only_moves_that_are_there_are_made(case: Crm) -> None:
    case("complaint", "answer", "k1", "soon")
    said = case("complaint", "acknowledge", "k1", code=5).err
    assert "answered and cannot become acknowledged" in said and "resolved" in said
    assert "already" in case("complaint", "answer", "k1", "soon", code=5).err
    case("complaint", "resolve", "k1", "done")
    assert "cannot become waiting client" in case("complaint", "wait", "k1", "--note", "x", code=5).err


def test_dates_fit_the_status_and_one_another(case: Crm) -> None:
    for name in ("resolved", "closed"):
        said = case("complaint", "edit", "k1", f"--{name}-at", "2026-03-11 10:00", code=2).err
        assert f"was not {name}" in said
    case("complaint", "resolve", "k1", "replaced")
    assert "needs the time" in case("complaint", "edit", "k1", "--resolved-at", "", code=2).err
    assert "what was done" in case("complaint", "edit", "k1", "--resolution", "", code=2).err
    assert (
        "before it was opened" in case("complaint", "edit", "k1", "--resolved-at", "2020-01-01", code=2).err
    )


def test_a_complaint_that_is_long_over_can_be_typed_and_imported_with_its_dates(
    crm: Crm, tmp_path: Path
) -> None:
    crm("complaint", "add", "old", "--opened-at", "2020-01-01", "--closed-at", "2020-02-01")
    (tmp_path / "k.csv").write_text(
        "summary,opened_at,status,closed_at\nA,2019-01-01,closed,2019-02-01\nB,2019-01-02,closed,\n",
        encoding="utf-8",
    )
    crm("import", str(tmp_path / "k.csv"), "--as", "complaint")
    assert [
        item["status"] for item in crm("complaint", "list", "--json", "--where", "status=closed").items()
    ] == ["closed"] * 3


def test_merging_leaves_the_one_that_stays_as_open_as_it_was(case: Crm) -> None:
    case("complain", ": two units dented again")
    case("complaint", "resolve", "k2", "replaced")
    case("complaint", "merge", "k1", "k2")
    assert fields(case, "status", "resolved_at") == ["new", None]


def test_a_note_is_no_change_of_status(case: Crm) -> None:
    case("complaint", "note", "k1", "they rang again")
    with Session(create_engine(f"sqlite:///{paths.database()}")) as session:
        (opened, said) = session.exec(select(ComplaintEvent).order_by(col(ComplaintEvent.id))).all()
    assert (opened.from_status, said.from_status, said.note) == (None, None, "they rang again")


@pytest.mark.parametrize("status", Status)
def test_the_steps_that_are_offered_are_moves_that_are_there(status: Status) -> None:
    offered = possible(status)
    assert offered <= STEPS.keys()
    assert all(STEPS[step] in MOVES[status] for step in offered)
    assert ("reopen" in offered) == (status in ENDED)
    assert ("close" in offered) == (status is Status.RESOLVED)
