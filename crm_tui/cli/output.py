"""The only writer to standard output and standard error: data to the one, talk to the other."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TextIO, cast

from crm_tui import clock, display, quick
from crm_tui.errors import Clash, Conflict, CrmError, Invalid, LeftOut
from crm_tui.values.instants import write_instant
from crm_tui.values.text import safe

if TYPE_CHECKING:
    from crm_tui.display.tables import Laid

SCHEMA = 1


def out() -> TextIO:
    """Standard output as it is, or what holds it back."""
    return _State.held or sys.stdout


def hold_back(held: TextIO | None) -> None:
    """Send data into `held` instead of standard output, from here on until None is given."""
    _State.held = held


def stream() -> TextIO:
    """Where data goes that is written piece by piece: byte for byte, but inert on a terminal."""
    return cast(TextIO, _Inert()) if sys.stdout.isatty() else out()


class _Inert:
    """Standard output that a terminal can be trusted with."""

    def write(self, text: str) -> int:
        """Write a text of one or more lines."""
        return out().write(safe(text, lines=True))


def quiet(on: bool) -> None:
    """Leave out talk that is no error (`--quiet`)."""
    _State.quiet = on


class _State:
    quiet = False
    json_errors = False
    held: TextIO | None = None
    talk: ClassVar[list[str]] = []


def errors_as_json(on: bool) -> None:
    """Whether an error is one JSON object on standard error."""
    _State.json_errors = on


def writes_json() -> bool:
    """Whether errors are JSON."""
    return _State.json_errors


def data(text: str) -> None:
    """A line of data, or several."""
    out().write(f"{safe(text, lines=True)}\n")


def raw(text: str) -> None:
    """A text of our own, as it stands and without a line end of its own."""
    out().write(text)


def json_data(document: Mapping[str, Any]) -> None:
    """One JSON document, on one line when it is piped and indented on a terminal."""
    indent = 2 if sys.stdout.isatty() else None
    out().write(quick.documents.text(document, indent) + "\n")


def items(kind: str, found: list[Any], total: int | None = None) -> None:
    """The documented shape of records as JSON: schema, kind, count, total, items."""
    json_data(
        {
            "schema": SCHEMA,
            "kind": kind,
            "count": len(found),
            "total": len(found) if total is None else total,
            "items": found,
        }
    )


def say(text: str) -> None:
    """A line of talk to the person; it waits its turn behind data that is held back."""
    if _State.quiet:
        return
    if _State.held is not None:
        _State.talk.append(text)
    else:
        sys.stderr.write(f"{safe(text)}\n")


def speak_up() -> None:
    """Say what has waited."""
    waiting, _State.talk = _State.talk, []
    for text in waiting:
        say(text)


def warn(text: str) -> None:
    """A line of talk that `--quiet` does not silence."""
    sys.stderr.write(f"{safe(text)}\n")


def page(text: str) -> None:
    """Talk of several lines, such as a page of help that nobody asked for by name."""
    sys.stderr.write(f"{safe(text, lines=True)}\n")


def ensure_streams() -> None:
    """Let a program started with a stream closed (`>&-`) write into nothing instead of failing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - it stands in until the program ends


def width() -> int | None:
    """The cells of a line on the terminal; None when the output is no terminal, which has no width."""
    if not sys.stdout.isatty():
        return None
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno()).columns


def heading(text: str) -> None:
    """The head of a table: bold on a terminal that has colours."""
    bold = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    raw(f"\x1b[1m{safe(text)}\x1b[0m\n" if bold else f"{safe(text)}\n")


def table(found: "Laid", *, advice: str = "") -> None:
    """A table of text; what had no room is told, with how to see it."""
    for line in found.head:
        heading(line)
    for line in found.body:
        data(line)
    if found.left_out:
        told = f"No room for {', '.join(found.left_out)}: {advice or 'widen the window'}."
        for line in display.tables.folded(told, width() or len(told)):
            say(line)


def error(found: CrmError) -> None:
    """One sentence on standard error, with candidates or both sides of a conflict; JSON where asked for."""
    if _State.json_errors:
        sys.stderr.write(quick.documents.text({"error": _as_json(found)}) + "\n")
        return
    warn(found.message)
    for ref, name in found.candidates:
        warn(f"  {ref}  {name}")
    if found.hint:
        warn(found.hint)
    if isinstance(found, LeftOut):
        for _, sentence in found.refused:
            warn(f"  {sentence}")
    if isinstance(found, Conflict) and found.version:  # a refused undo names its clashes in its sentence
        for clash in (*found.clashes, *found.others):
            warn(f"  {_said(clash)}")


def _said(clash: Clash) -> str:
    """One field of a conflict: what it is now, by whom, and what was wanted."""
    who = f" by {clash.who} {clash.when}".rstrip() if clash.who else ""
    mine = "" if clash.mine is None else f", here {clash.mine}"
    now = "empty" if clash.theirs in (None, "") else clash.theirs
    return f"{clash.ref} {clash.field}: now {now}{who}{mine}"


def _as_json(found: CrmError) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": found.exit_code,
        "kind": found.kind,
        "message": found.message,
        "candidates": [{"ref": ref, "name": name} for ref, name in found.candidates],
    }
    if isinstance(found, Invalid) and found.problems:
        told["problems"] = found.problems
    if isinstance(found, LeftOut):
        told["refused"] = [{"ref": ref, "message": sentence} for ref, sentence in found.refused]
    if isinstance(found, Conflict):
        told["version"] = found.version or None
        told["fields"] = [_fields(clash, both=True) for clash in found.clashes]
        told["fields"] += [_fields(clash, both=False) for clash in found.others]
    return told


def _fields(clash: Clash, *, both: bool) -> dict[str, Any]:
    names = ("ref", "field", "before", "theirs", "mine", "who")
    at = write_instant(clock.instant(clash.at)) if clash.at else None
    return {"both": both, **{name: getattr(clash, name) for name in names}, "at": at}
