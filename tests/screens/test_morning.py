"""The page to print in the app: read, copied, saved, and kept up with the file."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.screens.team import Team, app_of, notices, seen, until, until_screen


@pytest.fixture
def busy(team: Team) -> Team:
    """A task of mine and one of a colleague."""
    team.add("member", name="Lin", login="lin")
    team.add("task", title="late", client="c1", due="2026-03-02", owner="ming")
    team.add("task", title="hers", client="c2", due="2026-03-11", owner="lin")
    return team


async def opened(pilot: Pilot[None], sign: str) -> None:
    await pilot.press("p")
    await until_screen(pilot, "MorningScreen")
    await until(pilot, lambda: sign in seen(app_of(pilot)))


def test_the_page_is_of_whom_one_looks_at_and_follows_the_file(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await opened(pilot, "[ ] 2 Mar   late · Acme · 9 days overdue · t1")
        assert "hers" not in seen(app_of(pilot))
        busy.add("task", title="new one", client="c1", due="2026-03-11", owner="ming")
        await until(pilot, lambda: "new one" in seen(app_of(pilot)))
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await pilot.press("t")
        await until(pilot, lambda: "the team" in seen(app_of(pilot)))
        await opened(pilot, "Wed 11 Mar 2026 · the team")
        await until(pilot, lambda: "hers · Bosch · Lin" in seen(app_of(pilot)))

    busy.drive(act, area="today", size=(100, 40))


def test_it_is_copied(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await opened(pilot, "late")
        await pilot.press("c")
        await until(pilot, lambda: "Copied the page" in notices(app_of(pilot)))
        assert pilot.app.clipboard.startswith("Wed 11 Mar 2026 · ming\n")

    busy.drive(act, area="today")


def test_it_is_saved_and_replaces_only_what_one_says(busy: Team, tmp_path: Path) -> None:
    out = tmp_path / "page.md"

    async def save(pilot: Pilot[None], name: str) -> None:
        await pilot.press("s")
        await until_screen(pilot, "Ask")
        field = pilot.app.screen.query_one(Input)
        assert field.value == "morning-2026-03-11.txt"
        field.value = name
        await pilot.press("enter")

    async def act(pilot: Pilot[None]) -> None:
        await opened(pilot, "late")
        await save(pilot, str(tmp_path / "page.pdf"))
        await until(pilot, lambda: "ends in none of .md, .markdown, .txt" in seen(app_of(pilot)))
        await pilot.press("escape")
        await until_screen(pilot, "MorningScreen")
        await save(pilot, str(out))
        await until(pilot, lambda: f"Wrote {out}" in notices(app_of(pilot)))
        assert "- [ ] 2 Mar **late** · Acme" in out.read_text(encoding="utf-8")
        out.write_text("mine")
        await save(pilot, str(out))
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "Ask")
        assert out.read_text() == "mine"
        await pilot.press("enter")
        await until_screen(pilot, "Pick")
        await pilot.press("up", "enter")
        await until_screen(pilot, "MorningScreen")
        assert "late" in out.read_text(encoding="utf-8")

    busy.drive(act, area="today")


def test_no_line_is_cut_on_a_narrow_screen(busy: Team) -> None:
    busy.add("task", title="寄样品给王敏，" * 12, client="c1", due="2026-03-11", owner="ming")

    async def act(pilot: Pilot[None]) -> None:
        await opened(pilot, "late")
        shown = "".join(part.strip() for part in seen(app_of(pilot)).splitlines())
        assert "寄样品给王敏，" * 12 in shown

    busy.drive(act, area="today", size=(60, 40))
