"""A full disk loses nothing that was acknowledged, leaves nothing half done, and is said in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.doors import PROJECT

MOUNT = (
    "mount -t tmpfs -o size={size} tmpfs {place} && exec {python} -m tests.torture.full_disk {place} {roomy}"
)
SIZES = ("1m", "3m")
TRIALS = ["create", "add", "take_in", "back_up", "give_out", "bring_back", "migrate"]


def can_mount(place: Path) -> bool:
    """Whether we may make a small disk of our own."""
    script = f"mount -t tmpfs -o size=1m tmpfs {place}"
    try:
        return subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.torture(1, 2)
def test_a_full_disk_loses_nothing_and_leaves_nothing_half_done(rounds: int, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    if not can_mount(place):
        pytest.skip("mounting a small disk needs root and the unshare command")
    for size in SIZES[:rounds]:
        elsewhere = tmp_path / size
        elsewhere.mkdir()
        script = MOUNT.format(size=size, place=place, roomy=elsewhere, python=sys.executable)
        done = subprocess.run(
            ["unshare", "-m", "sh", "-c", script], cwd=PROJECT, capture_output=True, text=True, timeout=300
        )
        assert (done.returncode, done.stdout.split()) == (0, TRIALS), f"{size}: {done.stderr}"
