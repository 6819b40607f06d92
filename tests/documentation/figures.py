"""One report as the manual shows it: what it answers, what it can be asked with, the rules its notes tell."""

from crm_tui.reports import catalogue
from crm_tui.reports.parameters import Parameter
from tests.documentation.commands import escaped


def block(name: str) -> list[str]:
    """The question a report answers and a table of its parameters."""
    entry = catalogue.listed(name)
    rows = [f"| `--{one.name}` | {escaped(_meaning(one))} |" for one in entry.parameters]
    return [entry.help, "", "| option | meaning |", "|---|---|", *rows]


def _meaning(one: Parameter) -> str:
    words = ", ".join(f"`{word}`" for word in one.choices)
    if one.kind == "group":
        return f"By what to group: {words}."
    return f"{one.help} One of {words}." if words else one.help
