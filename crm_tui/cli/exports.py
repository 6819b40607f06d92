"""An export from the command line: read in one go, written whole, never over another file by mistake."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from crm_tui import clock
from crm_tui.cli import destination, listing, output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.runtime import reading
from crm_tui.errors import Invalid, Refused
from crm_tui.exchange import files, json_files
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.models.catalogue import NOUNS
from crm_tui.services import collecting
from crm_tui.services import listing as lists
from crm_tui.services.exporting import nouns, tables, target
from crm_tui.services.faces import faces
from crm_tui.services.listing import Query
from crm_tui.store.database import Session
from crm_tui.store.files import mode_in, share_folder

ALL = "all"


class Form(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSON = "json"


def run(what: str, out: str, form: Form, where: str, *, archived: bool, raw: bool, force: bool) -> None:
    """Write one noun to a file or standard output, or all tables to a folder."""
    with collecting.put_off():
        _run(what, out, form, where, archived=archived, raw=raw, force=force)


def _run(what: str, out: str, form: Form, where: str, *, archived: bool, raw: bool, force: bool) -> None:
    noun = what.strip().lower().replace("-", "_")
    plurals = {model.noun.plural: name for name, model in NOUNS.items()}
    noun = plurals.get(noun, noun)
    if noun == ALL:
        if where or archived:
            raise Invalid("An export of all is complete: --where and --archived go with one noun.")
        _all(out, form, raw=raw, force=force)
    elif noun in NOUNS:
        _one(noun, out, form, where, archived=archived, raw=raw, force=force)
    else:
        raise Invalid(f"There is nothing called {what} to export: name all or one of {', '.join(NOUNS)}.")


def _one(noun: str, out: str, form: Form, where: str, *, archived: bool, raw: bool, force: bool) -> None:
    """A noun, to a file or standard output."""
    path = destination.path_of(out, f"{noun}.{form.value}", force=force)
    with reading() as session, destination.opened(path, force=force) as handle:
        if form is Form.JSON:
            told = _json(session, handle, Query(noun, where, "id", archived=archived))
        else:
            writer = CsvWriter(handle, raw=raw)
            writer.rows([nouns.headers(session, noun)])
            told = writer.all_columns(nouns.pages(session, noun, where, archived=archived))
    destination.wrote(told, noun, path)


def _mode(folder: str) -> int:
    return mode_in(folder, CURRENT.path)


def _json(session: Session, handle: TextIO, query: Query) -> int:
    names = tuple(name for name in faces(session, query.noun) if name != "version")
    every = Query(query.noun, query.where, query.sort, names, 0, query.archived)
    fields = lists.fields_of(session, every)
    count = lists.count(session, query)
    items = (
        item
        for number, cells in lists.stream(session, every)
        for item in listing.as_items(session, query.noun, fields, [number], [cells])
    )
    json_files.write(handle, query.noun, items, count=count)
    return count


def _all(out: str, form: Form, *, raw: bool, force: bool) -> None:
    if out in ("", "-"):
        raise Invalid("Everything is a folder of files: say where it is to go, crm export all -o FOLDER.")
    place = files.place(out.rstrip("/") or "/", clock.now())
    names = {name: f"{name}.{form.value}" for name in tables.exported()}
    if os.path.lexists(place) and not os.path.isdir(place):
        raise Refused(f"{place} is a file; name a folder.")
    if not force:
        for name in names.values():
            target.refuse_existing(os.path.join(place, name))
    with reading() as session, _folder(place) as folder:
        for name, file in names.items():
            with files.replacing(os.path.join(folder, file), force=force, mode=_mode(folder)) as handle:
                _table(session, handle, name, form, raw=raw)
    output.say(f"Wrote {len(names)} tables to {place}; crm import {place} takes them back.")


@contextmanager
def _folder(target: str) -> Iterator[str]:
    """The folder to write into: one that is not there yet appears when all of it is written."""
    if os.path.isdir(target):
        yield target
        return
    above = os.path.dirname(os.path.abspath(target))
    files.make_folder(above)
    with files.disk_faults_named(target):
        draft = tempfile.mkdtemp(prefix=".crm-", suffix=".tmp", dir=above)
    if _mode(above) != files.OWNER_ONLY:
        share_folder(draft, os.stat(above).st_gid)
    try:
        yield draft
        Path(draft).rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _table(session: Session, handle: TextIO, name: str, form: Form, *, raw: bool) -> None:
    headers = [column.header for column in tables.columns(name)]
    pages = tables.pages(session, name)
    if form is Form.JSON:
        items: Iterator[dict[str, Any]] = (
            dict(zip(headers, row, strict=True)) for page in pages for row in zip(*page, strict=True)
        )
        json_files.write(handle, name, items, count=tables.count(session, name))
        return
    writer = CsvWriter(handle, raw=raw)
    writer.rows([headers])
    writer.all_columns(pages)
