"""Help, version and an unknown command, against a plain Typer application with as many commands.

Ours is drawn without Rich, so the application of the goal is too; one drawn with Rich, as Typer does unasked,
is told beside it.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from sys import executable

from benchmarks.processes import new_file, ratio, script
from benchmarks.report import Row
from crm_tui.cli import catalogue

GOAL = 1.2
UNITS = {"rich_markup_mode=None, ": "x Typer without Rich", "": "x Typer with Rich"}
PLAIN = '''
import typer

app = typer.Typer({mode}name="plain", help="A plain application.")


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
    """Each of the three, with and without Rich."""
    with tempfile.TemporaryDirectory() as folder:
        found, crm = new_file(folder), script(folder)
        for number, (mode, unit) in enumerate(UNITS.items()):
            Path(folder, f"plain{number}.py").write_text(_application(mode), encoding="utf-8")
            for words in (["--help"], ["--version"], ["nonsense"]):
                code = f"import sys; sys.path.insert(0, {folder!r}); import plain{number}"
                figure = ratio([executable, "-c", code, *words], [*crm, *words], found, fine=(0, 2))
                name = words[0].replace("nonsense", "with an unknown command")
                yield Row(f"crm {name}", figure, GOAL if mode else None, unit)


def _application(mode: str) -> str:
    """The source of an application with as many commands as ours has, each with its line of help."""
    commands = (
        COMMAND.format(name=name, text=text, number=number)
        for number, (_, name, text) in enumerate(catalogue.lines())
    )
    return f"{PLAIN.replace('{mode}', mode)}{''.join(commands)}\n\napp()\n"
