"""crm brief: one page before you meet somebody."""

from typing import Annotated, Any

import typer
from rich.cells import cell_len
from typer.main import get_command

from crm_tui.cli import output
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import reading
from crm_tui.display.cells import brief as briefly
from crm_tui.display.cells import json_of, show
from crm_tui.display.tables import lines
from crm_tui.services import finding
from crm_tui.services.acting import context
from crm_tui.services.brief import Brief, Part
from crm_tui.services.brief import brief as page_about
from crm_tui.values.kinds import Context
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

WHOLE = ("day", "instant", "money", "int", "percent", "minutes")
LONGEST = 60  # cells of a column where the output is no terminal, so that a page stays one


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(brief)
    return get_command(group)


def brief(
    who: Annotated[str, typer.Argument(metavar="WHO", help="A client or contact: ref, name, part, pinyin …")],
    json: JsonOption = False,
) -> None:
    """Show one page about a client or contact: who they are, last touches, promises, deals, complaints, steps."""
    with reading() as session:
        match = finding.find_any(session, ("client", "contact"), who)
        page = page_about(session, match.noun, match.id)
        around = context(session)
    if json:
        output.items("brief", [document(page, around)])
    else:
        _write(page, around)


def document(page: Brief, around: Context) -> dict[str, Any]:
    """The page as JSON: its facts by field, its parts as lists of records."""
    item: dict[str, Any] = {
        "noun": page.noun,
        "ref": format_ref(page.noun, page.id),
        "name": page.name,
        "facts": {field.name: json_of(field, value, around) for field, value in page.facts},
    }
    return item | {
        part.name: [_item(part, number, cells, around) for number, cells in part.rows] for part in page.parts
    }


def _item(part: Part, number: int, cells: tuple[Any, ...], around: Context) -> dict[str, Any]:
    values = {f.name: json_of(f, value, around) for f, value in zip(part.fields, cells, strict=True)}
    return {"ref": format_ref(part.noun, number), **values}


def _write(page: Brief, around: Context) -> None:
    output.heading(f"{format_ref(page.noun, page.id)}  {safe(page.name)}")
    width = max((cell_len(field.title) for field, _ in page.facts), default=0)
    for field, value in page.facts:
        room = " " * (width - cell_len(field.title))
        output.data(f"{safe(field.title)}{room}  {show(field, value, around)}")
    for part in page.parts:
        if part.rows:
            output.data("")
            output.heading(part.title)
            for line in _table(part, around):
                output.data(line)


def _table(part: Part, around: Context) -> list[str]:
    cell = show if output.width() is None else briefly
    rows = [
        [
            format_ref(part.noun, number),
            *(cell(f, v, around) for f, v in zip(part.fields, cells, strict=True)),
        ]
        for number, cells in part.rows
    ]
    kept = [i for i in range(len(part.fields) + 1) if any(row[i] for row in rows)]
    titles = ["", *(field.title for field in part.fields)]
    room = output.width() or LONGEST * len(kept)
    whole = ["", *(field.kind for field in part.fields)]
    return lines(
        [titles[i] for i in kept],
        [[row[i] for i in kept] for row in rows],
        width=room,
        whole=[i == 0 or whole[i] in WHOLE for i in kept],
    )
