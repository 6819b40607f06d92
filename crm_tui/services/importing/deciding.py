"""Deciding what becomes of each row of a file: matched with records and other rows, compared, numbered."""

from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.services.importing.existing import differs, holding
from crm_tui.services.importing.options import OnDuplicate, Options
from crm_tui.services.importing.planned import FATES, Fate, Plan
from crm_tui.services.importing.reading import AT_ONCE, Progress, Reading
from crm_tui.services.importing.reading import REJECTED as FAULTY
from crm_tui.services.importing.references import References
from crm_tui.services.importing.rules import edit_problem, last_id
from crm_tui.services.importing.source import Source
from crm_tui.services.loops import above, refuse_loop
from crm_tui.store.database import driver
from crm_tui.values.names import key
from crm_tui.values.references import format_ref
from crm_tui.values.text import quoted

NEW, KNOWN, OUT = 0, 1, 2  # a row before it is compared: to be created, that of a record, rejected


def plan(
    session: Session,
    source: Source,
    options: Options,
    references: References | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Read a file and decide what becomes of each row, changing nothing.

    Invalid or Refused when the file as a whole cannot be taken: no column for a name, unreadable bytes, a known
    key under `fail`, any reject under `strict`.
    """
    seen = journal_end(session)
    references = references or References(session, options.noun, options.create_missing)
    reading = Reading(session, source, options, references)
    reading.run(progress)
    return Deciding(session, reading, seen).decide()


def journal_end(session: Session) -> int:
    """The last entry of the journal: while it stays, nothing that a plan looked at has changed."""
    found = driver(session).execute("SELECT seq FROM sqlite_sequence WHERE name='journal'").fetchone()
    return int(found[0]) if found else 0


class Deciding:
    """Turns what was read into a plan."""

    def __init__(self, session: Session, reading: Reading, seen: int) -> None:
        self.session, self.reading, self.options = session, reading, reading.options
        self.noun, count = reading.noun, len(reading.lines)
        self.why: dict[int, str] = {}
        self.uppers: dict[str, dict[int, int | None]] = {column: {} for column in above(reading.noun)}
        self.plan = Plan(
            reading.options, reading.source, reading, bytearray(count), array("q", bytes(8 * count)), seen
        )

    def decide(self) -> Plan:
        """Every row's fate."""
        self._match()
        self._point()
        self._number()
        self._compare()
        self._refuse()
        return self.plan

    def _match(self) -> None:
        """Find the record of each row, or the earlier row with its key."""
        reading, plan = self.reading, self.plan
        count = plan.read
        for level, keys in zip(reading.levels, reading.keys, strict=True):
            keys.hold(level.held())
        matches = [keys.match(count, doubles=not number) for number, keys in enumerate(reading.keys)]
        for level, keys in zip(reading.uniques, reading.unique_keys, strict=True):
            keys.hold(level.held())
        taken = [keys.match(count) for keys in reading.unique_keys]
        marks = (reading.status, reading.incomplete, reading.direct, *matches, *taken)
        if not any(map(any, marks)):
            return  # every row is new and whole
        for row in range(count):
            if reading.status[row] == FAULTY:
                plan.state[row] = OUT
                continue
            by = next((place for place, found in enumerate(matches) if found[row]), None)
            if by is None:
                self._settle(row, 0, None)
            else:
                self._settle(row, matches[by][row], reading.keys[by].unclear.get(row))
            for found in taken:
                if found[row] and plan.state[row] != OUT and found[row] != plan.ids[row]:
                    self._reject(row, self._clash(found[row]))

    def _settle(self, row: int, match: int, unclear: tuple[int, int] | None) -> None:
        reading, plan = self.reading, self.plan
        if match < 0:
            first = reading.lines[-1 - match]
            self._reject(row, f"Line {first} is the same {self.noun.replace('_', ' ')} already.")
        elif reading.direct[row] or match:
            plan.state[row], plan.ids[row] = KNOWN, reading.direct[row] or match
            if unclear and not reading.direct[row]:
                refs = " and ".join(format_ref(self.noun, number) for number in unclear)
                self._reject(row, f"It may be {refs}; add a column ref that says which.")
        elif reading.incomplete[row]:
            self._reject(row, "")

    def _clash(self, found: int) -> str:
        if found < 0:
            return f"Line {self.reading.lines[-1 - found]} has the same name already."
        return f"{format_ref(self.noun, found)} has that name already."

    def _reject(self, row: int, why: str) -> None:
        self.plan.state[row] = OUT
        self.why[row] = why

    def _point(self) -> None:
        """Find the rows that other rows name; one that names a rejected row is rejected too."""
        reading, references = self.reading, self.reading.references
        mine = {
            -1 - index: hash(key(text))
            for index, (noun, text) in enumerate(references.missing)
            if noun == self.noun
        }
        rows = reading.labels.rows_of(mine.values()) if mine else {}
        targets = {number: rows[found] for number, found in mine.items() if found in rows}
        pointing = [row for row in range(len(reading.pointing)) if reading.pointing[row]]
        round_about = [row for row in pointing if self.plan.state[row] != OUT and self._loops(row, targets)]
        for row in round_about:
            self._reject(row, "It would stand above itself.")
        makes = self.noun in self.options.create_missing
        again = not makes
        while again:
            again = False
            for row in pointing:
                target = targets.get(reading.pointing[row])
                if self.plan.state[row] != OUT and (target is None or self.plan.state[target] == OUT):
                    text = references.missing[-1 - reading.pointing[row]][1]
                    self._reject(row, references.unknown(self.noun, text))
                    again = True
        self.plan.rows = {n: row for n, row in targets.items() if self.plan.state[row] != OUT}

    def _loops(self, row: int, targets: Mapping[int, int]) -> bool:
        """Whether the rows a row stands under lead back to it."""
        at, seen = targets.get(self.reading.pointing[row]), {row}
        while at is not None and at not in seen and self.plan.state[at] != OUT:
            seen.add(at)
            at = targets.get(self.reading.pointing[at])
        return at == row

    def _number(self) -> None:
        """Say which records are made beside the rows, then number the rows that make one."""
        plan, reading = self.plan, self.reading
        used: set[int] = set()
        places = [i for i, name in enumerate(reading.fields) if self._makes(name)]
        if reading.references.missing:
            for batch in reading.batches():
                for i, values in enumerate(batch.values):
                    if values is not None and plan.state[batch.first + i] != OUT:
                        used.update(found for place in places for found in _below(values[place]))
        for number in sorted(used - plan.rows.keys(), reverse=True):
            noun, text = reading.references.missing[-1 - number]
            plan.made.append((noun, text, number))
        following = last_id(self.session, self.noun) + 1
        following += sum(noun == self.noun for noun, _, _ in plan.made)
        if not any(plan.state):
            plan.ids = array("q", range(following, following + plan.read))
            return
        for row in range(plan.read):
            if plan.state[row] == NEW:
                plan.ids[row] = following
                following += 1

    def _makes(self, name: str) -> bool:
        return bool(self.reading.known[name].facts.ref)

    def _compare(self) -> None:
        """Hold rows of known records against them, and write down every row's fate."""
        plan, created = self.plan, FATES.index(Fate.CREATED)
        for first in range(0, plan.read, AT_ONCE):
            state = plan.state[first : first + AT_ONCE]
            if any(state):
                self._compare_batch(first // AT_ONCE, state)
            else:
                plan.fates += bytes([created]) * len(state)
                plan.counts[Fate.CREATED] += len(state)

    def _compare_batch(self, number: int, state: bytearray) -> None:
        plan, reading = self.plan, self.reading
        batch = reading.batch(number)
        ids = [plan.ids[batch.first + i] for i, found in enumerate(state) if found == KNOWN]
        held = holding(self.session, self.noun, reading.known, reading.fields, ids) if ids else {}
        for i, values in enumerate(batch.values):
            row = batch.first + i
            fate, reason = self._fate(row, state[i], values, held, batch.reasons.get(i, ""))
            plan.fates.append(FATES.index(fate))
            plan.counts[fate] += 1
            if fate in (Fate.SKIPPED, Fate.REJECTED):
                plan.told.add((reading.lines[row], FATES.index(fate), reason))

    def _fate(
        self, row: int, state: int, values: Any, held: Mapping[int, Mapping[str, Any]], fault: str
    ) -> tuple[Fate, str]:
        plan = self.plan
        if state == OUT or values is None:
            return Fate.REJECTED, fault or self.why.get(row) or self._missing(values)
        if state == NEW:
            return Fate.CREATED, ""
        number = plan.ids[row]
        new = self._resolved(values)
        fields = self.reading.known
        changed = [name for name, value in new.items() if differs(fields[name], value, held[number][name])]
        if not changed:
            return Fate.UNCHANGED, ""
        if self.options.on_duplicate is OnDuplicate.UPDATE:
            changes = {name: new[name] for name in changed}
            wrong = edit_problem(self.session, self.noun, fields, number, changes) or self._loop(
                number, changes
            )
            if wrong:
                return Fate.REJECTED, wrong
            plan.changes.add((row, number, changes))
            return Fate.UPDATED, ""
        titles = ", ".join(changed)
        return Fate.SKIPPED, f"{format_ref(self.noun, number)} differs in {titles}."

    def _loop(self, number: int, changes: Mapping[str, Any]) -> str:
        """Why a record cannot stand under another by what earlier rows put above records; "" when it can."""
        for column, planned in self.uppers.items():
            name = column.removesuffix("_id")
            if name in changes:
                try:
                    refuse_loop(self.session, self.noun, number, column, changes[name], planned)
                except Refused as error:
                    return error.message
                planned[number] = changes[name]
        return ""

    def _resolved(self, values: tuple[Any, ...]) -> dict[str, Any]:
        """The values by field, numbers below zero turned into the ids of rows where they stand for one."""
        plan, found = self.plan, dict(zip(self.reading.fields, values, strict=True))
        place = self.reading.selfish
        if place is not None and isinstance(values[place], int) and values[place] in plan.rows:
            found[self.reading.fields[place]] = plan.ids[plan.rows[values[place]]]
        return found

    def _missing(self, values: tuple[Any, ...] | None) -> str:
        found = dict(zip(self.reading.fields, values or (), strict=False))
        names = [name for name in self.reading.required if found.get(name) is None]
        return " ".join(f"{self.reading.known[name].title} is missing." for name in names)

    def _refuse(self) -> None:
        """Refuse the file where the person asked for all or nothing."""
        plan = self.plan
        known = sum(state == KNOWN for state in plan.state)
        if self.options.on_duplicate is OnDuplicate.FAIL and known:
            refs = [format_ref(self.noun, n) for n, s in zip(plan.ids, plan.state, strict=True) if s == KNOWN]
            raise Refused(
                f"{known} rows of {plan.source.name} are known already, {', '.join(refs[:5])} among them:"
                " nothing was imported. Take --on-duplicate skip or update."
            )
        if self.options.strict and plan.counts[Fate.REJECTED]:
            first = next(note for note in plan.notes() if note.fate is Fate.REJECTED)
            raise Refused(
                f"{plan.counts[Fate.REJECTED]} of {plan.read} rows of {quoted(plan.source.name)} cannot be"
                f" taken; the first is line {first.line}: {first.reason} Nothing was imported (--strict)."
            )


def _below(value: Any) -> Iterator[int]:
    """The numbers below zero a value holds."""
    if isinstance(value, int) and value < 0:
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, int) and part < 0)
