"""A plan as text: its head, its texts, its objectives and actions as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from crm_tui import display
from crm_tui.display import short
from crm_tui.values.options import choice_title
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.item_list import Heading, Item

if TYPE_CHECKING:
    from datetime import date

    from crm_tui.services.plan_page import Action, Goal, PlanPage

_LINE_CELLS = 82  # of a line beside the texts; where there is less, the owners go
_TITLE_CELLS = 20  # that a title has in any case


def head(page: PlanPage) -> Content:
    """Ref and title; below them client, status and owner."""
    mark, _ = display.marks.of_word("status", page.status) or ("", "")
    facts = [page.client_name, f"{mark} {choice_title(page.status)}".strip(), page.owner]
    return Content("\n").join(
        [
            Content.assemble((page.ref, "bold $accent"), "  ", (safe(page.title), "bold")),
            Content.styled(safe("   ".join(fact for fact in facts if fact)), "$muted-text"),
        ]
    )


def texts(page: PlanPage) -> Content:
    """What is written, under its titles."""
    lines: list[Content] = []
    for name, text in page.texts:
        lines.append(Content.styled(name.capitalize(), "bold $accent"))
        written = safe(text, lines=True).splitlines()
        lines += [Content(line) for line in written] or [Content.styled("not written yet: E", "$muted-text")]
        lines.append(Content(""))
    return Content("\n").join(lines)


def steps(page: PlanPage, today: date) -> list[Heading | Item]:
    """Objectives, actions to do and actions done, each with its columns below each other."""
    still = [action for action in page.actions if not action.done]
    over = [action for action in page.actions if action.done]
    lines: list[Heading | Item] = [Heading("Objectives", len(page.goals))]
    lines += _level([_goal(goal, today) for goal in page.goals])
    lines.append(Heading("Actions to do", len(still)))
    lines += _level([_action(action, today) for action in still])
    if over:
        lines.append(Heading("Actions done", len(over)))
        lines += _level([_action(action, today) for action in over])
    return lines


def _level(items: list[Item]) -> list[Item]:
    """The same with their columns below each other."""
    columns = range(max((len(item.details) for item in items), default=0))
    widths = [max(cell_len(" ".join(item.details[at][1::-1]).strip()) for item in items) for at in columns]
    room = max(_LINE_CELLS - sum(2 + width for width in widths), _TITLE_CELLS)
    titles = min(max((cell_len(safe(item.text)) for item in items), default=0), room)
    return [
        item._replace(
            text=fit(item.text, titles),
            details=tuple(
                (fit(f"{mark} {text}".strip(), width), "", tone)
                for (text, mark, tone), width in zip(item.details, widths, strict=True)
            ),
        )
        for item in items
    ]


def _goal(goal: Goal, today: date) -> Item:
    """Title, how much of how much, by when, by whom."""
    reached = goal.percent is not None and goal.percent >= 100
    unit = goal.unit if goal.unit == "%" else f" {goal.unit}"
    current = "–" if goal.current is None else f"{goal.current:,}"
    far = "no target" if goal.target is None else f"{current} of {goal.target:,}{unit}".rstrip()
    far += f" ({goal.percent}%)" if goal.percent is not None and goal.unit != "%" else ""
    mark, tone = ("✓", "success") if reached else ("", "")
    return Item("objective", goal.id, goal.title, ((far, mark, tone), *_end(goal, today, over=reached)))


def _action(action: Action, today: date) -> Item:
    box = "[x] " if action.done else "[ ] "
    return Item("task", action.id, box + action.title, _end(action, today, over=action.done))


def _end(row: Goal | Action, today: date, *, over: bool) -> tuple[tuple[str, str, str], ...]:
    """By when, and by whom."""
    late = row.due is not None and row.due < today and not over
    now = row.due == today and not over
    mark, tone = ("!", "error") if late else ("*", "warning") if now else ("", "muted")
    when = short.day(row.due, today) if row.due else "no day"
    return (when, mark, tone), (row.owner, "", "muted")
