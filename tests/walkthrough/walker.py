"""Whoever walks a script: a fresh home, a stopped clock, the shell, and a terminal for the app."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import FOLDERS, SETTLED, UNSET
from tests.terminal.terminal import Terminal
from tests.walkthrough.script import HERE, Promise, Step, missing, read

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300


def walked(name: str) -> list[tuple[Promise, str]]:
    """The promises of a script, each with the place and what failed there, walked in a fresh home."""
    script = HERE / f"{name}.md"
    with TemporaryDirectory(prefix="walk-", ignore_cleanup_errors=True) as folder:
        walker = Walker(Path(folder), str(script.relative_to(ROOT)))
        return list(walker.walk(read(script.read_text(encoding="utf-8"))))


class Walker:
    """Takes the steps of one script, one after the other, in a folder that is its alone."""

    def __init__(self, folder: Path, script: str) -> None:
        self.folder, self.script = folder, script
        self.terminal: Terminal | None = None
        for name in UNSET:
            os.environ.pop(name, None)
        os.environ.update(SETTLED, HOME=str(folder), TMPDIR=str(folder), PYTHONPATH=str(ROOT))
        os.environ.update({f"XDG_{name}_HOME": str(folder / name.lower()) for name in FOLDERS})
        os.environ["PATH"] = f"{self._program().parent}:{os.environ['PATH']}"

    def _program(self) -> Path:
        """The program of this tree, under the name that people type."""
        program = self.folder / "bin" / "crm"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m crm_tui "$@"\n')
        program.chmod(0o755)
        return program

    def walk(self, promises: list[Promise]) -> Iterator[tuple[Promise, str]]:
        """Each promise, with what failed; a step that failed ends its promise, not the script."""
        try:
            for promise in promises:
                yield promise, self.failure(promise)
        finally:
            self.close()

    def failure(self, promise: Promise) -> str:
        """What first came out otherwise than it was promised, or ""."""
        for step in promise.steps:
            try:
                found = self.act(step) if step.on_terminal else self.run(step)
            except subprocess.TimeoutExpired:
                found = f"did not end within {PATIENCE_SECONDS} seconds"
            if found:
                return f"{self.script}:{step.place}: {'>' if step.on_terminal else '$'} {step.line}\n{found}"
        return ""

    def run(self, step: Step) -> str:
        """Run a line of the shell."""
        ran = subprocess.run(
            ["bash", "-o", "pipefail", "-c", step.line], cwd=self.folder, timeout=PATIENCE_SECONDS, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        output = ran.stdout.decode("utf-8", "replace")
        failed = missing(step, output, ran.returncode)
        return f"{failed}\n{output}" if failed else ""

    def act(self, step: Step) -> str:
        """Do something on the terminal."""
        verb, _, rest = step.line.partition(" ")
        try:
            getattr(self, f"do_{verb}")(rest)
        except (AssertionError, LookupError) as error:
            self.close()  # what follows would wait for what can no longer come
            return str(error)
        return ""

    def do_open(self, rest: str) -> None:
        """Open the program on a new terminal."""
        self.close()
        size, *words = rest.split() or ["80x24"]
        columns, rows = map(int, size.split("x"))
        self.terminal = Terminal(*words, rows=rows, columns=columns, folder=self.folder)

    def do_press(self, rest: str) -> None:
        """Press keys; after Esc a moment passes, or it would make another key of the next one."""
        for key in rest.split():
            self.screen.press(key)
            if key == "escape":
                self.screen.settles()

    def do_type(self, rest: str) -> None:
        """Type a text."""
        self.screen.type(rest)

    def do_see(self, rest: str) -> None:
        """Wait for a text."""
        self.screen.shows(rest)

    def do_gone(self, rest: str) -> None:
        """Wait until a text is gone."""
        self.screen.hides(rest)

    def do_click(self, rest: str) -> None:
        """Click a text with the mouse."""
        self.screen.shows(rest)
        self.screen.click(*self.screen.place(rest))

    def do_drag(self, rest: str) -> None:
        """Drag a text to another one with the mouse: `ONE to OTHER`."""
        one, _, other = rest.partition(" to ")
        self.screen.shows(one, other)
        self.screen.drag(self.screen.place(one), self.screen.place(other))

    def do_hangup(self, _: str) -> None:
        """Close the window over the program's head."""
        self.screen.hang_up()
        self.screen.process.join(PATIENCE_SECONDS)

    def do_resize(self, rest: str) -> None:
        """Drag the corner of the window."""
        columns, rows = map(int, rest.split("x"))
        self.screen.resize(rows, columns)

    def do_ends(self, rest: str) -> None:
        """Wait for the end."""
        code = self.screen.ends()
        assert code == int(rest or 0), f"ended with {code}"

    @property
    def screen(self) -> Terminal:
        """The terminal that is open."""
        if self.terminal is None:
            raise LookupError("no terminal is open, or what came before failed")
        return self.terminal

    def close(self) -> None:
        """Close the terminal."""
        if self.terminal is not None:
            self.terminal.__exit__(None, None, None)
        self.terminal = None
