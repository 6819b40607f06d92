"""crm brief: your morning on a page, or one page before you meet somebody."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import morning, output
from crm_tui.cli.destination import opened, path_of
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import reading
from crm_tui.display.brief_pages import lines_of, text
from crm_tui.display.brief_pages import markdown as written
from crm_tui.display.cells import json_of
from crm_tui.display.morning import ENDINGS, MARKDOWN
from crm_tui.errors import Invalid
from crm_tui.services import finding
from crm_tui.services.acting import context
from crm_tui.services.brief import Brief, Part
from crm_tui.services.brief import brief as page_about
from crm_tui.services.exporting import target
from crm_tui.services.morning import MOST
from crm_tui.values.kinds import Context
from crm_tui.values.references import format_ref


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
LIMIT = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        show_default=False,
        help=f"Lines of each part of a day; 0 for all. Without it {MOST}, in JSON all.",
    ),
]
FORM = Annotated[Form, typer.Option("--format", "-f", help="How to write it.")]
OUT = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write a file that ends in .txt or .md.")
]
FORCE = Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")]


def brief(
    who: WHO = "",
    member: MEMBER = "",
    team: TEAM = False,
    limit: LIMIT = None,
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
        usual = 0 if form is Form.JSON else MOST
        _day(member, out, form, team=team, most=usual if limit is None else limit, force=force)
    elif member or team:
        raise Invalid("--member and --team are for a day: leave out WHO, or leave out these.")
    else:
        _about(who, out, form, force=force)


def _day(member: str, out: str, form: Form, *, team: bool, most: int, force: bool) -> None:
    found = morning.read(member, team=team, most=most)
    if out:
        morning.save(found, out, force=force)
    else:
        morning.show(found, form)


def _about(who: str, out: str, form: Form, *, force: bool) -> None:
    with reading() as session:
        match = finding.find_any(session, ("client", "contact"), who)
        page = page_about(session, match.noun, match.id)
        around = context(session)
    if form is Form.JSON:
        output.items("brief", [document(page, around)])
    elif out:
        path = path_of(out, f"{format_ref(match.noun, match.id)}.txt", force=force)
        made = written if target.form_of(path, ENDINGS) == MARKDOWN else text
        with opened(path, force=force) as handle:
            handle.write(made(page, around))
        output.say(f"Wrote the page to {path}.")
    elif form is Form.MARKDOWN:
        output.data(written(page, around).rstrip("\n"))
    else:
        for line, heads in lines_of(page, around, output.width()):
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
