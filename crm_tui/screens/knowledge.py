"""Knowledge inside Complaints: answers given before, searched like any list, each told in full."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from crm_tui import services
from crm_tui.screens import complaint_sheet
from crm_tui.screens.beside import BesideScreen
from crm_tui.screens.noun_source import Asked, NounSource, columns_of
from crm_tui.values.references import format_ref
from crm_tui.widgets.desk import Desk
from crm_tui.widgets.record_source import Column

if TYPE_CHECKING:
    from crm_tui.store.database import Session
    from crm_tui.widgets.record_source import Row

COLUMNS = ("summary", "resolution", "cause", "product", "category")
_WIDTHS = {"summary": 22, "resolution": 22, "cause": 12}  # at least


class AnswerSource(NounSource):
    """Answers, wide enough to be read; what has no room stands beside."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the noun; the ref stays longest."""
        return tuple(
            column._replace(
                min_width=_WIDTHS.get(column.name, column.min_width),
                priority=1 if column.name == "ref" else column.priority,
            )
            for column in super().columns
        )


class LikeSource(AnswerSource):
    """Answers to complaints like one, the most alike first unless they are sorted."""

    def __init__(self, desk: Desk, asked: Asked, like: int) -> None:
        super().__init__(desk, asked)
        self._like = like

    def ids(self) -> array[int]:
        """The ids of all of them in order."""
        return self._desk.read_here(self._ids)

    def _ids(self, session: Session) -> array[int]:
        return array("q", services.answers.ids(session, self._like, self.asked.query()))

    def _first(self, session: Session, count: int) -> list[Row]:
        query, shown = self._query(session)
        self._columns = columns_of(services.listing.fields_of(session, query)[:shown])
        numbers = self._ids(session)[:count]
        rows = self._rows(session, numbers)
        return [rows[number] for number in numbers]


class KnowledgeScreen(BesideScreen):
    """All answers, the newest first; or those to complaints like one, the most alike first."""

    HELP_TEXT = (
        "Answers given before: complaints that were resolved, with the cause, what was done and what keeps it from "
        "coming back. / and words find one; below, or at the side, stands all of the one under the cursor; Enter "
        "opens it. Opened from a complaint with K they are those like it: words in common, the rarer the more, the "
        "same product, category, tags and client."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "unselect", "Back", id="knowledge.back",
                tooltip="Select nothing, filter nothing, go back"),
    ]  # fmt: skip
    FIRST_STEP = (
        "No answer is known yet.\n\nWhat was done about a complaint stands here as soon as one is resolved:\n"
        "d on its page asks for the cause, what was done, what prevents the next."
    )
    OPENS_WITH_VIEW = False

    def __init__(self, like: int | None = None) -> None:
        """`like` is the complaint to which the answers are to be alike."""
        title = f"Knowledge like {format_ref('complaint', like)}" if like else "Knowledge"
        super().__init__("complaint", area="complaints", title=title, within=services.answers.ANSWERED)
        sort = "" if like else "-resolved_at"
        self.asked = self.asked._replace(columns=COLUMNS, sort=sort)
        self.like = like

    def source(self) -> NounSource:
        """The rows of what is asked."""
        return (
            AnswerSource(self.desk, self.asked)
            if self.like is None
            else LikeSource(self.desk, self.asked, self.like)
        )

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.like is not None and not self.asked.where:
            return "Nothing like it was resolved yet."
        return super().empty()

    def tell(self, session: Session, number: int) -> tuple[None, Content]:
        """All that was written of an answer."""
        return None, complaint_sheet.answer(session, number)
