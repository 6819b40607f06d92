"""Random histories of commands: every verb of every noun, one-line entries, lines, steps, rules and imports."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from random import Random
from typing import Any

from crm_tui.choices import ComplaintStatus
from crm_tui.errors import CrmError
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import Record
from crm_tui.services import acting, editing, entries, handover, history, importing, merging, nouns, one_line
from crm_tui.services import settings as rules
from crm_tui.services.faces import built_in
from crm_tui.services.importing.options import OnDuplicate, Options
from crm_tui.store import journal
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session, driver
from crm_tui.values.references import format_ref
from crm_tui.values.team_rules import RULES
from tests.cli.samples import SAMPLES

Act = Callable[["History", Session, str], None]
LINES = (
    "log {client} @Pat {n} call 30m: talk {n} #hot >fri send {n}", "log 海尔 {n} 电话：要200台",
    "todo ring {client} tomorrow 10:00 about {n}", "done {task}", "snooze {task} fri",
    "deal {client}: pumps {n} 5k", "complain {client}: dented {n} ^high", "log {contact} visit: {n}",
)  # fmt: skip
NEEDED = {
    "link": ("contact", "relation", "other"), "order": ("client",), "plan": ("client",), "objective": ("plan",),
    "view": ("on",), "field": ("on", "title"),
}  # fmt: skip
OTHERS = {
    "tags": "hot, vip", "phones": "work: 7", "emails": "a@b.cn; c@d.cn", "city": "Oslo", "birthday": "--02-29",
    "status": "", "kind": "", "due": "2026-03-02", "amount": "7", "done_at": "", "alias": "x", "rule": "every day",
}  # fmt: skip
OWNED = ("client", "task", "opportunity", "complaint", "plan", "objective")


class History:
    """A file on which its first member does one random thing after the other; `done` says which of which noun."""

    def __init__(self, path: str, random: Random) -> None:
        self.database, self.random, self.number = Database(path, pooled=True), random, 0
        self.done: set[tuple[str, str]] = set()
        with closing(
            self.database.engine.raw_connection()
        ) as raw:  # the pool's one, kept for all that follows
            raw.cursor().execute("PRAGMA synchronous=OFF")

    @contextmanager
    def session(self, undoes: int | None = None, source: str = "cli") -> Iterator[Session]:
        """One transaction of the first member."""
        with self.database.writing(Stamp(1, source, "work", undoes)) as session:
            acting.act_as(session, acting.sign_in(session, "m1"))
            yield session

    def step(self) -> bool:
        """One thing; whether it changed anything. What is refused is a command that changed nothing."""
        act, noun = self.random.choice(ACTS), self.random.choice([*SAMPLES])
        self.number += 1
        try:
            with self.session(source="import" if act is take_in else "cli") as session:
                act(self, session, noun)
                number = session.info["txn"]
        except CrmError:
            return False
        with self.database.reading() as session:
            changed = (
                driver(session).execute("SELECT 1 FROM txn WHERE id=?", (number,)).fetchone() is not None
            )
        self.done |= {(act.__name__, noun)} if changed else set()
        return changed

    def take_back(self) -> None:
        """`undo`."""
        with self.database.reading() as session:
            numbers = journal.undoable(driver(session), 1, 1)
        with self.session(numbers[0]) as session:
            history.take_back(session, numbers)

    def bring_back(self) -> None:
        """`redo`."""
        with self.database.reading() as session:
            number = journal.redoable(driver(session), 1)
        with self.session(number) as session:
            history.take_back(session, [number])

    def any(self, session: Session, noun: str) -> Record:
        """Any record of a noun; NotFound where there is none."""
        found = driver(session).execute(f'SELECT id FROM "{table(NOUNS[noun]).name}" ORDER BY id').fetchall()
        return nouns.of(noun).get(session, self.random.choice(found)[0] if found else 0)

    def ref(self, session: Session, noun: str) -> str:
        """Its ref."""
        return format_ref(noun, self.any(session, noun).id or 0)

    def typed(self, session: Session, noun: str, *, needed: tuple[str, ...] = ()) -> dict[str, str]:
        """A few fields as a person may type them, those needed among them; a name is never typed twice."""
        label, known = NOUNS[noun].noun.label, SAMPLES[noun][1]
        chosen = self.random.sample([*known], min(len(known), self.random.randint(1, 4)))
        return {
            name: self._text(session, noun, name, known[name][0], needed=name in needed)
            for name in dict.fromkeys((*needed, *chosen))
            if name != label or noun == "link"
        }

    def _text(self, session: Session, noun: str, name: str, sample: str, *, needed: bool) -> str:
        refers = built_in(noun)[name].facts.ref
        if not needed and self.random.random() < 0.25:
            return OTHERS.get(name, "")
        if name in ("login", "name"):
            return f"{sample}{self.number}"
        return self.ref(session, refers) if refers else sample


def add(by: History, session: Session, noun: str) -> None:
    """A record with a few fields."""
    label, name = NOUNS[noun].noun.label, f"{SAMPLES[noun][0]}{by.number}"
    typed = by.typed(session, noun, needed=NEEDED.get(noun, ()))
    typed |= {label: name} if SAMPLES[noun][0] else {}
    nouns.of(noun).add(
        session, {k: v for k, v in entries.read(session, noun, typed).items() if v is not None}
    )


def edit(by: History, session: Session, noun: str) -> None:
    """Fields of one record."""
    editing.change(session, noun, by.any(session, noun), by.typed(session, noun))


def edit_many(by: History, session: Session, noun: str) -> None:
    """The same fields of several."""
    numbers = {by.any(session, noun).id or 0 for _ in range(3)}
    editing.each(session, noun, sorted(numbers), by.typed(session, noun))


def archive(by: History, session: Session, noun: str) -> None:
    """Put away."""
    nouns.of(noun).archive(session, by.any(session, noun))


def restore(by: History, session: Session, noun: str) -> None:
    """Bring back from the archive."""
    nouns.of(noun).restore(session, by.any(session, noun))


def delete(by: History, session: Session, noun: str) -> None:
    """Remove, with what hangs on it."""
    nouns.of(noun).delete(session, by.any(session, noun))


def merge(by: History, session: Session, noun: str) -> None:
    """Two into one."""
    keep, other = by.any(session, noun), by.any(session, noun)
    merging.merge(session, noun, keep, other)


def enter(by: History, session: Session, noun: str) -> None:
    """An entry of one line."""
    refs = {name: by.ref(session, name) for name in ("client", "task", "contact")}
    one_line.enter(session, by.random.choice(LINES).format(n=by.number, **refs), new=True)


def line(by: History, session: Session, noun: str) -> None:
    """Add, change or take away a line of a deal or an order."""
    noun = by.random.choice(["opportunity", "order"])
    verbs: Any = nouns.of(noun)
    owner, product = by.any(session, noun), by.any(session, "product")
    match by.random.randint(1, 4):
        case 1:
            verbs.edit_line(session, owner, 1, {"quantity": by.random.randint(1, 9)})
        case 2:
            verbs.remove_line(session, owner, 1)
        case _:
            verbs.add_line(
                session,
                owner,
                {"product_id": product.id, "quantity": 2, "price": by.random.choice([5, None])},
            )


def step(by: History, session: Session, noun: str) -> None:
    """A step of a complaint, words about it, or a deal put into another stage."""
    verbs: Any = nouns.of("complaint")
    case: Any = by.any(session, "complaint")
    match by.random.randint(1, 4):
        case 1:
            verbs.note(session, case, f"note {by.number}", case.status)
        case 2:
            verbs.reopen(session, case, "again")
        case 3:
            done = {"resolution": "changed", "cause": "glue", "prevention": "other glue"}
            verbs.step(session, case, by.random.choice([*ComplaintStatus]), "so", done)
        case _:
            deals: Any = nouns.of("opportunity")
            deals.move(session, by.any(session, "opportunity"), by.any(session, "stage").id, "price")


def give(by: History, session: Session, noun: str) -> None:
    """Things to a colleague."""
    given = [(noun, by.any(session, noun).id or 0) for noun in by.random.sample(OWNED, 2)]
    handover.give(session, given, by.any(session, "member").id or 0)


def rule(by: History, session: Session, noun: str) -> None:
    """A rule of the team, set or back to its default."""
    name = by.random.choice([*RULES])
    if by.random.random() < 0.3:
        rules.reset(session, name)
    else:
        rules.set_to(session, name, by.random.choice(["5", "never", RULES[name][0], "JPY"]))


def take_in(by: History, session: Session, noun: str) -> None:
    """A file of people, some known and some at clients nobody knows yet."""
    lines = [f"Row {by.random.randint(1, 9)},Firm {by.number},p{number}@x.cn,hot" for number in range(4)]
    file = BytesIO("\n".join(["name,client,email,tags", *lines, ""]).encode())
    options = Options(
        "contact", on_duplicate=by.random.choice([*OnDuplicate][:2]), create_missing=frozenset({"client"})
    )
    plan = importing.plan(session, file, options, name="people.csv")
    for span in importing.spans(plan):
        importing.apply(session, plan, span)


ACTS: tuple[Act, ...] = (
    add, add, add, add, edit, edit, edit, edit_many, archive, restore, delete, merge, enter, enter, line, step,
    give, rule, take_in,
)  # fmt: skip
