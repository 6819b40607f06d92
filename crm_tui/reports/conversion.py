"""The conversion report: how many deals go on from each stage, and after how many days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, Select, and_, case, func, select, true
from sqlmodel import Session

from crm_tui.choices import StageKind
from crm_tui.models.catalogue import table
from crm_tui.models.opportunity import Opportunity, StageMove
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.reports.parameters import DAYS, MEMBER, PIPELINE, Listed, by
from crm_tui.reports.quantiles import median, percentile
from crm_tui.reports.report import Column, Named, Question, Report, counted

LISTED = Listed(
    "Conversion",
    "How many deals go on from each stage, how many are lost there, and after how many days.",
    (by("stage", "move"), *DAYS, MEMBER, PIPELINE),
)
MOVE, DEAL, STAGE, ROW = table(StageMove).c, table(Opportunity).c, table(Stage).c, table(Pipeline).c
SPREAD = (Column("median", "Days, median", "days"), Column("p90", "Days, p90", "days"))
BY_STAGE = (
    Column("stage", "Stage", "named"),
    Column("deals", "Came in"),
    Column("on", "Went on"),
    Column("rate", "Went on, %", "percent"),
    Column("lost", "Lost"),
    Column("back", "Went back"),
    Column("here", "Still there", adds=True),
    *SPREAD,
)
BY_MOVE = (
    Column("from", "From", "named"),
    Column("to", "To", "named"),
    Column("moves", "Moves", adds=True),
    Column("share", "Of its stage", "percent"),
    *SPREAD,
)
RULES = {
    "stage": (
        "Deals that came into a stage, each counted once, by the day they first came. Went on: from there into a"
        " later stage or won, whatever came after. Lost, went back or still there: the rest, by where they"
        " stand now. Days are those from coming in to leaving."
    ),
    "move": (
        "Every move of a deal from one stage to another, by the day it was made. Of its stage: the part of all"
        " moves out of that stage. Days are those spent in the stage before."
    ),
}


class Place(NamedTuple):
    """A stage: how it is named, its place in its pipeline, its kind, and how far a deal in it has come.

    `rank` is that among all stages; won is the furthest, lost is nowhere.
    """

    named: Named
    order: tuple[int, ...]
    kind: StageKind
    rank: int


Rows = tuple[tuple[Any, ...], ...]
Way = tuple[int, ...]  # the stages of a deal in their order: each twice its id, one more when it counts


def answer(session: Session, asked: Question) -> Report:
    """Deals by stage with what became of them, or moves from stage to stage; each with its days."""
    places = _places(session)
    if asked.by == "move":
        rows, number = _by_move(places, _driven(session, _sums(asked)))
    else:
        rows, number = _by_stage(places, _driven(session, _moves(asked)))
    columns = BY_MOVE if asked.by == "move" else BY_STAGE
    figure = "moves" if asked.by == "move" else "rate"
    return Report(
        "conversion", f"Conversion by {asked.by}", columns, rows, _notes(asked, number), figure=figure
    )


def _places(session: Session) -> dict[int, Place]:
    joined = table(Stage).join(table(Pipeline), ROW.id == STAGE.pipeline_id)
    columns = (
        STAGE.id,
        STAGE.name,
        STAGE.kind,
        ROW.position.label("row"),
        ROW.id.label("pipeline"),
        STAGE.position,
    )
    rows = session.execute(select(*columns).select_from(joined)).all()
    order = {row.id: (row.row, row.pipeline, row.position, row.id) for row in rows}
    ranks = {number: rank for rank, number in enumerate(sorted(order, key=order.__getitem__))}
    ends = {StageKind.WON: len(rows), StageKind.LOST: -1}
    return {
        row.id: Place(
            Named("stage", row.id, row.name), order[row.id], row.kind, ends.get(row.kind, ranks[row.id])
        )
        for row in rows
    }


def _driven(session: Session, statement: Select[Any]) -> Iterator[Any]:
    """Rows as SQLite gives them: row objects would cost more than reading a quarter of a million moves."""
    with cast("CursorResult[Any]", session.execute(statement)) as result:
        yield from cast("Iterator[Any]", result.cursor)


def _counted(asked: Question) -> list[ColumnElement[bool]]:
    """The moves that count; the few deals that do not are sought apart, since to join all of them costs more."""
    gone = select(DEAL.id).where(DEAL.archived_at.is_not(None))
    tests: list[ColumnElement[bool]] = [MOVE.opportunity_id.not_in(gone)]
    if "member" in asked.picked:
        theirs = select(DEAL.id).where(DEAL.owner_id == asked.picked["member"])
        tests.append(MOVE.opportunity_id.in_(theirs))
    if "pipeline" in asked.picked:
        here = select(STAGE.id).where(STAGE.pipeline_id == asked.picked["pipeline"])
        tests.append(MOVE.to_stage_id.in_(here))
    return tests


def _inside(asked: Question) -> ColumnElement[bool]:
    first, end = asked.first_instant(), asked.end_instant()
    return and_(true(), *((MOVE.at >= first,) if first else ()), *((MOVE.at < end,) if end else ()))


def _moves(asked: Question) -> Select[Any]:
    """(deal, step of its way, days in the stage before), deal by deal in their order, from one index alone."""
    step = MOVE.to_stage_id * 2 + case((_inside(asked), 1), else_=0)
    statement = select(MOVE.opportunity_id, step, MOVE.days)
    return statement.where(*_counted(asked)).order_by(MOVE.opportunity_id, MOVE.at, MOVE.id)


def _sums(asked: Question) -> Select[Any]:
    """(from, to, days, how many moves), the days rising."""
    keys = (MOVE.from_stage_id, MOVE.to_stage_id, MOVE.days)
    tests = (MOVE.from_stage_id.is_not(None), _inside(asked), *_counted(asked))
    return select(*keys, func.count()).where(*tests).group_by(*keys).order_by(*keys)


def _by_stage(places: dict[int, Place], moves: Iterable[Any]) -> tuple[Rows, int]:
    fates: dict[int, Counter[str]] = {}
    days: dict[int, list[int]] = {}
    for way, spent in _ways(moves).items():
        columns = list(zip(*spent, strict=True))
        for stage, (word, left) in _fates(places, way).items():
            fates.setdefault(stage, Counter())[word] += len(spent)
            known = () if left is None else columns[left]
            days.setdefault(stage, []).extend([number for number in known if number is not None])
    rows = []
    for stage in sorted(fates, key=lambda stage: places[stage].rank):
        count = fates[stage]
        came = count.total()
        words = (count["lost"], count["back"], count["here"])
        rate = round(100 * count["on"] / came)
        rows.append((places[stage].named, came, count["on"], rate, *words, *_spread(sorted(days[stage]))))
    return tuple(rows), sum(count.total() for count in fates.values())


def _ways(moves: Iterable[Any]) -> dict[Way, list[tuple[int | None, ...]]]:
    """The deals by the way they went: of each its days. Many deals share few ways, so a way is judged once."""
    ways: dict[Way, list[tuple[int | None, ...]]] = {}
    for _, own in groupby(moves, key=itemgetter(0)):
        _, way, spent = zip(*own, strict=True)
        if way in ways:
            ways[way].append(spent)
        else:
            ways[way] = [spent]
    return ways


def _fates(places: dict[int, Place], way: Way) -> dict[int, tuple[str, int | None]]:
    """What became of a deal in every open stage that counts: a word, and at which move it left, if it did.

    It is read from the end, so that of several times in a stage the first is told.
    """
    last = way[-1] >> 1
    end = "lost" if places[last].kind is StageKind.LOST else "back"
    furthest, left = -1, None
    found: dict[int, tuple[str, int | None]] = {}
    for move in reversed(range(len(way))):
        stage, inside = way[move] >> 1, way[move] & 1
        place = places[stage]
        if place.kind is StageKind.OPEN:
            found.pop(stage, None)
            if inside:
                word = "on" if furthest > place.rank else "here" if last == stage else end
                found[stage] = (word, left)
        furthest, left = max(furthest, place.rank), move
    return found


def _by_move(places: dict[int, Place], sums: Iterable[Any]) -> tuple[Rows, int]:
    found: dict[tuple[int, int], list[int]] = {}
    count: Counter[tuple[int, int]] = Counter()
    out: Counter[int] = Counter()
    for start, to, days, number in sums:
        found.setdefault((start, to), []).extend([days] * number if days is not None else ())
        count[start, to] += number
        out[start] += number
    rows = []
    for start, to in sorted(found, key=lambda pair: (places[pair[0]].order, places[pair[1]].order)):
        number = count[start, to]
        ends = (places[start].named, places[to].named)
        rows.append((*ends, number, round(100 * number / out[start]), *_spread(found[start, to])))
    return tuple(rows), out.total()


def _spread(days: Sequence[int]) -> tuple[float | None, float | None]:
    return median(days), percentile(days, 90)


def _notes(asked: Question, number: int) -> tuple[str, ...]:
    one, many = ("move", "moves") if asked.by == "move" else ("stage of a deal", "stages of deals")
    if not number:
        return (f"No deal was moved{asked.span()}.",)
    return (RULES[asked.by], f"Made of {counted(number, one, many)}{asked.span()}.")
