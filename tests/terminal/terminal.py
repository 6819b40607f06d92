"""A terminal that the program runs on: keys go in, and what comes out is kept as bytes and as a person sees it."""

import fcntl
import multiprocessing
import os
import pty
import select
import struct
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any
from unicodedata import combining

import pyte
from wcwidth import wcwidth

from tests.terminal import child
from tests.terminal.stream import tokens, unfinished

PATIENCE_SECONDS = 15.0
AT_ONCE = 500  # command lines of one process
KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
    "home": "\x1b[H", "end": "\x1b[F", "pagedown": "\x1b[6~", "f1": "\x1bOP", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f11": "\x1b[23~", "insert": "\x1b[2~", "delete": "\x1b[3~", "ctrl+c": "\x03",
    "esc": "\x1b", "ctrl+n": "\x0e", "ctrl+s": "\x13", "ctrl+z": "\x1a",
}  # fmt: skip
CURSOR = ("\x1b[?25h", "\x1b[?25l")
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(list(child.PRELOADED))


class Terminal:
    """A program on a terminal of its own; leaving the context ends it, and what it started, at once."""

    def __init__(
        self,
        *words: str,
        rows: int = 30,
        columns: int = 100,
        work: Callable[[], int] | None = None,
        before: child.Before | None = None,
        folder: Path | None = None,
    ) -> None:
        """`crm WORDS`, or `work`, in the environment of this moment; `before` is called in its process first."""
        self.received = b""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._unfed = ""
        self._fed = 0
        self._screen = pyte.Screen(columns, rows)
        self._emulator = pyte.Stream(self._screen)
        self._ours, self._theirs = pty.openpty()
        self.resize(rows, columns, emulated=False)
        self.settings = termios.tcgetattr(self._theirs)
        self.started = time.monotonic()
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.process: Any = _PROCESSES.Process(
            target=child.run,
            args=(os.ttyname(self._theirs), environment, str(folder or Path.cwd()), before,
                  work or child.Program(words)),
        )  # fmt: skip
        self.process.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.hang_up()
        if self._theirs >= 0:
            os.close(self._theirs)

    def hang_up(self) -> None:
        """Close the window."""
        if self._ours >= 0:
            if self.process.is_alive():  # while we hold their side too, the terminal itself would live on
                os.close(self._theirs)
                self._theirs = -1
            os.close(self._ours)
            self._ours = -1

    def resize(self, rows: int, columns: int, *, emulated: bool = True) -> None:
        """Drag the corner of the window."""
        if emulated:
            self._feed()
            self._screen.resize(rows, columns)
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wipe(self) -> None:
        """Lose what is drawn, as a window does that shrinks."""
        self._feed()
        self._screen.erase_in_display(2)

    def press(self, *keys: str) -> None:
        """Press keys: characters, or names such as enter, escape, f9."""
        self.type("".join(KEYS.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text at once."""
        rest = text.encode()
        while rest:
            self._read(0)
            rest = rest[os.write(self._ours, rest[:1000]) :]

    def click(self, line: int, column: int) -> None:
        """Press and release the left mouse button on a cell, counted from 0."""
        place = f"{column + 1};{line + 1}"
        self.type(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the left mouse button on a cell, move to another one, and release it there."""
        begin, stop = (f"{column + 1};{line + 1}" for line, column in (start, end))
        self.type(f"\x1b[<0;{begin}M\x1b[<32;{stop}M\x1b[<0;{stop}m")

    def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Take in what comes until the condition holds; a test fails when no more comes, and it does not."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        last = deadline + 3 * PATIENCE_SECONDS  # a cursor that blinks comes for ever
        while not holds():
            while not self._read(0.02):
                if not self.process.is_alive() or time.monotonic() > deadline:
                    assert holds(), f"{what or 'it'} never came; the screen:\n{self.text}"
                    return
            if time.monotonic() > last:
                assert holds(), f"{what or 'it'} never came; the screen:\n{self.text}"
            deadline = time.monotonic() + PATIENCE_SECONDS

    def shows(self, *texts: str) -> None:
        """Wait until all the texts stand on the screen."""
        missing = list(texts)

        def none_missing() -> bool:
            screen = self.text
            missing[:] = [text for text in missing if text not in screen]
            return not missing

        self.until(none_missing, f"one of {texts}")

    def hides(self, text: str) -> None:
        """Wait until a text no longer stands on the screen."""
        self.until(lambda: text not in self.text, f"a screen without {text!r}")

    def settles(self) -> None:
        """Take in what comes until nothing more does for a moment."""
        while self._read(0.15):
            continue

    def ends(self) -> int:
        """Take in everything until the program ends; its exit code, negative for the signal that killed it."""
        self.until(lambda: not self.process.is_alive(), "the end")
        while self._read(0.02):
            continue
        self.process.join()
        return int(self.process.exitcode)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line; of a wide character its first cell has it, the second nothing."""
        self._feed()
        cells = self._screen.buffer
        across = range(self._screen.columns)
        return ["".join([cells[y][x].data for x in across]).rstrip() for y in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def output(self) -> str:
        """All that was received, as text."""
        return self.received.decode("utf-8", "replace")

    def cell(self, line: int, column: int) -> str:
        """What stands in one cell, counted from 0; "" in the second half of a wide character."""
        self._feed()
        return str(self._screen.buffer[line][column].data)

    def place(self, text: str) -> tuple[int, int]:
        """Line and column of a text on the screen, counted in cells from 0."""
        self._feed()
        for number in range(self._screen.lines):
            cells = [self._screen.buffer[number][column].data for column in range(self._screen.columns)]
            found = "".join(cells).find(text)
            if found >= 0:
                taken = [sum(len(cell) for cell in cells[:column]) for column in range(len(cells))]
                return number, next(column for column, size in enumerate(taken) if size >= found)
        raise LookupError(f"{text!r} is not on the screen:\n{self.text}")

    @property
    def cursor_shown(self) -> bool:
        """Whether the cursor can be seen."""
        self._feed()
        return not self._screen.cursor.hidden

    def settings_now(self) -> list[Any]:
        """How the line is set: echo, canonical mode and the rest."""
        return termios.tcgetattr(self._theirs)

    def _read(self, seconds: float) -> bytes:
        if self._ours < 0 or not select.select([self._ours], [], [], seconds)[0]:
            return b""
        try:
            found = os.read(self._ours, 1 << 16)
        except OSError:
            return b""
        self.received += found
        return found

    def _feed(self) -> None:
        """Give the emulator what came since, as far as it is whole and of a kind that it knows."""
        text = self._unfed + self._decoder.decode(self.received[self._fed :])
        self._fed = len(self.received)
        whole = len(text) - unfinished(text)
        self._unfed = text[whole:]
        for kind, token in tokens(text[:whole]):
            if kind in ("text", "sgr", "move", "line", "redraw") or token in CURSOR:
                self._emulator.feed("".join([c for c in token if c.isascii() or _advances(c)]))


def _advances(character: str) -> bool:
    """Whether the emulator can place it: what takes no cell and joins no letter ends a line for it."""
    return wcwidth(character) > 0 or bool(combining(character))


def ran(*lines: Sequence[str], columns: int = 100, folder: Path | None = None) -> list[str]:
    """What each command line wrote on a terminal, one after the other, so many in one process."""
    written: list[str] = []
    for first in range(0, len(lines), AT_ONCE):
        some = lines[first : first + AT_ONCE]
        with Terminal(work=child.Programs(some), columns=columns, folder=folder) as terminal:
            terminal.ends()
            written += parts(terminal.output, len(some))
    return written


def parts(output: str, count: int) -> list[str]:
    """What each of several commands wrote; its exit code is the last line."""
    found = []
    for number in range(count):
        part, sign, output = output.partition(f"<<{number} ended with ")
        assert sign, f"command {number} never ended; it wrote\n{part[-3000:]}"
        code, _, output = output.partition(">>\r\n")
        found.append(part + code)
    return found
