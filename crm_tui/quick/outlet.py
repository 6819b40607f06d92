"""Where the quick door writes: answers to standard output, errors and talk to standard error, all inert."""

import sys

from crm_tui import quick
from crm_tui.errors import unanswered, unwritten
from crm_tui.values.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from crm_tui.errors import CrmError
    from crm_tui.quick.echo import Echo


def echo(found: "Echo", *, as_json: bool = False) -> None:
    """The lines of an answer, or its JSON; talk only to a person at a terminal."""
    if as_json:
        sys.stdout.write(quick.documents.text(found.as_dict()) + "\n")
        return
    for line in found.lines:
        sys.stdout.write(safe(line, lines=True) + "\n")
    if found.talk and sys.stderr.isatty():
        talk(found.talk)


def acknowledge(found: "Echo") -> None:
    """The answer to an entry that is kept; where it cannot be written, that is told, and is no failure."""
    try:
        echo(found)
        sys.stdout.flush()
    except BrokenPipeError:
        return  # whoever listened has heard enough
    except OSError as fault:
        if unwritten(fault) is None:
            raise
        talk(unanswered(", ".join(found.refs), fault))


def raw(text: str) -> None:
    """Text of our own, as it stands."""
    sys.stdout.write(text + "\n")


def offers(found: "Iterable[tuple[str, str]]") -> None:
    """What a shell may complete: a text and its description on each line, parted by a tab."""
    for text, description in found:
        sys.stdout.write(f"{safe(text)}\t{safe(description)}\n" if description else f"{safe(text)}\n")


def talk(line: str) -> None:
    """A line to the person."""
    sys.stderr.write(safe(line) + "\n")


def error(found: "CrmError", *, as_json: bool = False) -> None:
    """One sentence and what may have been meant; one JSON object where JSON was asked for."""
    if as_json:
        sys.stderr.write(quick.documents.text({"error": _as_dict(found)}) + "\n")
        return
    talk(found.message)
    for ref, name in found.candidates:
        talk(f"  {ref}  {name}")
    if found.hint:
        talk(found.hint)


def _as_dict(found: "CrmError") -> "dict[str, object]":
    candidates = [{"ref": ref, "name": name} for ref, name in found.candidates]
    return {
        "code": found.exit_code,
        "kind": found.kind,
        "message": found.message,
        "candidates": candidates,
    }
