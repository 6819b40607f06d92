"""Taking in a file: opened, planned, carried out; the door shows the plan and owns the transactions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.services.importing.applying import Stale as Stale
from crm_tui.services.importing.applying import apply as apply
from crm_tui.services.importing.applying import spans as spans
from crm_tui.services.importing.columns import known_header
from crm_tui.services.importing.deciding import plan as plan_rows
from crm_tui.services.importing.options import Options
from crm_tui.services.importing.planned import FATES as FATES
from crm_tui.services.importing.planned import Fate as Fate
from crm_tui.services.importing.planned import Plan as Plan
from crm_tui.services.importing.reading import Progress, editable
from crm_tui.services.importing.references import References
from crm_tui.services.importing.source import Source, csv_source, is_json, json_kind, json_source

NEVER = ("import_batch",)
Where = str | Path | IO[bytes]


def noun_of(path: str) -> str:
    """The noun a file's name says it holds, client.csv or clients-2026.json; "" where it says none."""
    stem = Path(path).name.partition(".")[0].lower()
    names = {word: noun for noun, model in NOUNS.items() for word in (noun, model.noun.plural)}
    return names.get(stem, names.get(stem.partition("-")[0], ""))


def plan(
    session: Session, where: Where, options: Options, progress: Progress | None = None, name: str = ""
) -> Plan:
    """What an import of a CSV or JSON file would do; `where` is a path or a binary handle.

    NotFound when there is no such file; Invalid when it cannot be read; Refused as the options ask.
    """
    options = for_noun(where, options, name or str(where))
    references = References(session, options.noun, options.create_missing)
    source = opened(session, where, options, references, name)
    return plan_rows(session, source, options, references, progress)


def for_noun(where: Where, options: Options, name: str) -> Options:
    """The options with the noun they were not given, told from the file; Invalid when it tells none."""
    noun = options.noun or (json_kind(where)[0] if is_json(name) else noun_of(name))
    if not noun:
        raise Invalid(f"Say what the rows of {name} are: --as client, contact, opportunity …")
    if noun not in NOUNS or noun in NEVER:
        raise Invalid(
            f"{noun} cannot be imported; these can: {', '.join(n for n in NOUNS if n not in NEVER)}."
        )
    return replace(options, noun=noun)


def opened(
    session: Session, where: Where, options: Options, references: References, name: str = ""
) -> Source:
    """The file as headers and rows."""
    name = name or str(where)
    fields = editable(session, options.noun)
    if is_json(name):
        kind, found = json_kind(where)
        if kind != options.noun:
            raise Invalid(f"{name} holds {kind}, not {options.noun}.")
        return json_source(found, fields, references, name)
    known: Callable[[str], bool] = lambda header: known_header(options, fields, header)  # noqa: E731
    return csv_source(where, options, known, name)
