"""All of one entry of the contact log as text: who, when and how, what was said, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from crm_tui import display
from crm_tui.values.dates import format_day, format_instant
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

if TYPE_CHECKING:
    from crm_tui.services.log_page import Talk
    from crm_tui.values.kinds import Context

_WORDS = {"out": "from us", "in": "from them", "give": "we gave", "ask": "we asked"}
_MOODS = {"positive": ("+ positive", "$text-success"), "negative": ("! negative", "$text-warning")}


def drawn(talk: Talk | None, around: Context) -> Content:
    """The entry; nothing for none."""
    if talk is None:
        return Content("")
    told = {name: display.cells.show(field, value, around) for name, (field, value) in talk.cells.items()}
    when = format_instant(talk.cells["at"][1], around.zone)
    lines = [
        Content.assemble((talk.ref, "bold $accent"), "  ", (when, "bold"), "  ", _how(told)),
        _with_whom(told),
        *(Content(line) for line in safe(str(talk.cells["summary"][1]), lines=True).splitlines()),
    ]
    lines += _labelled("Outcome", told.get("outcome", ""))
    lines += _labelled("Deal", told.get("opportunity", ""))
    lines += _labelled("Complaint", told.get("complaint", ""))
    if "tags" in talk.cells:
        lines.append(
            Content.styled(safe(" ".join(f"#{tag}" for tag in talk.cells["tags"][1])), "$text-accent")
        )
    return Content("\n").join([*lines, *(_follow_up(task, around) for task in talk.follow_ups)])


def _how(told: dict[str, str]) -> Content:
    """Channel, who began, how long, what it cost, how it went."""
    names = ("channel", "direction", "minutes", "cost", "exchange")
    words = [_WORDS.get(told[name].lower(), told[name]) for name in names if told.get(name)]
    mood, style = _MOODS.get(told.get("sentiment", "").lower(), ("", ""))
    return Content.assemble((", ".join(words), "$muted-text"), *([("  ", ""), (mood, style)] if mood else []))


def _with_whom(told: dict[str, str]) -> Content:
    """Client and their people, then ours."""
    ours = ", ".join(part for part in (told.get("member"), told.get("members")) if part)
    theirs = ", ".join(part for part in (told.get("client"), told.get("contacts")) if part)
    return Content.assemble((theirs, "bold"), (f"   {ours}" if ours else "", "$muted-text"))


def _labelled(title: str, text: str) -> list[Content]:
    return [Content.assemble((f"{title}  ", "$muted-text"), text)] if text else []


def _follow_up(task: Any, around: Context) -> Content:
    """A task that came of it: done or by when."""
    state = (
        "✓ done" if task.done_at else f"by {format_day(task.due, around.today)}" if task.due else "some day"
    )
    ref = format_ref("task", task.id)
    return Content.assemble((f"{ref} ", "$text-accent"), safe(task.title), (f"  {state}", "$muted-text"))
