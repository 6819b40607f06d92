"""A command on a terminal of its own, whose screen is read as fast as it is drawn."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from threading import Condition, Thread

from tests.torture.doors import PATIENCE_SECONDS, PROJECT


class OnTerminal:
    """`crm ARGUMENT …` on 100 by 30 cells; `seen` is all it has written."""

    def __init__(self, *arguments: str) -> None:
        self.seen = b""
        self._more = Condition()
        self._own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.child = subprocess.Popen(
            [sys.executable, "-m", "crm_tui", *arguments],
            cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self._own, 65536)
            except OSError:  # nobody holds the other side any more
                part = b""
            with self._more:
                self.seen += part
                self._more.notify_all()
            if not part:
                return

    def until(self, holds: Callable[[bytes], bool]) -> None:
        """Wait until something holds of all that was written; AssertionError where it never does."""
        with self._more:
            assert self._more.wait_for(lambda: holds(self.seen), PATIENCE_SECONDS), self.seen[-2000:]

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._own, keys.encode())

    def end(self) -> int:
        """Wait for its end; its exit code."""
        code = self.child.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        os.close(self._own)
        return code
