"""The command `crm complaint similar`: answers given before to complaints like one."""

from typing import Annotated, Any

import typer

from crm_tui.cli import output
from crm_tui.cli.options import Format, FormatOption, JsonOption, chosen
from crm_tui.cli.runtime import reading
from crm_tui.cli.steps import Case
from crm_tui.display.tables import laid
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.services import answers, finding
from crm_tui.services.answers import Answered
from crm_tui.values.text import safe

COLUMNS = ("ref", "summary", "why", "came_back", "cause", "resolution", "prevention")
TITLES = ("Ref", "Summary", "Alike in", "Came back", "Cause", "Resolution", "Prevention")
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="NUMBER", help="At most so many.")]


def similar(
    complaint: Case, limit: LimitOption = 10, format: FormatOption = Format.TABLE, json: JsonOption = False
) -> None:
    """Show how complaints like this one were resolved: the cause, what was done, what prevents the next.

    Alike are those with words in common, the rarer the more, of the same product, category, tags or client.
    """
    form = chosen(format, json)
    with reading() as session:
        found = answers.answered(session, finding.find(session, "complaint", complaint).id, limit)
    if form is Format.JSON:
        output.items("answer", [_item(one) for one in found])
    elif form is Format.IDS:
        for one in found:
            output.data(one.ref)
    elif form is Format.CSV:
        writer = CsvWriter(output.stream())
        writer.rows([COLUMNS])
        if found:
            writer.rows([_cells(one) for one in found])
    elif not found:
        output.say("Nothing like it was resolved yet.")
    else:
        rows = [[safe(" ".join(str(cell).split())) for cell in _cells(one)] for one in found]
        output.table(laid(TITLES, rows, width=output.width(), whole=[True] + [False] * 6, keep=5))


def _item(one: Answered) -> dict[str, Any]:
    found = {name: getattr(one, name) for name in COLUMNS}
    return found | {"why": list(one.why)} | {name: found[name] or None for name in ("cause", "prevention")}


def _cells(one: Answered) -> list[str]:
    why, back = " · ".join(one.why), "yes" if one.came_back else ""
    return [one.ref, one.summary, why, back, one.cause, one.resolution, one.prevention]


COMMANDS: dict[str, Any] = {"similar": similar}
