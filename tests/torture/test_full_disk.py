"""A full disk loses nothing that was acknowledged, leaves nothing half done, and is said in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.processes import PROJECT

MOUNT = "mount -t tmpfs -o size={size} tmpfs {place} && exec {python} -m tests.torture.full_disk {place}"


def _can_mount(place: Path) -> bool:
    script = f"mount -t tmpfs -o size=1m tmpfs {place}"
    try:
        return subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("size", ["1m", "3m"])
def test_a_full_disk_loses_nothing_and_leaves_nothing_half_done(size: str, tmp_path: Path) -> None:
    if not _can_mount(tmp_path):
        pytest.skip("mounting a small disk needs root and the unshare command")
    script = MOUNT.format(size=size, place=tmp_path, python=sys.executable)
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], cwd=PROJECT, capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["_create", "_adds", "_import", "_backup", "_restore", "_migrate"]
