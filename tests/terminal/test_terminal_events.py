"""What terminals do to programs: windows dragged and closed, signals, readers that leave, narrow columns."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from textual.drivers.linux_driver import LinuxDriver
from wcwidth import wcswidth

from crm_tui.services import drafts
from tests.screens.team import Team
from tests.terminal.terminal import Terminal, ran


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a few clients, Chinese ones among them, made the current one."""
    team = Team(tmp_path / "team.db")
    for name, city in (
        ("海尔智家股份有限公司", "青岛"),
        ("Acme", "Oslo"),
        ("美的集团", "佛山"),
        ("ＡＢＣ广场", "上海"),
    ):
        team.add("client", name=name, city=city, tier="key", industry="家用电器与电子产品制造" * 2)
    monkeypatch.setenv("CRM_DB", team.path)
    return Path(team.path)


def sound(path: Path) -> bool:
    """Whether the file is whole and nobody holds it."""
    with closing(sqlite3.connect(path, timeout=1)) as db:
        db.execute("BEGIN IMMEDIATE")
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


@pytest.mark.torture(12, 200)
def test_a_storm_of_sizes_leaves_the_app_alive_and_drawn_to_the_last(some: Path, rounds: int) -> None:
    sizes = [(24, 80), (1, 1), (3, 200), (60, 2), (2, 2), (100, 300), (10, 40), (30, 100)]
    with Terminal() as terminal:
        terminal.shows("Today  ")
        for number in range(rounds):
            terminal.press("123456"[number % 6])
            terminal.resize(*sizes[number % len(sizes)])
            if number % 12 == 11 or number == rounds - 1:  # of many at once only the last would be laid out
                terminal.wipe()
                terminal.resize(32, 100)
                terminal.press("2")
                terminal.shows("海尔智家", "Open", "Help")
        terminal.press("q")
        assert terminal.ends() == 0
        assert terminal.settings_now() == terminal.settings


def test_a_window_that_shrank_and_grew_back_unseen_is_drawn_anew(some: Path) -> None:
    with Terminal() as terminal:
        terminal.shows("Today  ", "Help")
        terminal.settles()
        terminal.wipe()
        os.kill(terminal.process.pid, signal.SIGWINCH)
        terminal.shows("Today  ", "Help")


def test_an_outdated_size_that_is_told_last_does_not_stay(some: Path) -> None:
    with Terminal(before=tell_an_outdated_size) as terminal:
        terminal.shows("Today  ", "Help")
        terminal.settles()
        terminal.wipe()
        terminal.resize(24, 80)
        terminal.until(lambda: "Help" in "".join(terminal.text.splitlines()[23:]), "the footer below")


def tell_an_outdated_size() -> None:
    """Let the app hear of its new size, once, as one that is over."""
    true_size, stale = LinuxDriver._get_terminal_size, [(10, 3)]

    def told(driver: LinuxDriver) -> tuple[int, int]:
        size = true_size(driver)
        return stale.pop() if size == (80, 24) and stale else size

    LinuxDriver._get_terminal_size = told  # type: ignore[assignment,method-assign]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_and_the_file_whole(some: Path, sent: signal.Signals) -> None:
    with Terminal() as terminal:
        terminal.shows("Today  ")
        os.kill(terminal.process.pid, sent)
        assert terminal.ends() == -sent
        assert sound(some)
        assert terminal.settings_now() == terminal.settings
        assert terminal.output.rfind("\x1b[?1049l") > terminal.output.rfind("\x1b[?1049h")


def test_a_closed_window_ends_the_app_and_leaves_the_file_whole(some: Path) -> None:
    with Terminal() as terminal:
        terminal.shows("Today  ")
        terminal.press("2", "e")
        terminal.hang_up()
        terminal.process.join(10)
        assert not terminal.process.is_alive()
        assert sound(some)


def test_what_was_typed_into_a_form_outlives_a_killed_app(some: Path) -> None:
    with Terminal() as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("海尔智家")
        terminal.press("n")
        terminal.shows("Name*")
        terminal.press("Globex")
        terminal.shows("Globex")
        deadline = time.monotonic() + 10
        while not list(Path(drafts.folder()).glob("*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.process.join(10)
    with Terminal() as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("海尔智家")
        terminal.press("n")
        terminal.shows("Enter takes it up", "Globex")
        terminal.press("enter")
        terminal.shows("Name*  Globex")


def test_ctrl_c_stops_a_command_that_waits_with_130(some: Path, tmp_path: Path) -> None:
    (tmp_path / "raw.csv").write_bytes("name,city\n海尔,青岛\n".encode("gb18030"))
    with Terminal("import", "raw.csv", "--as", "client", folder=tmp_path) as terminal:
        terminal.shows("Which one reads right?")
        terminal.press("ctrl+c")
        assert terminal.ends() == 130
        assert "Traceback" not in terminal.output
        assert terminal.settings_now() == terminal.settings


def test_a_reader_that_leaves_early_is_no_error(some: Path) -> None:
    crm = f"{sys.executable} -m crm_tui"
    for line in (f"{crm} client list -n 0", f"{crm} find a"):
        piped = subprocess.run(
            ["bash", "-c", f"{line} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"],
            capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True,
        )  # fmt: skip
        assert (piped.stdout, piped.stderr) == ("0\n", ""), line


def test_columns_line_up_in_chinese_at_eighty_cells(some: Path) -> None:
    (listed,) = ran(("client", "list", "-c", "name,industry,city,tier"), columns=80)
    with Terminal("client", "list", "-c", "name,industry,city,tier", columns=80) as terminal:
        assert terminal.ends() == 0
        lines = terminal.lines[:5]
        start = lines[0].index("Tier")
        for number in range(1, 5):
            assert terminal.cell(number, start) + terminal.cell(number, start + 1) == "Ke"
        assert all(wcswidth(line) <= 80 for line in lines)
        assert terminal.lines[5] == ""  # no row was broken in two
    assert listed.count("\r\n") == 5
