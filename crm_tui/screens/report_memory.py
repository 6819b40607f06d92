"""What each report was asked with last, kept as long as its screen is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crm_tui.display import bars
from crm_tui.values.periods import stepped

if TYPE_CHECKING:
    from datetime import date

    from crm_tui.reports.parameters import Listed
    from crm_tui.reports.report import Column, Report


class ReportMemory:
    """The report in front by its `name`, and for every one the texts of its parameters and its figure."""

    def __init__(self) -> None:
        self.name = ""
        self.known: Mapping[str, Listed] = {}
        self._typed: dict[str, dict[str, str]] = {}
        self._figures: dict[str, str] = {}

    @property
    def listed(self) -> Listed:
        """The report in front."""
        return self.known[self.name]

    @property
    def typed(self) -> Mapping[str, str]:
        """What it is asked with."""
        return self._typed.get(self.name, {})

    def hold(self, typed: Mapping[str, str]) -> None:
        """Ask it with this from now on; what is empty holds nothing."""
        self._typed[self.name] = {name: text for name, text in typed.items() if text}

    def change(self, **changes: str) -> None:
        """Ask it with something else, and all the rest as before."""
        self.hold({**self.typed, **changes})

    def reset(self) -> None:
        """Ask it for everything, by the same grouping."""
        self.hold({"by": self.typed.get("by", "")})

    def takes(self, kind: str) -> bool:
        """Whether the report in front has a parameter of that kind."""
        return bool(self.name) and any(one.kind == kind for one in self.listed.parameters)

    def step_group(self, step: int) -> None:
        """Group by the thing so many places further."""
        known = self.listed.by
        place = known.index(self.typed.get("by") or known[0])
        self.change(by=known[(place + step) % len(known)])

    def step_period(self, steps: int, today: date) -> None:
        """The period so many of its lengths later; where there is no beginning or end, this month."""
        since, until = self.typed.get("since", ""), self.typed.get("until", "")
        words = self.typed.get("period") or (f"{since} to {until}" if since or until else "all time")
        self.change(period=stepped(words, steps, today), since="", until="")

    def figure(self, found: Report) -> Column | None:
        """The figure that is drawn; None where there is none."""
        return bars.figure(found, self._figures.get(self.name, ""))

    def step_figure(self, found: Report, step: int) -> None:
        """Draw the figure so many places further."""
        known, held = bars.figures(found), self.figure(found)
        if held is not None:
            self._figures[self.name] = known[(known.index(held) + step) % len(known)].name
