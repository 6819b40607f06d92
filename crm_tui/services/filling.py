"""What a record gains from another that is merged into it."""

from typing import Any

from crm_tui.models.record import Record, facts

ALIASED = ("client", "contact")
STATED = (
    "resolved_at",
    "closed_at",
    "closed_on",
    "done_at",
)  # they go with a status, and that of `keep` stays


def filled(noun: str, keep: Record, other: Record) -> dict[str, Any]:
    """The columns of `keep` that `other` fills, and its name as an alias."""
    changes: dict[str, Any] = {}
    for name, fact in facts(type(keep)).items():
        mine, theirs = getattr(keep, name), getattr(other, name)
        if name in STATED or fact.readonly or fact.derived or mine is not None or theirs is None:
            continue
        if fact.ref == noun and theirs in (keep.id, other.id):
            continue
        if fact.kind == "money" and not _same_currency(keep, other):
            continue
        changes[name] = theirs
    if noun in ALIASED:
        changes["alias"] = _aliases(keep, other)
    return changes


def _same_currency(keep: Any, other: Any) -> bool:
    """An amount keeps its currency: it fills a blank only where that is the currency of `keep` too."""
    return keep.currency is None or keep.currency == other.currency


def _aliases(keep: Any, other: Any) -> str | None:
    names: dict[str, None] = {}
    for text in (keep.alias, other.alias, other.name):
        names |= dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip())
    names.pop(keep.name, None)
    return ", ".join(names) or None
