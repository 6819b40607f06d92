"""The page for the morning as text that prints well: plain, in so many cells, or Markdown with boxes to tick."""

import shlex
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from crm_tui.display import due_words
from crm_tui.display.markdown import escaped
from crm_tui.display.tables import clip, folded, laid
from crm_tui.quick.due.row import counted
from crm_tui.services.exporting import target
from crm_tui.services.morning import Morning, Part, Row
from crm_tui.values.dates import format_day
from crm_tui.values.text import safe

PAPER = 80  # cells of a line on paper
TEXT, MARKDOWN = "text", "markdown"
ENDINGS = {".md": MARKDOWN, ".markdown": MARKDOWN, ".txt": TEXT}
OWN_NAME = "morning.txt"
_BOX = "[ ] "
_WHEN = 8  # cells of a day and the room behind it
NOTHING = "Nothing needs anybody just now."
FRESH = 'Nothing is written down yet. Begin with: crm log --new "Haier @Wang Min call: wants 200 units >fri offer"'


def save(found: Morning, name: str, *, beside: str, force: bool = False) -> str:
    """Write the page to a file whole or not at all; its path.

    `name` may hold {date} and ~, or be a folder; its ending says how it is written. An existing file is Refused
    without `force`. `beside` is the CRM file, whose group may share what is made of it.
    """
    path = target.named(name, OWN_NAME)
    form = target.form_of(path, ENDINGS)
    with target.opened(path, beside, force=force) as handle:
        handle.write(markdown(found) if form == MARKDOWN else text(found))
    return path


def title(found: Morning) -> str:
    """The day and whose it is."""
    return f"{format_day(found.today)} · {safe(found.whose) or 'the team'}"


def text(found: Morning, width: int = PAPER) -> str:
    """The page as plain text, no line wider than `width` cells."""
    return "".join(f"{line}\n" for line, _ in lines_of(found, width))


def lines_of(found: Morning, width: int = PAPER) -> Iterator[tuple[str, bool]]:
    """The lines of the page as plain text, and whether each is a heading."""
    heading = clip(title(found), width)
    yield from ((heading, True), ("=" * cell_len(heading), True))
    yield from ((line, False) for line in folded(_counts(found), width))
    for table in _tables(found, width):
        yield from ((line, False) for line in ("", *table))
    for part in found.parts:
        heading = _heading(part)
        yield from (("", False), (heading, True), ("-" * cell_len(heading), True))
        yield from ((line, False) for row in part.rows for line in _plain_row(found, row, width))
        if part.left:
            yield from ((line, False) for line in folded(_left(found, part), width))
    if not found.parts:
        yield from ((line, False) for line in ("", *folded(FRESH if found.fresh else NOTHING, width)))


def _plain_row(found: Morning, row: Row, width: int) -> Iterator[str]:
    """A box, the day, then the rest as far as it needs lines, all below each other."""
    when = set_cell_size(due_words.moment(row.item, found.today), _WHEN)
    lead = f"{_BOX}{when}"
    room = width - cell_len(lead)
    said = folded(" · ".join(_said(found, row)), room)
    for number, line in enumerate([*said, *folded(_ring(row), room)] if row.line else said):
        yield f"{' ' * cell_len(lead) if number else lead}{line}"


def markdown(found: Morning) -> str:
    """The page as Markdown; nothing in the data is read as Markdown or HTML."""
    parts = [f"# {escaped(title(found))}", escaped(_counts(found))]
    parts += ["\n".join(f"    {line}" for line in table) for table in _tables(found, PAPER - 4)]
    for part in found.parts:
        rows = [_marked(found, row) for row in part.rows]
        parts += [
            f"## {_heading(part)}",
            "\n".join(rows),
            *([escaped(_left(found, part))] if part.left else []),
        ]
    if not found.parts:
        parts.append(escaped(FRESH if found.fresh else NOTHING))
    return "\n\n".join(parts) + "\n"


def _marked(found: Morning, row: Row) -> str:
    what, *rest = map(escaped, (*_said(found, row), *([_ring(row)] if row.line else [])))
    when = due_words.moment(row.item, found.today)
    return f"- [ ] {f'{when} ' if when else ''}" + " · ".join([f"**{what}**", *rest])


def _said(found: Morning, row: Row) -> list[str]:
    """What it is, whom it is about, why it stands here, its ref."""
    due = row.item.due
    client = due.client[1] if due.client[1] != due.title else None
    owner = due.owner[1] if not found.whose else None
    parts = (due.title, client, owner, due_words.why(row.item, found.today), due.ref)
    return [safe(part) for part in parts if part]


def _ring(row: Row) -> str:
    """The number to ring, and whose it is where that is not told yet; "" where none is known."""
    if row.line is None:
        return ""
    known = row.line.name in (row.item.due.title, row.item.due.client[1])
    return safe(f"Ring {row.line.number}{'' if known else f' ({row.line.name})'}")


def _counts(found: Morning) -> str:
    ahead = sum(day.due for day in found.days[1:])
    return f"{found.waiting} now, {ahead} in the {counted(len(found.days) - 1)} ahead"


def _heading(part: Part) -> str:
    return f"{part.title}  {len(part.rows) + part.left}"


def _left(found: Morning, part: Part) -> str:
    whose = f"--member {shlex.quote(safe(found.whose))}" if found.whose else "--team"
    return f"and {part.left} more: crm brief {whose} --limit 0 has all"


def _tables(found: Morning, width: int) -> list[list[str]]:
    """Everybody's week, where it is the team's; else how much is due on each of the days ahead."""
    days = [due_words.day_name(day.day) for day in found.days]
    if not found.loads:
        counts = [[str(day.due or "-") for day in found.days]]
        return [laid(days, counts, width=width).lines]
    body = [
        [safe(load.member[1] or "nobody"), str(load.behind or "-"), *(str(due or "-") for due in load.days)]
        for load in found.loads
    ]
    whole = [False, *([True] * (len(days) + 1))]
    return [laid(["Who", "Behind", *days], body, width=width, whole=whole).lines]
