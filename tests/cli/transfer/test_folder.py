"""A folder of crm export all taken back: byte for byte into a new file, by keys into any other."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui import paths
from crm_tui.errors import CrmError
from crm_tui.services import acting
from crm_tui.services.nouns import of
from crm_tui.store import schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session
from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted
from tests.cli.transfer.test_export import furnish


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def moved(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Work in another home from here on, with no file yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(place))


def test_a_move_to_a_new_file_keeps_every_byte(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(crm)
    crm("client", "archive", "Gree")
    crm("opportunity", "move", "o1", "Won")
    crm("settings", "set", "currency", "CNY")
    for form in ("csv", "json"):
        crm("export", "all", "-o", str(tmp_path / form), "--format", form)
    for form in ("csv", "json"):
        moved(monkeypatch, tmp_path / f"home-{form}")
        assert counted(crm("import", str(tmp_path / form)))["created"] > 20
        crm("export", "all", "-o", str(tmp_path / f"{form}-again"))
        assert contents(tmp_path / f"{form}-again") == contents(tmp_path / "csv")
        assert [line.split()[0] for line in crm("client", "list").out.splitlines()[1:]] == ["c1"]


def test_a_move_is_undone_to_the_seeds(crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(crm)
    crm("export", "all", "-o", str(tmp_path / "full"))
    moved(monkeypatch, tmp_path / "home")
    crm("export", "all", "-o", str(tmp_path / "seeds"))
    crm("import", str(tmp_path / "full"))
    assert crm("undo").code == 0
    crm("export", "all", "-o", str(tmp_path / "undone"))
    assert contents(tmp_path / "undone") == contents(tmp_path / "seeds")


def test_into_a_file_with_records_rows_go_by_their_keys(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(crm)
    crm("export", "all", "-o", str(tmp_path / "full"))
    moved(monkeypatch, tmp_path / "home")
    crm("client", "add", "Another")
    crm("client", "add", "Haier", "--city", "Qingdao")
    first = counted(crm("import", str(tmp_path / "full")))
    assert first["rejected"] == 0
    assert "Gree" in crm("client", "list", "--where", "parent=Haier").out
    again = counted(crm("import", str(tmp_path / "full")))
    assert (again["created"], again["updated"], again["rejected"]) == (0, 0, 0)
    assert "Wang Min" in crm("interaction", "list").out


def test_a_folder_with_a_fault_changes_nothing(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(crm)
    crm("export", "all", "-o", str(tmp_path / "full"))
    client = tmp_path / "full" / "client.csv"
    client.write_text(client.read_text().replace("c1,,2,", "c1,,c77,", 1).replace(",m1,", ",m77,", 1))
    moved(monkeypatch, tmp_path / "home")
    crm("export", "all", "-o", str(tmp_path / "seeds"))
    ran = crm("import", str(tmp_path / "full"))
    assert ran.code == 2
    assert "client.csv" in ran.err
    crm("export", "all", "-o", str(tmp_path / "after"))
    assert contents(tmp_path / "after") == contents(tmp_path / "seeds")


def test_a_dry_run_of_a_folder_changes_nothing(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(crm)
    crm("export", "all", "-o", str(tmp_path / "full"))
    moved(monkeypatch, tmp_path / "home")
    assert counted(crm("import", str(tmp_path / "full"), "--dry-run"))["created"] > 20
    assert crm("client", "list").out == ""


def test_a_folder_of_something_else_is_refused(crm: Crm, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    assert crm("import", str(tmp_path / "photos")).code == 2


WORDS = st.text(min_size=1, max_size=30)
NOTES = (
    st.text(max_size=200) | st.just("a,b,c\nd,e,f\ng,h,i\n" * 4) | st.sampled_from(["=1+1", "'=x", "'", "+1"])
)
RECORDS = st.lists(
    st.one_of(
        st.tuples(st.just("client"), st.fixed_dictionaries(
            {"name": WORDS, "note": NOTES, "tags": st.lists(st.text("abc王,", min_size=1, max_size=5), max_size=3),
             "annual_revenue": st.none() | st.integers(-(10**12), 10**12),
             "currency": st.sampled_from([None, "JPY", "KWD", "CNY"])})),
        st.tuples(st.just("contact"), st.fixed_dictionaries(
            {"name": WORDS, "phones": st.lists(WORDS, max_size=2), "addresses": st.lists(NOTES, max_size=2),
             "birthday": st.sampled_from([None, "--02-29", "L--08-15", "1980-08-15"])})),
        st.tuples(st.just("task"), st.fixed_dictionaries({"title": WORDS, "due": st.none() | st.dates()})),
        st.tuples(st.just("complaint"), st.fixed_dictionaries({"summary": NOTES, "resolution": NOTES})),
        st.tuples(st.just("product"), st.fixed_dictionaries({"name": WORDS, "series": st.none() | WORDS})),
    ),
    max_size=25,
)  # fmt: skip


def fill(session: Session, found: list[tuple[str, dict[str, Any]]], archive: Callable[[int], bool]) -> int:
    """Add what can be added; how many were."""
    added = 0
    for noun, values in found:
        point = session.begin_nested()
        try:
            record = of(noun).add(
                session, {name: value for name, value in values.items() if value not in (None, [])}
            )
            if archive(added):
                of(noun).archive(session, record)
            point.commit()
            added += 1
        except CrmError:
            point.rollback()
    return added


@pytest.mark.torture(8, 80)
@given(data=st.data())
@settings(max_examples=1)
def test_records_of_any_text_survive_the_round_trip(
    data: st.DataObject, crm: Crm, tmp_path_factory: pytest.TempPathFactory, rounds: int
) -> None:
    for _ in range(rounds):
        place = tmp_path_factory.mktemp("trip")
        path = str(place / "crm.db")
        schema.create(path, login="ming", zone="UTC", currency="CNY")
        with Database(path).writing(Stamp(1, "script", "fill")) as session:
            acting.act_as(session, acting.sign_in(session, "ming"))
            fill(session, data.draw(RECORDS), lambda number: number % 5 == 4)
        os.environ["CRM_DB"] = path
        assert crm("export", "all", "-o", str(place / "first")).code == 0
        schema.create(str(place / "new.db"), login="ming", zone="UTC", currency="CNY")
        os.environ["CRM_DB"] = str(place / "new.db")
        assert crm("import", str(place / "first")).code == 0
        assert crm("export", "all", "-o", str(place / "second")).code == 0
        del os.environ["CRM_DB"]
        assert contents(place / "second") == contents(place / "first")
    assert paths.database()


def test_undo_is_offered_only_where_the_folder_brought_something(crm: Crm, tmp_path: Path) -> None:
    furnish(crm)
    crm("export", "all", "-o", str(tmp_path / "f"))
    again = crm("import", str(tmp_path / "f"))
    assert (counted(again)["created"], "crm undo" in again.err) == (0, False)
    assert "Nothing was changed." in again.err
    crm("client", "edit", "c1", "--name", "Another")
    assert "crm undo" in crm("import", str(tmp_path / "f")).err
