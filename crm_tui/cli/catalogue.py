"""What `crm --help` lists, and where each command is found, so that none has to be loaded for it."""

from crm_tui.values.commands import EVERYDAY, HIDDEN, HOUSE
from crm_tui.values.nouns import NOUNS


def lines() -> list[tuple[str, str, str]]:
    """(section, command, help) of everything `crm --help` lists, in its order."""
    return [
        *(("Every day", name, text) for name, (_, text) in EVERYDAY.items()),
        *(("Records", name, text) for name, (*_, text) in NOUNS.items()),
        *(("The house", name, text) for name, (_, text) in HOUSE.items()),
    ]


def module_of(name: str) -> str:
    """The module that holds a command; "" for an unknown one."""
    module = "nouns" if name in NOUNS else (EVERYDAY | HOUSE | HIDDEN).get(name, ("", ""))[0]
    return f"crm_tui.cli.{module}" if module else ""
