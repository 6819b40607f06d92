"""A whole team's file, made by the program's own import of the files that team brings along."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import processes
from benchmarks.data import files
from crm_tui import clock
from crm_tui.store import schema


def make(clients: int, path: str) -> None:
    """Write a file with so many clients to that path, whole or not at all; RuntimeError where a row is refused."""
    draft = f"{path}.{os.getpid()}"
    schema.create(draft, login="ming", zone="Asia/Shanghai", currency="CNY")
    with TemporaryDirectory() as folder:
        found = processes.environment(folder, draft)
        for noun, source in files.write(Path(folder), clients, clock.now().date()):
            taking_in = [sys.executable, "-m", "crm_tui", "import", str(source), "--as", noun, "--strict"]
            processes.run(taking_in, found, fine=(0,))
            source.unlink()
    os.rename(draft, path)
