"""How the table looks: columns line up, data is inert, any size of terminal will do."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Region

from benchmarks.people import People, make
from crm_tui.widgets.column_layout import GUTTER
from crm_tui.widgets.record_source import Column, Row
from crm_tui.widgets.record_table import RecordTable
from tests.widgets.stage import Shelf, people, person, play, visit
from tests.widgets.test_cell_text import HOSTILE

MARKUP = ("[/]", "[@click=app.bell]x[/]", "[b]bold[/b]", ":smile:", "[link=http://a]x[/link]")


def column_text(line: str, start: int, width: int) -> str:
    """The text that stands in those terminal cells."""
    shown, at = "", 0
    for sign in line:
        if start <= at < start + width:
            shown += sign
        at += cell_len(sign)
    return shown.strip()


def test_columns_line_up_whatever_the_language() -> None:
    async def story() -> None:
        names = ["王敏", "Wang Min", "欧阳修远和他的朋友们一起来", "Zoë", "ｆｕｌｌ", "李Lee娜"]
        shelf = Shelf([person(i + 1, name, city=name[::-1]) for i, name in enumerate(names)])
        async with visit(RecordTable(shelf)) as guest:
            place = guest.table.columns_shown.places[1]
            found = [column_text(line, GUTTER + place.start, place.width) for line in guest.lines()[1:7]]
            assert found[:2] == ["敏王", "niM gnaW"]
            assert found[3:] == ["ëoZ", "ｌｌｕｆ", "娜eeL李"]
            assert {cell_len(line) for line in guest.lines()} == {79}

    play(story)


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP])
def test_hostile_data_is_shown_and_does_nothing(text: str) -> None:
    async def story() -> None:
        columns = (Column("name", text, priority=0), Column("city", "City"))
        shelf = Shelf([Row(1, (text, text)), Row(2, ("x", "y"))], columns)
        async with visit(RecordTable(shelf, empty=text)) as guest:
            await guest.press("down", "up", "space")
            await guest.pilot.click(RecordTable, offset=(4, 1))
            assert all(line.isprintable() for line in guest.lines())
            drawn = guest.table.render_lines(Region(0, 0, 80, 24))
            assert all(
                segment.style is None or not segment.style.meta for strip in drawn for segment in strip
            )
            if text in MARKUP:
                assert guest.lines()[1].count(text) == 2

    play(story)


def test_a_picture_of_the_screen_can_be_taken_with_hostile_data() -> None:
    async def story() -> None:
        shelf = Shelf([Row(i, (text, text, text)) for i, text in enumerate([*HOSTILE, *MARKUP])])
        async with visit(RecordTable(shelf)) as guest:
            assert "@click" in guest.hall.export_screenshot()

    play(story)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 70), (30, 6), (8, 3), (2, 1)])
def test_any_size_of_terminal_will_do(size: tuple[int, int], tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(RecordTable(People(make(tmp_path / "people.db", 300))), size) as guest:
            await guest.press("down", "pagedown", "end", "right", "left", "home")
            assert {cell_len(line) for line in guest.lines()} <= {size[0] - 1}
            assert guest.table.cursor_row == 0

    play(story)


def test_more_columns_are_shown_on_a_wider_terminal(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(RecordTable(People(make(tmp_path / "people.db", 300))), (40, 24)) as guest:
            shown = [len(guest.table.columns_shown.places)]
            for width in (80, 120, 240):
                await guest.pilot.resize_terminal(width, 40)
                shown.append(len(guest.table.columns_shown.places))
            assert shown == [3, 6, 7, 7]
            assert "Betatech International Holdings" in "".join(guest.lines())

    play(story)


def test_the_cursor_stays_in_sight_when_the_terminal_shrinks() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(500)))) as guest:
            guest.table.move_cursor(20)
            await guest.pilot.resize_terminal(60, 10)
            await guest.pilot.pause()
            assert any(line.startswith("›") for line in guest.lines())

    play(story)


def test_columns_too_wide_for_the_terminal_are_scrolled_sideways() -> None:
    async def story() -> None:
        columns = tuple(Column(name, name, min_width=30, priority=0) for name in ("one", "two", "three"))
        shelf = Shelf([Row(i, ("left", "middle", "right-end")) for i in range(50)], columns)
        async with visit(RecordTable(shelf), (60, 20)) as guest:
            await guest.press("space")
            assert "right-end" not in guest.lines()[1]
            assert "left" in guest.lines()[1] and "mid" not in guest.lines()[1], "no column is cut in two"
            assert guest.lines()[0].endswith(" ›") and not guest.lines()[0].startswith("‹")
            guest.table.action_sideways(8)
            await guest.press("right")
            assert "right-end" in guest.lines()[1]
            assert guest.lines()[1].startswith("›✓ ")
            assert "three" in guest.lines()[0]
            assert guest.lines()[0].startswith("‹")
            guest.table.action_sideways(-8)
            await guest.press("left")
            assert "left" in guest.lines()[1]

    play(story)
