"""Many at once: nobody's work is lost, nobody is refused, and copies taken meanwhile are whole."""

import fcntl
import os
import stat
import struct
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.conftest import Run
from tests.store.tables import state
from tests.torture.doors import PATIENCE_SECONDS, PROJECT, Ran, ended, rows, start, tell
from tests.torture.terminal import OnTerminal

CLIENTS = 3000  # so many that no list of them fits a pipe
READERS = (
    ("export", "client", "-o", "-"),
    ("client", "list", "--limit", "0"),
    ("client", "list", "--json"),
    ("client", "list", "--format", "csv"),
    ("client", "list", "--limit", "0", "--columns", "name,city,tier,owner,last_touch,note"),
    ("export", "client", "-o", "-", "--format", "json"),
)


@pytest.fixture
def many(own: str, run: Run, tmp_path: Path) -> str:
    """The default file with a great many clients, Haier first."""
    assert run("client", "add", "Haier", "--employees", "0").code == 0
    file = tmp_path / "clients.csv"
    file.write_text("name,note\n" + "".join(f"Firm {i},a note of some length {i}\n" for i in range(CLIENTS)))
    assert run("import", str(file)).code == 0
    return own


def work(name: str, count: int) -> subprocess.Popen[str]:
    """A child process that runs many commands."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.work", name, str(count)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def stuck(*arguments: str) -> subprocess.Popen[str]:
    """A command whose reader stands still: its pipe is full, and it cannot end."""
    child, deadline = start(*arguments), monotonic() + PATIENCE_SECONDS
    assert child.stdout is not None
    room = fcntl.fcntl(child.stdout, fcntl.F_GETPIPE_SZ)
    while waiting(child.stdout.fileno()) < room:
        assert child.poll() is None and monotonic() < deadline, child.communicate()
        sleep(0.01)
    return child


def waiting(pipe: int) -> int:
    """How many bytes nobody has read yet."""
    found: tuple[int] = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))
    return found[0]


@pytest.mark.torture(2, len(READERS))
def test_a_reader_that_stands_still_stops_nobody(rounds: int, many: str, run: Run) -> None:
    readers = [stuck(*arguments) for arguments in READERS[:rounds]]
    logged = [run("log", f"Haier call: talk {number}") for number in range(rounds)]
    for reader in readers:
        ran = ended(reader)
        assert (ran.code, ran.out.count("\n") >= CLIENTS or ran.out.startswith("{")) == (0, True), ran.err
    assert [ran.code for ran in logged] == [0] * rounds, logged


@pytest.mark.torture(2, 16)
def test_processes_that_read_and_write_at_once_lose_nothing(rounds: int, many: str) -> None:
    times = 25 if rounds == 16 else 4
    app, reader = OnTerminal(), stuck(*READERS[0])
    app.until(lambda seen: b"Haier" in seen or b"Today" in seen)
    children = [work("counts", times) for _ in range(rounds)]
    lines = [start("log", f"Haier call: talk {number}") for number in range(rounds)]
    logged = [ended(line) for line in lines]
    done = [ended(child) for child in children]
    app.press("q")
    assert [ran.err for ran in (*logged, *done) if ran.code] == []
    assert rows("SELECT employees FROM client WHERE id=1") == [(times * rounds,)]
    assert rows("SELECT count(*) FROM journal WHERE col='employees'") == [(times * rounds,)]
    assert rows("SELECT count(*) FROM interaction WHERE summary LIKE 'talk %'") == [(rounds,)]
    assert (app.end(), ended(reader).code, b"busy" in app.seen) == (0, 0, False)
    tell(f"{rounds} × {times} kept; the longest wait took {max(float(ran.out) for ran in done):.1f} s")


@pytest.mark.torture(2, 40)
def test_backups_under_nonstop_writes_are_all_whole(rounds: int, own: str, run: Run, tmp_path: Path) -> None:
    assert run("client", "add", "Haier").code == 0
    writer = work("writes", 1_000_000)
    assert writer.stdout is not None and writer.stdout.readline(), "the writer never wrote"
    made: list[tuple[str, Ran]] = []
    try:
        for number in range(rounds):
            copy = str(tmp_path / f"copy{number}.db")
            made.append((copy, ended(start("backup", "-o", copy))))
    finally:
        writer.kill()
        told = len(writer.communicate()[0].splitlines()) + 1
    talks = []
    for number, (copy, ran) in enumerate(made):
        assert (ran.code, stat.S_IMODE(os.stat(copy).st_mode)) == (0, 0o600), ran
        fresh = str(tmp_path / f"restored{number}.db")
        assert run("--db", fresh, "restore", copy, "--yes").code == 0
        assert run("restore", copy, "--yes").code == 0
        assert state(fresh) == state(copy) == state(own)
        assert stat.S_IMODE(os.stat(fresh).st_mode) == 0o600
        talks.append(len(state(copy)["interaction"]))
    assert talks == sorted(talks) and 0 < talks[-1] <= told + 1
    tell(f"{rounds} backups while {told} entries were written, {talks[-1]} of them in the last one")
