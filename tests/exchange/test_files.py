"""A file is written whole or not at all."""

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from crm_tui.errors import CrmError, Refused
from crm_tui.exchange.files import dated, make_folder, replacing, replacing_bytes


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_holds_what_was_written_and_is_its_owners_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.csv") as handle:
        handle.write("客户\r\n")
    assert (tmp_path / "a.csv").read_bytes() == "客户\r\n".encode()
    assert permissions(tmp_path / "a.csv") == 0o600


def test_missing_folders_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    with replacing_bytes(tmp_path / "x" / "y" / "a.bin", mode=0o660) as handle:
        handle.write(b"\0")
    assert [permissions(tmp_path / "x"), permissions(tmp_path / "x" / "y")] == [0o700, 0o700]
    assert permissions(tmp_path / "x" / "y" / "a.bin") == 0o660


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CrmError, match="could not be made"):
        make_folder(tmp_path / "file" / "inside")


def test_an_existing_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(Refused, match="--force"), replacing(tmp_path / "a.csv") as handle:
        handle.write("new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "old")]


def test_force_replaces_an_existing_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    with replacing(tmp_path / "a.csv", force=True) as handle:
        handle.write("new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "new")]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_run_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    with pytest.raises(Refused), replacing(tmp_path / "a.csv") as handle:
        handle.write("mine")
        (tmp_path / "a.csv").write_text("theirs")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "theirs")]


def test_a_disk_without_hard_links_takes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    with replacing(tmp_path / "a.csv") as handle:
        handle.write("mine")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "mine")]


def test_a_fault_while_writing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "a.csv") as handle:
        handle.write("half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_text("old")
    monkeypatch.setattr(os, "fsync", _full)
    with (
        pytest.raises(CrmError, match=r"a\.csv could not be written: No space"),
        replacing(tmp_path / "a.csv", force=True) as handle,
    ):
        handle.write("new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "old")]


def test_an_error_of_the_writer_itself_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a.csv"):
        (tmp_path / "elsewhere" / "b").read_text()


def test_what_is_no_plain_file_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", Path(os.devnull)):
        with pytest.raises(Refused, match="no plain file"), replacing(path, force=True):
            pass


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with pytest.raises(Refused, match="is a link to real"), replacing(tmp_path / "link.csv", force=True):
        pass
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "old"


def test_names_for_cron_carry_day_and_time() -> None:
    moment = datetime(2026, 3, 31, 7, 5, 9)
    assert dated("crm-{date}-{time}-{x}.csv", moment) == "crm-2026-03-31-070509-{x}.csv"


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
