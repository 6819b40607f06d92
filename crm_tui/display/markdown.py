"""Data inside Markdown, none of it read as Markdown or HTML."""

from collections.abc import Sequence

_SPECIAL = "\\`*_{}[]<>|#~"


def escaped(text: str) -> str:
    """The text with every sign of Markdown made plain."""
    return "".join("\\" + char if char in _SPECIAL else char for char in text)


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """A table, cell by cell as plain text; "" without rows. `right` says which columns are figures."""
    if not rows:
        return ""
    rules = ["--:" if figures else "---" for figures in right]
    body = [[escaped(cell) for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in ([*map(escaped, titles)], rules, *body))
