"""What somebody meets in the first minutes with a new file."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_undo_on_a_new_file_never_takes_back_the_file_itself(run: Run) -> None:
    assert run("client", "list").code == 0
    assert run("undo").code == 5
    refused = run("undo", "x1")
    assert refused.code == 5
    assert "made this file" in refused.err
    assert run("client", "add", "Haier").code == 0


def test_undoing_everything_leaves_the_first_member(run: Run) -> None:
    run("client", "add", "Haier")
    assert run("undo").code == 0
    assert run("undo").code == 5
    assert "m1" in run("member", "list").out


def test_a_field_given_twice_is_never_dropped_in_silence(run: Run) -> None:
    refused = run("contact", "add", "王敏", "--phone", "13800138000", "--phone", "13900139000")
    assert refused.code == 2
    assert "Phone was given 2 times" in refused.err
    kept = run("contact", "add", "王敏", "--phones", "work: 13800138000", "--phones", "home: 13900139000")
    assert kept.code == 0
    shown = run("contact", "show", "王敏").out
    assert (shown.count("13800138000"), shown.count("13900139000")) == (1, 1)


def test_an_import_that_is_broken_off_says_that_nothing_was_taken_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "clients.csv").write_text("name\nHaier\n", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("crm_tui.services.importing.apply", broken_off)
        found = run("import", str(tmp_path / "clients.csv"))
    assert (found.code, found.err.splitlines()[-1]) == (130, "Interrupted: nothing of the file was taken in.")
    assert "Haier" not in run("client", "list").out
