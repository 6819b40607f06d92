"""Commands that a person has named in the preferences: taken apart, never given to a shell."""

import shlex
import shutil

from crm_tui.errors import Invalid
from crm_tui.values.text import quoted


def words(name: str, line: str) -> list[str]:
    """The command of a preference taken apart as a shell would, with at least one word; Invalid names it."""
    try:
        found = shlex.split(line)
    except ValueError:
        found = []
    if not found:
        raise Invalid(f"{name}: {quoted(line)} cannot be read: a quotation mark is left open.")
    return found


def check(name: str, line: str) -> None:
    """Invalid where the program of a preference is not there."""
    program = words(name, line)[0]
    if shutil.which(program) is None:
        raise Invalid(f"There is no command {quoted(program)}: name a program by its whole path.")
