"""Help, version and an unknown command, against a plain Typer application with as many commands."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from sys import executable

from benchmarks.processes import new_file, ratio, script
from benchmarks.report import Row
from crm_tui.cli import catalogue

GOAL = 1.2
UNIT = "x plain Typer"
PLAIN = '''
import typer

app = typer.Typer(name="plain", help="A plain application.")


def show(asked: bool) -> None:
    if asked:
        print("plain 1.0")
        raise typer.Exit


@app.callback()
def root(
    db: str = typer.Option("", "--db", help="A file."),
    member: str = typer.Option("", "--as", help="A member."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Say nothing."),
    version: bool = typer.Option(False, "--version", callback=show, is_eager=True, help="The version."),
) -> None:
    """The root."""
'''
COMMAND = """

@app.command("{name}", help="{text}")
def run_{number}(words: list[str] = typer.Argument(None), json: bool = False) -> None:
    print(words)
"""


def rows() -> Iterator[Row]:
    """Each of the three."""
    with tempfile.TemporaryDirectory() as folder:
        found = new_file(folder)
        plain = Path(folder, "plain.py")
        commands = (
            COMMAND.format(name=name, text=text, number=number)
            for number, (_, name, text) in enumerate(catalogue.lines())
        )
        plain.write_text(f"{PLAIN}{''.join(commands)}\n\napp()\n", encoding="utf-8")
        crm = script(folder)
        for words in (["--help"], ["--version"], ["nonsense"]):
            base = [executable, "-c", f"import sys; sys.path.insert(0, {folder!r}); import plain", *words]
            figure = ratio(base, [*crm, *words], found, fine=(0, 2))
            yield Row(f"crm {words[0].replace('nonsense', 'with an unknown command')}", figure, GOAL, UNIT)
