"""Links and pipes in the way: nothing is made where nobody named a place, nothing of others is written over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.cli import crash
from tests.torture.doors import Ran, inside

PRECIOUS = "somebody's own"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of somebody else."""
    place = tmp_path / "victim"
    place.write_text(PRECIOUS)
    return place


def refused(*arguments: str, code: int, says: str) -> Ran:
    """The command ends with that code and one sentence that says so."""
    ran = inside(*arguments)
    assert (ran.code, says in ran.err, len(ran.err.splitlines())) == (code, True, 1), ran
    return ran


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_export_is_not_written_through_a_link(
    own: str, victim: Path, tmp_path: Path, there: bool, force: tuple[str, ...]
) -> None:
    aim, everything = victim if there else tmp_path / "nowhere", tmp_path / "all"
    everything.mkdir()
    for link in (tmp_path / "mine.csv", everything / "client.csv"):
        link.symlink_to(aim)
    says = "is a link to" if force else "is there already"
    refused("export", "client", "-o", str(tmp_path / "mine.csv"), *force, code=5, says=says)
    refused("report", "pipeline", "-o", str(tmp_path / "mine.csv"), *force, code=5, says="")
    refused("export", "all", "-o", str(everything), *force, code=5, says=says)
    refused("export", "all", "-o", str(tmp_path / "mine.csv"), *force, code=5, says="is a file")
    assert victim.read_text() == PRECIOUS
    assert not (tmp_path / "nowhere").exists()


def test_backups_and_rejects_are_not_written_through_a_link(own: str, victim: Path, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text("name,email\nA,nobody\n")
    for number, aim in enumerate((victim, tmp_path / "nowhere")):
        link = tmp_path / f"link{number}"
        link.symlink_to(aim)
        refused("backup", "-o", str(link), code=5, says="exists already")
        rejects = ("import", str(tmp_path / "clients.csv"), "--as", "client", "--rejects", str(link))
        refused(*rejects, code=5, says="is there already")
    (tmp_path / "clients.csv.rejects.csv").symlink_to(tmp_path / "nowhere")
    assert inside("import", str(tmp_path / "clients.csv"), "--as", "client").code == 1
    assert victim.read_text() == PRECIOUS
    assert not (tmp_path / "nowhere").exists()


FOLDERS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (paths.data, ("client", "add", "A")), (paths.data, ("todo", "x")), (paths.cache, ("demo",)),
    (paths.config, ("config", "density", "compact")),
    (lambda: f"{paths.data()}/backups", ("backup",)),
)  # fmt: skip


@pytest.mark.parametrize(("folder", "command"), FOLDERS)
def test_a_folder_that_is_a_link_to_nothing_is_not_made_elsewhere(
    folder: Callable[[], str], command: tuple[str, ...], tmp_path: Path
) -> None:
    if folder().endswith("backups"):
        assert inside("client", "add", "A").code == 0
    os.makedirs(os.path.dirname(folder()), exist_ok=True)
    Path(folder()).symlink_to(tmp_path / "nowhere")
    ran = inside(*command)
    assert ran.code in (1, 6)
    assert f"{folder()} c" in ran.err  # cannot, or could not, be made
    assert not (tmp_path / "nowhere").exists()


def test_preferences_are_kept_in_the_file_their_link_names_and_in_none_that_is_not_there(
    tmp_path: Path,
) -> None:
    Path(paths.config()).mkdir(parents=True)
    Path(paths.settings()).symlink_to(tmp_path / "mine.toml")
    refused("config", "density", "compact", code=5, says="is a link to")
    (tmp_path / "mine.toml").write_text("theme = 'light'\n")
    assert inside("config", "density", "compact").code == 0
    assert (tmp_path / "mine.toml").read_text() == "theme = 'light'\ndensity = \"compact\"\n"
    assert Path(paths.settings()).is_symlink()


def test_a_default_file_that_is_a_link_to_nothing_is_told_as_one(tmp_path: Path) -> None:
    Path(paths.data()).mkdir(parents=True)
    Path(paths.database()).symlink_to(tmp_path / "nowhere")
    for command in (("client", "list"), ("todo", "x"), ("agenda",)):
        refused(*command, code=6, says="is a link to a file that does not exist")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("there", [True, False])
def test_a_journal_that_is_a_link_is_neither_followed_nor_taken_for_a_missing_right(
    own: str, victim: Path, tmp_path: Path, there: bool
) -> None:
    Path(f"{own}-journal").symlink_to(victim if there else tmp_path / "nowhere")
    for command in (("client", "add", "A"), ("todo", "x")):
        refused(*command, code=6, says=f"{own}-journal is a link")
    assert (victim.read_text(), (tmp_path / "nowhere").exists()) == (PRECIOUS, False)


def test_what_is_no_plain_file_is_no_crm_file_and_nobody_waits_for_it(own: str, tmp_path: Path) -> None:
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    for odd in (pipe, "/dev/null", "/dev/zero"):
        for command in (("client", "list"), ("todo", "x"), ("doctor",), ("backup",)):
            refused("--db", odd, *command, code=6, says=f"{odd} is no plain file")
        refused("restore", odd, "--yes", code=6, says="is no plain file")
        refused("--db", odd, "restore", own, "--yes", code=6, says="is no plain file")
        refused("init", odd, code=5, says="exists already")


def test_a_pipe_that_nobody_reads_holds_up_no_reminder(own: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert inside("config", "notify.targets", f"file://{tmp_path}/pipe").code == 0
    assert inside("todo", "ring today").code == 0
    ran = inside("remind", "--notify")
    assert (ran.code, "cannot be written" in ran.err) == (1, True), ran


def test_a_report_of_a_fault_is_never_written_over_another_file(victim: Path) -> None:
    first = Path(crash.report(ValueError()))
    first.unlink()
    first.symlink_to(victim)
    assert crash.report(ValueError()) == ""
    assert victim.read_text() == PRECIOUS
