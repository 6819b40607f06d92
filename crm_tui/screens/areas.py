"""The areas of the app in the order of their number keys: a name, a title, and the screen each opens with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from textual.screen import Screen

from crm_tui import screens


class Area(NamedTuple):
    """One area; `make` builds its first screen when the area is first entered."""

    name: str
    title: str
    tooltip: str
    make: Callable[[], Screen[Any]]


AREAS: tuple[Area, ...] = (
    Area("today", "Today", "What needs me, and why", lambda: screens.today.TodayScreen()),
    Area("clients", "Clients", "Everybody who buys or may buy", lambda: screens.clients.ClientsScreen()),
    Area("plan", "Plan", "The written plans for clients", lambda: screens.plans.PlansScreen()),
    Area("log", "Log", "Calls, visits, meetings and messages", lambda: screens.log.LogScreen()),
    Area("pipeline", "Pipeline", "Deals and where they stand", lambda: screens.pipeline.PipelineScreen()),
    Area("complaints", "Complaints", "The complaint queue", lambda: screens.complaints.ComplaintsScreen()),
    Area("reports", "Reports", "Questions answered with figures", lambda: screens.reports.ReportsScreen()),
)
FIRST = AREAS[0].name
