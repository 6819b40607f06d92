"""What every test stands in: folders of its own, a stopped clock, a fixed zone, language and width."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

NOW = "2026-03-11T02:30:00Z"  # a Wednesday; half past ten in the morning in Shanghai
SETTLED = {
    "CRM_NOW": NOW,
    "CRM_USER": "ming",
    "COLUMNS": "100",
    "LINES": "30",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Shanghai",
    "NO_COLOR": "1",
    "TERM": "xterm-256color",
    "PYTHONUTF8": "1",
}
UNSET = (
    "CRM_DB",
    "CRM_CONFIG",
    "EDITOR",
    "VISUAL",
    "PAGER",
    "FORCE_COLOR",
    "COLORTERM",
    "LANGUAGE",
    "PYTHONDONTWRITEBYTECODE",
    "DISPLAY",
    "WAYLAND_DISPLAY",
)
FOLDERS = ("CONFIG", "DATA", "STATE", "CACHE")

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--torture` runs the trials of reliability in full; `--update-snapshots` approves how the screens look."""
    parser.addoption("--torture", action="store_true", help="run every trial with its full count")
    parser.addoption(
        "--update-snapshots", dest="approving", action="store_true", help="keep the screens as they look now"
    )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder, with settings, data, state and cache inside, and a settled environment."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in FOLDERS:
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    for name, value in SETTLED.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    yield folder
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a trial marked `torture(quick, full)` is tried: quick, or full under `--torture`."""
    trial = request.node.get_closest_marker("torture")
    if trial is None:
        raise LookupError("a test that takes `rounds` needs the mark torture(quick, full)")
    quick, full = trial.args
    return int(full if request.config.getoption("--torture") else quick)
