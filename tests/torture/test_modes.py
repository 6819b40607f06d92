"""Whatever the umask, each file the program makes is its owner's alone, or its group's in the group's folder."""

import grp
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crm_tui import paths
from tests.store.people import needs_root
from tests.torture.doors import PROJECT, crm, ended, start

UMASKS = (0o000, 0o022, 0o077)
CRASH = (
    "from crm_tui import __main__, services\n"
    "def fail(*_): raise ZeroDivisionError\n"
    "services.finding.find = fail\n"
    "__main__.main()\n"
)


@contextmanager
def masked(umask: int) -> Iterator[None]:
    """The umask that commands are started with."""
    old = os.umask(umask)
    try:
        yield
    finally:
        os.umask(old)


def loose(folder: Path, file: int = 0o600, inside: int = 0o700) -> dict[str, str]:
    """What has another mode than `file`, or than `inside` where it is a folder."""
    return {
        str(place.relative_to(folder)): oct(stat.S_IMODE(place.stat().st_mode))
        for place in folder.rglob("*")
        if stat.S_IMODE(place.stat().st_mode) != (inside if place.is_dir() else file)
    }


def side_files(path: str, *arguments: str) -> set[int]:
    """The modes that the journal beside the file has while a command writes."""
    child, modes = start(*arguments), set()
    while child.poll() is None:
        try:
            modes.add(stat.S_IMODE(os.stat(f"{path}-journal").st_mode))
        except FileNotFoundError:
            time.sleep(0.0005)
    assert ended(child).code in (0, 1)
    return modes


def table(place: Path) -> str:
    """A file of clients, one of which is rejected."""
    place.write_text("name,email\n" + "".join(f"Firm {i},\n" for i in range(2000)) + "Bad,nobody\n")
    return str(place)


def work(target: Path, source: str, *leading: str, brief: bool) -> set[int]:
    """Make files in `target`, of each kind or of the most telling; the modes of the journal beside `path`."""
    rejects = str(target / "rejects.csv")
    path = leading[1] if leading else paths.database()
    modes = side_files(path, *leading, "import", source, "--as", "client", "--rejects", rejects)
    assert crm(*leading, "export", "all", "-o", str(target / "all")).code == 0
    if not brief:
        assert crm(*leading, "backup").code == 0
        assert crm(*leading, "backup", "-o", str(target / "mine.db")).code == 0
        assert crm(*leading, "export", "client", "-o", str(target / "clients.csv")).code == 0
        assert crm(*leading, "export", "client", "-o", str(target / "clients.csv"), "--force").code == 0
    return modes


@pytest.mark.torture(1, len(UMASKS))
def test_every_file_is_its_owners_alone_whatever_the_umask(rounds: int, home: Path, tmp_path: Path) -> None:
    source = table(tmp_path / "clients.csv")
    for umask in UMASKS[:rounds]:
        own = home / oct(umask)
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(own / name.lower())
        own.mkdir(0o700)
        target = own / "given"
        with masked(umask):
            assert crm("client", "add", "Haier").code == 0
            target.mkdir(0o700)
            modes = work(target, source, brief=rounds == 1)
            assert crm("config", "notify.targets", f"file://{target}/notes.txt").code == 0
            if rounds > 1:
                assert crm("todo", "ring today").code == 0
                assert crm("remind", "--notify").code == 0
                (own / "new").mkdir(0o700)
                (own / "new" / "folder").mkdir(0o700)
                assert crm("export", "task", "-o", str(own / "new" / "folder" / "tasks.csv")).code == 0
                assert crm("init", str(own / "another" / "crm.db")).code == 0
                assert crm("demo").code == 0
            words = [sys.executable, "-c", CRASH, "client", "show", "c1"]
            crashed = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True)
        assert (crashed.returncode, "fault of its own" in crashed.stderr) == (1, True)
        assert (loose(own), modes) == ({}, {0o600})
        found = {str(place.relative_to(own)) for place in own.rglob("*")}
        assert {"config/crm-tui/config.toml", "given/rejects.csv"} <= found
        assert rounds == 1 or {"cache/crm-tui/demo.db", "given/notes.txt"} <= found
        assert list((own / "state" / "crm-tui").iterdir()) and list((own / "data/crm-tui/backups").iterdir())


@needs_root
@pytest.mark.torture(1, len(UMASKS))
def test_in_a_groups_folder_every_file_is_the_groups(rounds: int, home: Path, tmp_path: Path) -> None:
    group = next(found for found in grp.getgrall() if found.gr_gid != 0)
    source = table(tmp_path / "clients.csv")
    for umask in UMASKS[:rounds]:
        team = tmp_path / oct(umask) / "team"
        path, leading = str(team / "crm.db"), ("--db", str(team / "crm.db"))
        with masked(umask):
            assert crm("init", path, "--group", group.gr_name).code == 0
            modes = work(team, source, *leading, brief=rounds == 1)
            assert modes - {0o600} == {0o660}  # SQLite makes its journal by the umask and opens it up at once
            assert crm(*leading, "export", "client", "-o", str(home / "mine.csv")).code == 0
        assert loose(team, 0o660, 0o2770) == {}
        assert {place.stat().st_gid for place in team.rglob("*")} == {group.gr_gid}
        assert stat.S_IMODE((home / "mine.csv").stat().st_mode) == 0o600
        (home / "mine.csv").unlink()
