"""crm brief: your morning on a page, or one page before you meet somebody."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.cells import cell_len, set_cell_size
from typer.main import get_command

from crm_tui.cli import morning, output
from crm_tui.cli.destination import opened, path_of
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import reading
from crm_tui.display.cells import brief as briefly
from crm_tui.display.cells import json_of, show
from crm_tui.display.morning import OWN_NAME, PAPER, form_of
from crm_tui.display.tables import folded, lines
from crm_tui.errors import Invalid
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


class Form(StrEnum):
    """How a page is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


WHO = Annotated[
    str, typer.Argument(metavar="[WHO]", help="A client or contact: ref, name, part, pinyin …; none: my day.")
]
MEMBER = Annotated[str, typer.Option("--member", metavar="MEMBER", help="The day of this member, not mine.")]
TEAM = Annotated[bool, typer.Option("--team", help="The day of the whole team, and everybody's week.")]
LIMIT = Annotated[int, typer.Option("--limit", "-n", min=0, help="Lines of each part of a day; 0 for all.")]
FORM = Annotated[Form, typer.Option("--format", "-f", help="How to write it.")]
OUT = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write a file: .txt, or .md of a day.")
]
FORCE = Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")]


def brief(
    who: WHO = "",
    member: MEMBER = "",
    team: TEAM = False,
    limit: LIMIT = 30,
    format: FORM = Form.TEXT,
    json: JsonOption = False,
    out: OUT = "",
    force: FORCE = False,
) -> None:
    """Show a page to print: all that needs you today, or all about a client or contact before you meet.

    Without WHO: what is overdue, left over, due today and this week, complaints, whom to ring, birthdays. Of a
    client or contact: who they are, last touches, promises, deals, complaints, steps.
    """
    form = Form.JSON if json else format
    if out and form is Form.JSON:
        raise Invalid("A file is written as text or Markdown: send JSON on with > FILE.")
    if not who:
        _day(member, out, form, team=team, most=0 if form is Form.JSON else limit, force=force)
    elif member or team:
        raise Invalid("--member and --team are for a day: leave out WHO, or leave out these.")
    else:
        _about(who, out, form, force=force)


def _day(member: str, out: str, form: Form, *, team: bool, most: int, force: bool) -> None:
    ending = form_of(path_of(out, OWN_NAME, force=True)) if out else ""
    found = morning.read(member, team=team, most=most)
    if ending:
        morning.save(found, out, force=force)
    else:
        morning.show(found, form)


def _about(who: str, out: str, form: Form, *, force: bool) -> None:
    if form is Form.MARKDOWN:
        raise Invalid("A page about somebody is text or JSON: leave out --format markdown.")
    with reading() as session:
        match = finding.find_any(session, ("client", "contact"), who)
        page = page_about(session, match.noun, match.id)
        around = context(session)
    if form is Form.JSON:
        output.items("brief", [document(page, around)])
    elif out:
        path = path_of(out, f"{format_ref(match.noun, match.id)}.txt", force=force)
        with opened(path, force=force) as handle:
            handle.writelines(f"{line}\n" for _, line in _lines(page, around, PAPER))
        output.say(f"Wrote the page to {path}.")
    else:
        for heads, line in _lines(page, around, output.width()):
            (output.heading if heads else output.data)(line)


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


def _lines(page: Brief, around: Context, width: int | None) -> Iterator[tuple[bool, str]]:
    """The lines of the page and whether each is a heading, for so many cells; None for output without a width."""
    yield True, f"{format_ref(page.noun, page.id)}  {safe(page.name)}"
    titles = max((cell_len(field.title) for field, _ in page.facts), default=0) + 2
    for field, value in page.facts:
        said = show(field, value, around)
        for number, text in enumerate(folded(said, width - titles) if width else [said]):
            yield False, set_cell_size("" if number else safe(field.title), titles) + text
    for part in page.parts:
        if part.rows:
            yield from ((False, ""), (True, part.title))
            yield from ((False, line) for line in _table(part, around, width))


def _table(part: Part, around: Context, width: int | None) -> list[str]:
    cell = show if width is None else briefly
    rows = [
        [
            format_ref(part.noun, number),
            *(cell(f, v, around) for f, v in zip(part.fields, cells, strict=True)),
        ]
        for number, cells in part.rows
    ]
    kept = [i for i in range(len(part.fields) + 1) if any(row[i] for row in rows)]
    titles = ["", *(field.title for field in part.fields)]
    whole = ["", *(field.kind for field in part.fields)]
    return lines(
        [titles[i] for i in kept],
        [[row[i] for i in kept] for row in rows],
        width=width or LONGEST * len(kept),
        whole=[i == 0 or whole[i] in WHOLE for i in kept],
    )
