"""An import from the command line: planned, shown, set aside what is rejected, carried out, told."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm_tui import cli
from crm_tui.cli import folders, import_report, output, runtime
from crm_tui.cli.import_report import Manner as Manner
from crm_tui.cli.invocation import CURRENT
from crm_tui.errors import Invalid, NotFound, Refused
from crm_tui.exchange.rejects import Rejects
from crm_tui.services import collecting, importing
from crm_tui.services.importing import Fate, Plan
from crm_tui.services.importing import options as saved
from crm_tui.services.importing.options import OnDuplicate, Options
from crm_tui.store import backup
from crm_tui.store.database import Session
from crm_tui.store.files import mode_in

TRIES = 3  # plans made before the last one is made while others wait
MANY = 200_000  # rows whose writing keeps others waiting for a while


@dataclass(frozen=True, slots=True)
class Given:
    """The options as typed, before a saved mapping is added."""

    noun: str = ""
    maps: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    on_duplicate: OnDuplicate | None = None
    create_missing: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    strict: bool = False
    batch: int = 0
    mapping: str = ""


def run(path: str, given: Given, manner: Manner) -> int:
    """Import a file; how many rows were rejected."""
    with collecting.put_off():
        try:
            return _run(path, given, manner)
        except KeyboardInterrupt:
            if CURRENT.stored is None:
                output.say("Interrupted: nothing of the file was taken in.")
            raise


def _run(path: str, given: Given, manner: Manner) -> int:
    if path != "-" and os.path.isdir(path):
        known = given.on_duplicate or OnDuplicate.SKIP
        return folders.take(path, known, dry_run=manner.dry_run, json=manner.json, show=manner.show)
    if path != "-" and not os.path.exists(path):
        raise NotFound(f"There is no file {path}.")
    where = _standard_input() if path == "-" else path
    name = "standard input" if path == "-" else path
    target = _target(path, manner)
    with runtime.reading() as session:
        options = _options(session, path, given)
        plan = _planned(session, where, name, options)
    try:
        import_report.tell(plan, manner)
        if not manner.dry_run:
            plan = _carried_out(plan, where, name, options, manner, target)
        import_report.finish(plan, manner, target)
        return plan.counts[Fate.REJECTED]
    finally:
        plan.close()


def _standard_input() -> Any:
    return sys.stdin.buffer


def _options(session: Session, path: str, given: Given) -> Options:
    """The options as typed, on top of those of the saved mapping."""
    kept: dict[str, list[str]] = {}
    if given.mapping:
        noun = given.noun or importing.noun_of(path)
        for option, value in saved.saved_mapping(session, noun, given.mapping):
            kept.setdefault(option, []).append(value)
    single = {option: values[-1] for option, values in kept.items()}
    keys = tuple(
        key for text in given.keys or kept.get("key", ()) for key in text.replace("，", ",").split(",")
    )
    return Options(
        noun=given.noun.strip().lower().replace("-", "_"),
        maps=tuple(saved.mapped(text) for text in (*kept.get("map", ()), *given.maps)),
        values=tuple(saved.translated(text) for text in (*kept.get("value", ()), *given.values)),
        keys=tuple(key.strip() for key in keys if key.strip()),
        on_duplicate=given.on_duplicate or OnDuplicate(single.get("on-duplicate", "skip")),
        create_missing=saved.creatable((*kept.get("create-missing", ()), *given.create_missing)),
        encoding=given.encoding or single.get("encoding", ""),
        delimiter=given.delimiter or single.get("delimiter", ""),
        dates=given.dates or single.get("dates", ""),
        strict=given.strict,
        batch=given.batch,
    )


def _planned(session: Session, where: Any, name: str, options: Options) -> Plan:
    try:
        with _bar(f"Reading {os.path.basename(name)}") as progress:
            return importing.plan(session, where, options, progress, name)
    except Invalid as error:
        chosen = _asked_encoding(error) if not options.encoding and where == name else ""
        if not chosen:
            raise
        again = Options(
            **{field: getattr(options, field) for field in Options.__slots__} | {"encoding": chosen}
        )
        return _planned(session, where, name, again)


def _asked_encoding(error: Invalid) -> str:
    """The encoding a person chooses from the previews, on a terminal; "" where nobody can be asked."""
    if not error.candidates or not sys.stdin.isatty() or not sys.stderr.isatty():
        return ""
    for number, (encoding, line) in enumerate(error.candidates, 1):
        output.warn(f"{number}  {encoding}: {line}")
    output.warn("Which one reads right? Its number, or Enter to stop:")
    answer = sys.stdin.readline().strip()
    return (
        error.candidates[int(answer) - 1][0]
        if answer in map(str, range(1, len(error.candidates) + 1))
        else ""
    )


@contextmanager
def _bar(title: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """A progress bar where there is a terminal to show it on."""
    shown = sys.stderr.isatty() and not CURRENT.quiet
    with cli.progress.bar(title) if shown else nullcontext() as progress:
        yield progress


def _target(path: str, manner: Manner) -> str:
    """The path for rejected rows; Refused when the one that was named is taken."""
    if manner.rejects:
        if os.path.lexists(manner.rejects):
            raise Refused(f"{manner.rejects} is there already; choose another name for the rejected rows.")
        return manner.rejects
    stem = "import" if path == "-" else path.removesuffix(".rejects.csv")
    names = (f"{stem}.rejects{number}.csv" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not os.path.lexists(name))


def _carried_out(plan: Plan, where: Any, name: str, options: Options, manner: Manner, target: str) -> Plan:
    """Write it; when others changed the data since it was planned, plan and tell again."""
    backup.before(runtime.database().path, "import")
    if plan.read > MANY and not options.batch:
        output.say(
            f"Others have to wait while {plan.read} rows are written; --batch 10000 lets them in between."
        )
    for attempt in range(TRIES):
        try:
            with _set_aside(plan, target):
                _write(plan, manner)
            return plan
        except importing.Stale:
            if where != name or attempt == TRIES - 1:
                raise
        plan.close()
        output.say("The data changed meanwhile; reading the file again.")
        with runtime.reading() as session:
            plan = _planned(session, where, name, options)
        import_report.tell(plan, manner)
    raise AssertionError("unreachable")


def _write(plan: Plan, manner: Manner) -> None:
    for span in importing.spans(plan):
        with runtime.writing(source="import") as session:
            importing.apply(session, plan, span)
            if span.last and manner.save_mapping:
                saved.save_mapping(session, manner.save_mapping, plan.options)
        runtime.index()


@contextmanager
def _set_aside(plan: Plan, target: str) -> Iterator[None]:
    """Write the rejected rows to their file; it goes again when the import itself fails."""
    if plan.counts[Fate.REJECTED]:
        mode = mode_in(os.path.dirname(os.path.realpath(target)), CURRENT.path)
        headers, delimiter = plan.source.headers, plan.source.delimiter
        with Rejects(target, headers, delimiter=delimiter, mode=mode) as rejects:
            for line, cells, reason in plan.rejects():
                rejects.add(line, cells, reason)
    try:
        yield
    except BaseException:
        if plan.counts[Fate.REJECTED]:
            Path(target).unlink(missing_ok=True)
        raise
