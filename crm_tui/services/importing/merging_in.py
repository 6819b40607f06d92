"""A folder of tables taken into a file that has records already: row by row, by the keys of each noun."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.exchange.csv_records import Row
from crm_tui.models.catalogue import MODELS, table
from crm_tui.models.record import Record
from crm_tui.services.entries import join_list
from crm_tui.services.exporting.tables import NOUN_OF, TableColumn, columns
from crm_tui.services.importing.applying import apply
from crm_tui.services.importing.deciding import plan
from crm_tui.services.importing.options import OnDuplicate, Options
from crm_tui.services.importing.planned import FATES, Fate, Plan
from crm_tui.services.importing.reading import editable
from crm_tui.services.importing.source import Source
from crm_tui.services.importing.tables import TableFile
from crm_tui.store import bulk
from crm_tui.store.database import driver
from crm_tui.values.references import format_ref, parse_ref

HISTORY = {
    "opportunity": ("stage_move", "opportunity_line"),
    "complaint": ("complaint_event",),
    "sales_order": ("order_line",),
}
POINTS = {"phone": "phones", "email": "emails", "messenger": "messengers", "address": "addresses"}
KEPT = ("archived_at", "staged_on", "respond_by", "resolve_by")  # set by what was done, not typed


class Told(NamedTuple):
    """A row of a table that was skipped or rejected."""

    table: str
    line: int
    fate: Fate
    reason: str


class Merging:
    """One folder on its way into a file; `counts` and `notes` tell what became of the rows of nouns.

    `beside` is how many records and settings were written that are no rows of a noun's table.
    """

    def __init__(self, session: Session, files: Sequence[TableFile], on_duplicate: OnDuplicate) -> None:
        self.session, self.db = session, driver(session)
        self.files = {file.name: file for file in files}
        self.on_duplicate = on_duplicate
        self.counts: Counter[Fate] = Counter()
        self.notes: list[Told] = []
        self.beside = 0
        self._ids: dict[str, dict[int, int]] = defaultdict(dict)
        self._beside: dict[str, dict[int, dict[str, list[str]]]] = {}

    def run(self) -> None:
        """Take in every table, those that others refer to first."""
        for name, file in self.files.items():
            if issubclass(MODELS[name], Record):
                self._beside[name] = self._lists(NOUN_OF[name])
                self._noun(file)
        self._named("setting", ("name",))
        self._named("import_mapping", ("on", "name"))

    def _noun(self, file: TableFile) -> None:
        """The live rows of a noun, then those that were put away."""
        headers, rows = file.cells()
        read = [(line, dict(zip(headers, cells, strict=True))) for line, cells in rows]
        labels = {_number(cells): str(cells.get(MODELS[file.name].noun.label) or "") for _, cells in read}  # type: ignore[attr-defined]
        for archived in (False, True):
            some = [(line, cells) for line, cells in read if bool(cells.get("archived_at")) is archived]
            if some:
                self._plan(file, some, labels)

    def _plan(
        self, file: TableFile, rows: list[tuple[int, dict[str, Any]]], labels: Mapping[int, str]
    ) -> None:
        options = Options(NOUN_OF[file.name], on_duplicate=self.on_duplicate)
        made = plan(self.session, self._source(file, rows, labels), options)
        try:
            apply(self.session, made)
            self.counts.update(made.counts)
            self.beside += len(made.made)
            self.notes += [Told(file.name, *note) for note in made.notes()]
            self._settle(file, rows, made)
        finally:
            made.close()

    def _source(
        self, file: TableFile, rows: list[tuple[int, dict[str, Any]]], labels: Mapping[int, str]
    ) -> Source:
        known = editable(self.session, NOUN_OF[file.name])
        wanted = [column for column in columns(file.name)[1:] if column.header in known]
        lists = self._beside[file.name]
        beside = [name for name in known if any(name in found for found in lists.values())]

        def cells() -> Iterator[Row]:
            for line, values in rows:
                own = [self._cell(file.name, column, values.get(column.header), labels) for column in wanted]
                parts = lists.get(_number(values), {})
                yield Row(line, own + [_joined(name, parts.get(name, [])) for name in beside])

        return Source(
            str(file.path), [*(column.header for column in wanted), *beside], cells(), (), "utf-8", ",",
            False, lambda: 0, None, lambda: None,
        )  # fmt: skip

    def _cell(self, name: str, column: TableColumn, value: Any, labels: Mapping[int, str]) -> str:
        """A cell as an import reads it: refs of the folder as refs of this file, or as the name of a row."""
        text = "" if value is None else str(value)
        ref = parse_ref(text) if column.letter else None
        if ref is None:
            return text
        noun, number = ref
        there = self._ids[column.facts.ref].get(number)
        if there is not None:
            return format_ref(noun, there)
        return labels.get(number, text) if NOUN_OF[name] == noun else f"{text} (of the folder)"

    def _settle(self, file: TableFile, rows: list[tuple[int, dict[str, Any]]], made: Plan) -> None:
        """Note the ids of the rows; give new records what was kept of them and what happened to them."""
        known = self._ids[NOUN_OF[file.name]]
        new: dict[int, int] = {}
        for (_, values), number, fate in zip(rows, made.ids, made.fates, strict=True):
            if FATES[fate] is not Fate.REJECTED:
                known.setdefault(_number(values), number)
            if FATES[fate] is Fate.CREATED:
                new[_number(values)] = number
        kept = [name for name in KEPT if name in table(MODELS[file.name]).columns]
        places = {column.name: place for place, column in enumerate(columns(file.name))}
        for _, row in file.rows() if new and kept else ():
            if row[0] in new:
                sets = ",".join(f'"{name}"=?' for name in kept)
                was = [row[places[name]] for name in kept]
                self.db.execute(f'UPDATE "{file.name}" SET {sets} WHERE id=?', (*was, new[row[0]]))
        for part in HISTORY.get(file.name, ()):
            if part in self.files and new:
                self._history(part, f"{NOUN_OF[file.name]}_id", new)

    def _history(self, part: str, owner: str, new: Mapping[int, int]) -> None:
        """What happened to new records, in place of the first event they were given."""
        wanted = columns(part)
        names = [column.name for column in wanted]
        place = names.index(owner)
        held = [row for _, row in self.files[part].rows() if row[place] in new]
        owners = [(new[number],) for number in dict.fromkeys(row[place] for row in held)]
        self.db.executemany(f'DELETE FROM "{part}" WHERE "{owner}"=?', owners)
        lines = [
            [self._mapped(column, value) for column, value in zip(wanted[1:], row[1:], strict=True)]
            for row in held
        ]
        bulk.insert(self.db, part, names[1:], lines)

    def _mapped(self, column: TableColumn, value: Any) -> Any:
        return self._ids[column.facts.ref].get(value) if column.facts.ref and value is not None else value

    def _lists(self, noun: str) -> dict[int, dict[str, list[str]]]:
        """The lists of each record of a noun, by field: its tags, points, people and values of own fields."""
        found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        if noun == "contact":
            self._each(
                "contact_point", noun, lambda r: (POINTS[r["medium"]], f"{r['kind']}: {r['value']}"), found
            )
        if noun == "interaction":
            self._each("interaction_person", noun, self._person, found)
        tags = self._texts("tag", "name")
        names = self._texts("field", "name")
        self._each("tagging", noun, lambda r: ("tags", tags.get(r["tag_id"], "")), found)
        self._each("field_value", noun, lambda r: (names.get(r["field_id"], ""), r["value"]), found)
        return found

    def _person(self, row: Mapping[str, Any]) -> tuple[str, str]:
        noun = "contact" if row["contact_id"] is not None else "member"
        number = row[f"{noun}_id"]
        there = self._ids[noun].get(number)
        text = f"{format_ref(noun, number)} (of the folder)" if there is None else format_ref(noun, there)
        return f"{noun}s", text

    def _each(
        self,
        part: str,
        noun: str,
        cell: Callable[[dict[str, Any]], tuple[str, str]],
        found: dict[int, dict[str, list[str]]],
    ) -> None:
        if part not in self.files:
            return
        names = [column.name for column in columns(part)]
        for _, values in self.files[part].rows():
            row = dict(zip(names, values, strict=True))
            if row.get(f"{noun}_id") is not None:
                field, text = cell(row)
                found[row[f"{noun}_id"]][field].append(text)

    def _texts(self, name: str, column: str) -> dict[int, str]:
        if name not in self.files:
            return {}
        place = [found.name for found in columns(name)].index(column)
        return {row[0]: row[place] for _, row in self.files[name].rows()}

    def _named(self, name: str, keys: tuple[str, ...]) -> None:
        """Rows that are told by their names and written only where there is none yet."""
        if name not in self.files:
            return
        names = [column.name for column in columns(name)][1:]
        tests = " AND ".join(f'"{key}"=?' for key in keys)
        for _, row in self.files[name].rows():
            values = dict(zip(names, row[1:], strict=True))
            there = f'SELECT 1 FROM "{name}" WHERE {tests}'
            if self.db.execute(there, [values[key] for key in keys]).fetchone() is None:
                bulk.insert(self.db, name, names, [row[1:]])
                self.beside += 1


def _number(values: Mapping[str, Any]) -> int:
    """The id a row had in the file the folder came from."""
    ref = parse_ref(str(values["ref"]))
    return ref[1] if ref else 0


def _joined(name: str, parts: Sequence[str]) -> str:
    """A list in one cell; the value of an own field is one, and stands as it is."""
    if name == "tags":
        return ", ".join(parts)
    listed = name in POINTS.values() or name in ("contacts", "members")
    return join_list(list(parts)) if listed else "".join(parts)
