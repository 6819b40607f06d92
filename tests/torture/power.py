"""What a disk holds after a power cut: the system calls of the program, replayed as far as they had come.

Written bytes count only once their file is synced, names only once their folder is. What was written since may be
there or not, whole or in sectors; names change in their order, as journaling file systems see to.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.torture.doors import PROJECT

SECTOR = 512
STRACE = shutil.which("strace")
CALLS = (
    "openat", "close", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "unlinkat", "rename",
)  # fmt: skip
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)", re.ASCII)


class Call(NamedTuple):
    """A system call that went well: its name, its arguments (strings as bytes), what it gave back."""

    name: str
    arguments: tuple[bytes, ...]
    result: int


def traced(log: Path, *words: str) -> tuple[int, list[Call]]:
    """Run `crm WORD …` from its start to its end: its exit code and its calls, none of another thread's."""
    options = ["-xx", "-s", "1000000", "-e", f"trace={','.join(CALLS)}", "-o", str(log)]
    ran = subprocess.run(
        [str(STRACE), *options, sys.executable, "-m", "crm_tui", *words],
        cwd=PROJECT, capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return ran.returncode, list(_calls(log.read_text()))


def _calls(text: str) -> Iterator[Call]:
    for line in text.splitlines():
        if (found := CALL.match(line)) and int(found[3]) >= 0:
            yield Call(found[1], tuple(map(_value, found[2].split(", "))), int(found[3]))


def _value(argument: str) -> bytes:
    if argument.startswith('"'):
        return bytes.fromhex(argument.strip('"').replace("\\x", ""))
    return argument.encode()


class Disk:
    """The files of one folder, and what a power cut at this moment may leave of them.

    A `forgetful` one takes no sync of the folder after a file was deleted: as if the program asked for none.
    """

    def __init__(self, folder: Path, *, forgetful: bool = False) -> None:
        self._folder, self._forgetful = os.fsencode(folder), forgetful
        self._files: list[bytes] = []  # what is safe of each file that ever was
        self._written: list[list[tuple[int, bytes | None]]] = []  # since: (offset, bytes), or (size, None)
        self._safe_names: dict[bytes, int] = {}
        self._renamed: list[dict[bytes, int]] = []  # the names after each change since
        self._open: dict[int, int | None] = {}  # None for the folder itself
        for file in folder.iterdir():
            if file.is_file():
                self._safe_names[os.fsencode(file)] = self._new(file.read_bytes())

    def take(self, call: Call) -> None:
        """Let the call happen; those on other files change nothing."""
        name, given = call.name, call.arguments
        if name == "openat":
            self._opened(call.result, given[1], b"O_CREAT" in given[2])
        elif name == "close":
            self._open.pop(int(given[0]), None)
        elif name in ("unlink", "unlinkat"):
            self._name({given[name == "unlinkat"]: None})
        elif name == "rename":
            self._name({given[1]: self._names.get(given[0]), given[0]: None})
        elif int(given[0]) in self._open:
            self._changed(self._open[int(given[0])], call)

    def ended(self) -> None:
        """The process is gone, and its open files with it."""
        self._open.clear()

    def after_cut(self, random: Random) -> dict[str, bytes]:
        """The files by name, as the disk may hold them when the power is gone now."""
        names = random.choice([self._safe_names, *self._renamed])
        return {os.path.basename(os.fsdecode(path)): self._left(file, random) for path, file in names.items()}

    @property
    def _names(self) -> dict[bytes, int]:
        return self._renamed[-1] if self._renamed else self._safe_names

    @property
    def _before_last(self) -> dict[bytes, int]:
        return self._renamed[-2] if len(self._renamed) > 1 else self._safe_names

    def _new(self, held: bytes) -> int:
        self._files.append(held)
        self._written.append([])
        return len(self._files) - 1

    def _opened(self, handle: int, path: bytes, creating: bool) -> None:
        self._open.pop(handle, None)
        if path == self._folder:
            self._open[handle] = None
        elif os.path.dirname(path) == self._folder:
            if path not in self._names and creating:
                self._name({path: self._new(b"")})
            if path in self._names:
                self._open[handle] = self._names[path]

    def _name(self, changes: dict[bytes, int | None]) -> None:
        after = {**self._names, **changes}
        known = {path: file for path, file in after.items() if file is not None}
        if known != self._names and all(os.path.dirname(path) == self._folder for path in changes):
            self._renamed.append(known)

    def _changed(self, file: int | None, call: Call) -> None:
        if call.name in ("fsync", "fdatasync"):
            if file is None:
                if not (self._forgetful and self._renamed and len(self._names) < len(self._before_last)):
                    self._safe_names, self._renamed = self._names, []
            else:
                self._files[file], self._written[file] = _applied(self._files[file], self._written[file]), []
        elif file is not None and call.name == "pwrite64":
            self._written[file].append((int(call.arguments[3]), call.arguments[1]))
        elif file is not None and call.name == "ftruncate":
            self._written[file].append((int(call.arguments[1]), None))
        else:
            raise AssertionError(f"{call.name} on a file of the database is not replayed")

    def _left(self, file: int, random: Random) -> bytes:
        likely = random.choice((0.0, 0.5, 0.9, 1.0))
        kept: list[tuple[int, bytes | None]] = []
        for offset, data in self._written[file]:
            if data is None:
                kept += [(offset, data)] * (random.random() < likely)
                continue
            edges = range(0, len(data), SECTOR)
            kept += [(offset + at, data[at : at + SECTOR]) for at in edges if random.random() < likely]
        return _applied(self._files[file], kept)


def _applied(held: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(held)
    for offset, data in changes:
        wanted = offset if data is None else offset + len(data)
        if len(made) < wanted:
            made.extend(bytes(wanted - len(made)))
        if data is None:
            del made[offset:]
        else:
            made[offset:wanted] = data
    return bytes(made)
