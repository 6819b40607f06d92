"""crm agenda: the tasks of the coming days, or all of Today, narrowed and written as any list."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import clock, quick
from crm_tui.cli import output
from crm_tui.cli.options import Format, FormatOption, JsonOption, SortOption, WhereOption, chosen
from crm_tui.cli.quickly import asked, tell
from crm_tui.cli.remind import reckon
from crm_tui.cli.runtime import reading
from crm_tui.display.cells import show
from crm_tui.display.tables import laid
from crm_tui.quick import agenda as tasks
from crm_tui.quick import who
from crm_tui.quick.due.row import Due, Scope, when
from crm_tui.services import acting, due_listing, today
from crm_tui.services.due_fields import FIELDS
from crm_tui.services.today_page import DAYS, Item
from crm_tui.store.database import Session, driver

MemberOption = Annotated[str, typer.Option("--member", metavar="MEMBER", help="Of this member, not mine.")]
TeamOption = Annotated[bool, typer.Option("--team", help="Of the whole team.")]
DaysOption = Annotated[int, typer.Option("--days", min=1, max=366, help="How many days, today included.")]
AllOption = Annotated[
    bool, typer.Option("--all", help="All that Today in the app shows, not tasks alone; always of a week.")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="Rows at most; 0 for all.")]


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(agenda)
    return get_command(group)


def agenda(
    member: MemberOption = "",
    team: TeamOption = False,
    days: DaysOption = DAYS,
    everything: AllOption = False,
    where: WhereOption = "",
    sort: SortOption = "",
    limit: LimitOption = 0,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Show the tasks of the coming days with their times, what is overdue first.

    --all adds complaints, deals, birthdays and clients out of touch: the rows of Today in the app, and with
    --format csv the file that X writes there. Fields for --where and --sort: group, ref, kind, due, time, title,
    client, owner, reason.
    """
    form = chosen(format, json)
    if not (everything or where or sort or limit) and form in (Format.TABLE, Format.JSON):
        tell(asked(lambda db, actor, now: quick.agenda.show(
            db, actor, now, member_id=who.member(db, actor, member), team=team, days=days
        )), json=form is Format.JSON)  # fmt: skip
        return
    if everything:
        reckon()
    with reading() as session:
        found = _of_today(session, member, team) if everything else _of_tasks(session, member, team, days)
        items = due_listing.chosen(session, [item for item, _ in found], where, sort)
        shown = items[:limit] if limit else items
        told = {item.key: document for item, document in found}
        if form is Format.JSON:
            output.items("today" if everything else "agenda", [told[item.key] for item in shown], len(items))
        elif form is Format.CSV:
            due_listing.write(session, shown, output.stream())
        elif form is Format.IDS:
            for item in shown:
                output.data(item.due.ref)
        else:
            _table(session, shown, len(items))


Found = list[tuple[Item, dict[str, object]]]  # each with its JSON


def _of_today(session: Session, member: str, team: bool) -> Found:
    """All that Today shows."""
    me = acting.actor(session)
    items = today.read(driver(session), Scope(clock.now(), me.zone, _whose(session, member, team))).items
    return [(item, item.due.as_dict() | {"group": item.group, "reason": item.reason}) for item in items]


def _of_tasks(session: Session, member: str, team: bool, days: int) -> Found:
    """The tasks of so many days."""
    me, whose = acting.actor(session), _whose(session, member, team)
    day = me.today(clock.now())
    found = tasks.entries(driver(session), me, day, day + timedelta(days=days - 1), whose)
    return [(_item(entry, day), entry.as_dict(day)) for entry in found]


def _whose(session: Session, member: str, team: bool) -> int | None:
    """The member meant; None for the team."""
    return None if team else who.member(driver(session), acting.actor(session), member)


def _item(entry: tasks.Entry, day: date) -> Item:
    """A task of the agenda as a thing that is due, in the part of the day on which it comes up."""
    reason = when(entry.due, day)
    due = Due(
        "task",
        "task",
        entry.id,
        entry.title,
        day=entry.due,
        overdue=entry.due < day,
        reason=reason,
        client=entry.client,
        owner=entry.owner,
        clock=entry.clock,
    )
    return Item(due, today.part_of(entry.day, day), "done", reason)


def _table(session: Session, items: Sequence[Item], total: int) -> None:
    if not items:
        output.say("Nothing of the kind is due.")
        return
    around, faces = acting.context(session), list(FIELDS.values())
    rows = [[show(face, face.value(item), around) for face in faces] for item in items]
    whole = [face.name in ("ref", "due", "time") for face in faces]
    title = list(FIELDS).index("title")
    output.table(laid([face.title for face in faces], rows, width=output.width(), whole=whole, keep=title))
    if total > len(items):
        output.say(f"{len(items)} of {total}; --limit 0 shows all.")
