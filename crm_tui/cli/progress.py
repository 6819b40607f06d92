"""A bar on standard error for work that takes a while; Rich is loaded with it, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from crm_tui.values.text import safe


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """A function that is told how many bytes of how many are done."""
    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    told = TextColumn("{task.description}", markup=False)
    with Progress(told, BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=console) as shown:
        task = shown.add_task(Text(safe(title)).plain, total=None)

        def move(done: int, total: int | None) -> None:
            shown.update(task, completed=done, total=total)

        yield move
