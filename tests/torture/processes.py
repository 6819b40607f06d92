"""Starting, killing and asking the child processes of the trials."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

PROJECT = Path(__file__).parents[2]
LONGEST = {"adds": 0.3, "imports": 0.8, "migrates": 0.15}  # seconds within which a kill falls


def start(work: str, path: str, count: int = 1) -> subprocess.Popen[str]:
    """A child at work on the file."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.work", work, path, str(count)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed(work: str, path: str, random: Random, count: int = 100_000) -> list[str]:
    """Kill a child with SIGKILL at a moment of its own while it works; what it acknowledged, "ready" first."""
    child = start(work, path, count)
    assert child.stdout is not None
    said = child.stdout.readline()  # it is about to begin
    with suppress(subprocess.TimeoutExpired):
        child.wait(random.uniform(0, LONGEST[work]))
    child.kill()
    rest, _ = child.communicate()
    return [line.strip() for line in (said, *rest.splitlines()) if line.strip()]


def finished(child: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a child; its exit code, what it said and what it complained of."""
    said, complained = child.communicate(timeout=300)
    return child.returncode, said, complained
