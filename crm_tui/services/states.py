"""Where a task, a deal or a complaint stands: as a word that lists show, and as conditions that indexes serve."""

from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, and_, case, false, or_, select

from crm_tui.choices import StageKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.services.fields import ComputedField
from crm_tui.values.facts import Facts

Tests = Mapping[str, ColumnElement[bool]]


def _task() -> Tests:
    done_at = table(NOUNS["task"]).c.done_at
    return {"open": done_at.is_(None), "done": done_at.is_not(None)}


def _deal() -> Tests:
    deal, stage = table(NOUNS["opportunity"]).c, table(NOUNS["stage"])
    stages = {kind.value: select(stage.c.id).where(stage.c.kind == kind) for kind in StageKind}
    return {word: deal.stage_id.in_(found) for word, found in stages.items()}


def _complaint() -> Tests:
    complaint = table(NOUNS["complaint"]).c
    closed = complaint.status == "closed"
    return {
        "open": and_(complaint.resolved_at.is_(None), ~closed),
        "done": or_(complaint.resolved_at.is_not(None), closed),
    }


TESTS: dict[str, Callable[[], Tests]] = {"task": _task, "opportunity": _deal, "complaint": _complaint}


class StateField(ComputedField):
    """One of a few words; each is true under a condition, and the last of them where no other is."""

    def __init__(self, name: str, fact: Facts, noun: str) -> None:
        super().__init__(name, fact, self._word)
        self._tests = TESTS[noun]

    def holds(self, word: str) -> ColumnElement[bool]:
        """Whether that is the word."""
        return self._tests().get(word, false())

    def _word(self) -> ColumnElement[str]:
        *words, last = self._tests().items()
        return case(*((test, word) for word, test in words), else_=last[0])
