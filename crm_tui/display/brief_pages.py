"""The page about a client or contact as text of so many cells, and as Markdown."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from crm_tui.display.cells import brief as briefly
from crm_tui.display.cells import show
from crm_tui.display.markdown import escaped, table
from crm_tui.display.morning import PAPER
from crm_tui.display.tables import folded, laid
from crm_tui.models.catalogue import NOUNS
from crm_tui.services.brief import Brief, Part
from crm_tui.values.kinds import Context
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

FIGURES = ("money", "int", "percent", "minutes")
WHOLE = (*FIGURES, "day", "instant", "choice", "phone")
LONGEST = 60  # cells of a column where the output is no terminal, so that a page stays one


def text(page: Brief, around: Context, width: int = PAPER) -> str:
    """The page as plain text for paper."""
    return "".join(f"{line}\n" for line, _ in lines_of(page, around, width))


def lines_of(page: Brief, around: Context, width: int | None) -> Iterator[tuple[str, bool]]:
    """The lines of the page, and whether each is a heading; `width` None is for output that has none."""
    yield _title(page), True
    titles = max((cell_len(field.title) for field, _ in page.facts), default=0) + 2
    for field, value in page.facts:
        said = show(field, value, around)
        for number, line in enumerate(folded(said, width - titles) if width else [said]):
            yield set_cell_size("" if number else safe(field.title), titles) + line, False
    for part in page.parts:
        if part.rows:
            yield from (("", False), (part.title, True))
            yield from ((line, False) for line in _laid(part, around, width))


def markdown(page: Brief, around: Context) -> str:
    """The page as Markdown; nothing in the data is read as Markdown or HTML."""
    facts = [
        f"- **{escaped(safe(field.title))}** {escaped(show(field, value, around))}"
        for field, value in page.facts
    ]
    parts = [f"# {escaped(_title(page))}", "\n".join(facts)]
    for part in page.parts:
        if part.rows:
            kept, titles, rows = _cells(part, around, width=None)
            parts += [f"## {part.title}", table(titles, rows, [False] * len(kept))]
    return "\n\n".join(text for text in parts if text) + "\n"


def _title(page: Brief) -> str:
    return f"{format_ref(page.noun, page.id)}  {safe(page.name)}"


def _laid(part: Part, around: Context, width: int | None) -> list[str]:
    kept, titles, rows = _cells(part, around, width)
    kinds = ["", *(field.kind for field in part.fields)]
    whole = [place == 0 or kinds[place] in WHOLE for place in kept]
    right = [kinds[place] in FIGURES for place in kept]
    names = ["", *(field.name for field in part.fields)]
    label = names.index(NOUNS[part.noun].noun.label) if NOUNS[part.noun].noun.label in names else 0
    keep = kept.index(label) if label in kept else 0
    return laid(titles, rows, width=width or LONGEST * len(kept), whole=whole, right=right, keep=keep).lines


def _cells(part: Part, around: Context, width: int | None) -> tuple[list[int], list[str], list[list[str]]]:
    """Which columns hold something, their titles, and the rows of these; the first is the ref."""
    cell = show if width is None else briefly
    rows = [
        [
            format_ref(part.noun, number),
            *(cell(f, v, around) for f, v in zip(part.fields, cells, strict=True)),
        ]
        for number, cells in part.rows
    ]
    titles = ["", *(field.title for field in part.fields)]
    kept = [place for place in range(len(titles)) if any(row[place] for row in rows)]
    return kept, [titles[place] for place in kept], [[row[place] for place in kept] for row in rows]
