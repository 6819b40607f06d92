"""The conversion report: how many deals go on from each stage, and after how many days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select
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
    """A stage: how it is named, its rank in its pipeline, whether it is open, won or lost."""

    named: Named
    order: tuple[int, ...]
    kind: StageKind


class Fate(NamedTuple):
    """What became of a deal in a stage: the word of a column, and the days until it left, if it did."""

    stage: int
    word: str
    days: int | None


def answer(session: Session, asked: Question) -> Report:
    """Deals by stage with what became of them, or moves from stage to stage; each with its days."""
    places = _places(session)
    moves = session.execute(_moves(asked)).all()
    rows, number = (_by_move if asked.by == "move" else _by_stage)(asked, places, moves)
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
    return {
        row.id: Place(
            Named("stage", row.id, row.name), (row.row, row.pipeline, row.position, row.id), row.kind
        )
        for row in session.execute(select(*columns).select_from(joined))
    }  # fmt: skip


def _moves(asked: Question) -> Select[Any]:
    """All moves of the deals asked for, deal by deal in their order."""
    joined = table(StageMove).join(table(Opportunity), DEAL.id == MOVE.opportunity_id)
    columns = (MOVE.opportunity_id, MOVE.from_stage_id, MOVE.to_stage_id, MOVE.days, MOVE.at)
    tests = [DEAL.archived_at.is_(None)]
    if "member" in asked.picked:
        tests.append(DEAL.owner_id == asked.picked["member"])
    if "pipeline" in asked.picked:
        here = select(STAGE.id).where(STAGE.pipeline_id == asked.picked["pipeline"])
        tests.append(MOVE.to_stage_id.in_(here))
    order = (MOVE.opportunity_id, MOVE.at, MOVE.id)
    return select(*columns).select_from(joined).where(*tests).order_by(*order)


def _inside(asked: Question, move: Row[Any]) -> bool:
    first, end = asked.first_instant(), asked.end_instant()
    return (first is None or move.at >= first) and (end is None or move.at < end)


def _by_stage(
    asked: Question, places: dict[int, Place], moves: Iterable[Row[Any]]
) -> tuple[tuple[tuple[Any, ...], ...], int]:
    fates = [
        fate
        for _, own in groupby(moves, key=lambda move: move.opportunity_id)
        for fate in _fates(asked, places, list(own))
    ]
    rows = []
    for stage in sorted({fate.stage for fate in fates}, key=lambda stage: places[stage].order):
        here = [fate for fate in fates if fate.stage == stage]
        count = Counter(fate.word for fate in here)
        days = sorted(fate.days for fate in here if fate.days is not None)
        rate = round(100 * count["on"] / len(here))
        words = (count["lost"], count["back"], count["here"])
        rows.append((places[stage].named, len(here), count["on"], rate, *words, *_spread(days)))
    return tuple(rows), len(fates)


def _fates(asked: Question, places: dict[int, Place], own: Sequence[Row[Any]]) -> Iterable[Fate]:
    """What became of one deal in every open stage it came into on the days asked for."""
    first: dict[int, int] = {}
    for place, move in enumerate(own):
        first.setdefault(move.to_stage_id, place)
    for stage, place in first.items():
        if places[stage].kind is StageKind.OPEN and _inside(asked, own[place]):
            later = own[place + 1 :]
            left = next((move for move in later if move.from_stage_id == stage), None)
            yield Fate(stage, _word(places, stage, later), left.days if left else None)


def _word(places: dict[int, Place], stage: int, later: Sequence[Row[Any]]) -> str:
    """on, lost, back or here."""
    after = [places[move.to_stage_id] for move in later]
    if any(_is_further(place, places[stage]) for place in after):
        return "on"
    if not later or later[-1].to_stage_id == stage:
        return "here"
    return "lost" if after[-1].kind is StageKind.LOST else "back"


def _is_further(place: Place, than: Place) -> bool:
    return place.kind is StageKind.WON or (place.kind is StageKind.OPEN and place.order > than.order)


def _by_move(
    asked: Question, places: dict[int, Place], moves: Iterable[Row[Any]]
) -> tuple[tuple[tuple[Any, ...], ...], int]:
    found: dict[tuple[int, int], list[int | None]] = {}
    for move in moves:
        if move.from_stage_id is not None and _inside(asked, move):
            found.setdefault((move.from_stage_id, move.to_stage_id), []).append(move.days)
    out = Counter({start: 0 for start, _ in found})
    for (start, _), days in found.items():
        out[start] += len(days)
    order = sorted(found, key=lambda pair: (places[pair[0]].order, places[pair[1]].order))
    rows = []
    for pair in order:
        known = sorted(days for days in found[pair] if days is not None)
        count = len(found[pair])
        ends = (places[pair[0]].named, places[pair[1]].named)
        rows.append((*ends, count, round(100 * count / out[pair[0]]), *_spread(known)))
    return tuple(rows), sum(out.values())


def _spread(days: Sequence[int]) -> tuple[float | None, float | None]:
    return median(days), percentile(days, 90)


def _notes(asked: Question, number: int) -> tuple[str, ...]:
    one, many = ("move", "moves") if asked.by == "move" else ("stage of a deal", "stages of deals")
    if not number:
        return (f"No deal was moved{asked.span()}.",)
    return (RULES[asked.by], f"Made of {counted(number, one, many)}{asked.span()}.")
