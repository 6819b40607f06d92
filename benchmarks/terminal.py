"""A program on a pseudo-terminal: what it writes and when, the keys it gets, the memory it took."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.processes import ROOT

COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def module(name: str, *arguments: str) -> list[str]:
    """The command that runs one of our modules."""
    return [sys.executable, "-m", name, *arguments]


class Terminal:
    """One run of a command on a terminal of 120 by 40 cells, in an environment that its colours are added to."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self.seen = bytearray()
        self.peak_bytes = 0
        self._pid, self._tty = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.chdir(ROOT)
            os.execve(command[0], list(command), {**environment, **COLOURS})

    def until(self, seen: Callable[[bytearray], bool], timeout_seconds: float = 60) -> float:
        """Read until `seen` holds of all output so far; returns the seconds since the start."""
        end = time.perf_counter() + timeout_seconds
        while not seen(self.seen):
            if not self._read(max(0.0, end - time.perf_counter())):
                raise TimeoutError(self.seen[-500:].decode(errors="replace"))
        return time.perf_counter() - self.started

    def quiet(self, seconds: float) -> float:
        """Read until nothing has come for so long; returns when the last piece came, or 0.0 for none."""
        last = 0.0
        while self._read(seconds):
            last = time.perf_counter()
        return last

    def press(self, key: bytes, quiet_seconds: float = 0.06, first_seconds: float = 0.0) -> float:
        """Write a key; returns the seconds until the last piece of what it changed had come.

        The first piece may take `first_seconds` where that is longer; 0.0 for none.
        """
        self.seen.clear()
        pressed = time.perf_counter()
        os.write(self._tty, key)
        first = time.perf_counter() if self._read(max(first_seconds, quiet_seconds)) else 0.0
        return max(0.0, max(first, self.quiet(quiet_seconds)) - pressed)

    def close(self) -> None:
        """End the program by its own key and note its peak memory."""
        os.write(self._tty, b"\x11")
        while self._read(5):
            pass
        _, _, usage = os.wait4(self._pid, 0)
        self.peak_bytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        os.close(self._tty)

    def _read(self, timeout_seconds: float) -> bool:
        if not select.select([self._tty], [], [], timeout_seconds)[0]:
            return False
        try:
            piece = os.read(self._tty, 1 << 16)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.seen += piece
        return bool(piece)
