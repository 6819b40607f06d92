"""Where an export goes: the path a person meant, whole or not at all, never over another file by mistake."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TextIO

from crm_tui import clock
from crm_tui.errors import Invalid, Refused
from crm_tui.exchange import files
from crm_tui.store.files import mode_in
from crm_tui.values.text import quoted


def named(out: str, own: str) -> str:
    """The path a person meant: dated, and called `own` inside a folder where one was named."""
    path = files.place(os.path.expanduser(out), clock.now())
    return os.path.join(path, own) if os.path.isdir(path) else path


def form_of(path: str, endings: Mapping[str, str]) -> str:
    """How a file is written, by the ending of its name; Invalid for another, naming those there are."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in endings:
        raise Invalid(f"{quoted(os.path.basename(path))} ends in none of {', '.join(endings)}: name it so.")
    return endings[ending]


def is_there(path: str) -> bool:
    """Whether something bears that name already."""
    return os.path.lexists(path)


def refuse_existing(path: str) -> None:
    """Refused where something bears that name already."""
    if is_there(path):
        raise Refused(f"{path} is there already; choose another name or replace it with --force.")


def opened(path: str, database: str, *, force: bool = False) -> AbstractContextManager[TextIO]:
    """A handle on a file for its owner's eyes, or for the group that shares the database."""
    mode = mode_in(os.path.dirname(os.path.realpath(path)), database)
    return files.replacing(path, force=force, mode=mode)
