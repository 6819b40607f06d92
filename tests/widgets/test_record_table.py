"""The table answers keys and mouse, on the first page and on the whole order."""

from __future__ import annotations

import pytest

from crm_tui.errors import StoreBusy
from crm_tui.widgets.record_source import Cell
from crm_tui.widgets.record_table import RecordTable
from tests.widgets.stage import COLUMNS, Shelf, people, person, play, visit


def test_the_first_page_is_there_and_keys_work_before_the_order_has_come() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(500))), loaded=False) as guest:
            assert "Person 1 " in guest.lines()[1]
            await guest.press("down", "down", "enter")
            assert guest.hall.last(RecordTable.Opened).id == 3

    play(story)


@pytest.mark.parametrize(
    ("keys", "row", "top"),
    [
        (("down",), 1, 0),
        (("down", "up", "up"), 0, 0),
        (("down",) * 23, 23, 1),
        (("pagedown",), 22, 22),
        (("pagedown", "pagedown", "pageup"), 22, 22),
        (("end",), 499, 477),
        (("end", "pageup"), 477, 455),
        (("end", "down"), 499, 477),
        (("ctrl+end", "home"), 0, 0),
        (("end", "ctrl+home"), 0, 0),
    ],
)
def test_keys_move_cursor_and_page(keys: tuple[str, ...], row: int, top: int) -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(500)))) as guest:
            await guest.press(*keys)
            assert (guest.table.cursor_row, guest.table.top_row) == (row, top)
            assert guest.lines()[1 + row - top].startswith("›  " + "Person")
            assert guest.hall.last(RecordTable.Highlighted).id == row + 1

    play(story)


def test_a_row_is_selected_and_left_out_again_and_shows_a_mark() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(50)))) as guest:
            await guest.press("space", "down", "space")
            assert guest.hall.last(RecordTable.SelectionChanged).ids == {1, 2}
            assert [line[:3] for line in guest.lines()[1:4]] == [" ✓ ", "›✓ ", "   "]
            await guest.press("space")
            assert guest.table.selected == {1}
            guest.table.select(frozenset())
            assert guest.lines()[1][:3] == "   "

    play(story)


def test_a_click_moves_the_cursor_and_a_double_click_opens() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(50)))) as guest:
            await guest.pilot.click(RecordTable, offset=(6, 4))
            assert guest.table.cursor_id == 4
            await guest.pilot.click(RecordTable, offset=(1, 5))
            assert guest.table.selected == {5}
            await guest.pilot.click(RecordTable, offset=(6, 8), times=2)
            await guest.pilot.pause()
            assert guest.hall.last(RecordTable.Opened).id == 8

    play(story)


def test_a_click_on_a_title_names_its_column_and_one_below_the_rows_does_nothing() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(3)))) as guest:
            x = guest.lines()[0].index("City")
            await guest.pilot.click(RecordTable, offset=(x, 0))
            await guest.pilot.click(RecordTable, offset=(6, 20))
            await guest.pilot.pause()
            assert guest.hall.last(RecordTable.HeaderPressed).column == COLUMNS[1]
            assert guest.table.cursor_id == 1

    play(story)


def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async def story() -> None:
        async with visit(RecordTable(Shelf(people(500)))) as guest:
            guest.table.scroll_relative(y=40, animate=False)
            await guest.pilot.pause()
            assert (guest.table.top_row, guest.table.cursor_id) == (40, 1)
            assert "Person 41 " in guest.lines()[1]
            await guest.press("down")
            assert guest.table.top_row == 1

    play(story)


def test_every_row_of_a_long_list_is_shown_and_few_are_read() -> None:
    async def story() -> None:
        shelf = Shelf(people(20_000))
        async with visit(RecordTable(shelf)) as guest:
            for _ in range(3):
                await guest.press("pagedown")
            await guest.press("end")
            lines = guest.lines()
            assert ["Person " + str(id) in lines[id - 19_977] for id in range(19_978, 20_001)] == [True] * 23
            assert shelf.asked < 500

    play(story)


def test_an_empty_list_says_what_its_owner_gave() -> None:
    async def story() -> None:
        async with visit(
            RecordTable(Shelf([]), empty="No clients yet.\nPress n for the first [b]one[/b].")
        ) as guest:
            assert guest.lines()[2].strip() == "No clients yet."
            assert guest.lines()[3].strip() == "Press n for the first [b]one[/b]."
            await guest.press("down", "pagedown", "end", "enter", "space")
            assert (guest.table.cursor_id, guest.table.selected) == (None, frozenset())

    play(story)


def test_the_title_of_the_order_has_its_mark() -> None:
    async def story() -> None:
        shelf = Shelf(people(50))
        async with visit(RecordTable(shelf, sorted_by=("name", False))) as guest:
            assert "Name ▴" in guest.lines()[0]
            await guest.press("end")
            guest.table.show(Shelf(people(50)[::-1]), sorted_by=("amount", True))
            assert "Amount ▾" in guest.lines()[0]
            assert "Person 50 " in guest.lines()[1]
            assert (guest.table.cursor_id, guest.table.top_row) == (50, 0)

    play(story)


def test_a_toned_cell_carries_its_mark() -> None:
    async def story() -> None:
        shelf = Shelf([person(1), person(2, city=Cell("late", "!", "error"))])
        async with visit(RecordTable(shelf)) as guest:
            assert "! late" in guest.lines()[2]
            plain, toned = (guest.table.render_line(2)._segments[i].style for i in (0, 1))
            assert plain != toned

    play(story)


def test_a_source_that_cannot_read_is_reported_and_what_was_shown_stays() -> None:
    async def story() -> None:
        shelf = Shelf(people(50))
        async with visit(RecordTable(shelf)) as guest:
            shelf.broken = StoreBusy("The file is in use.")
            guest.table.reload()
            await guest.hall.workers.wait_for_complete()
            await guest.pilot.pause()
            assert guest.hall.last(RecordTable.LoadFailed).error is shelf.broken
            assert "Person 1 " in guest.lines()[1]

    play(story)


def test_a_source_that_cannot_read_at_first_is_asked_again_by_reload() -> None:
    async def story() -> None:
        shelf = Shelf(people(50))
        shelf.broken = StoreBusy("The file is in use.")
        async with visit(RecordTable(shelf, empty="Nobody."), loaded=False) as guest:
            assert "".join(guest.lines()[1:]).strip() == ""
            shelf.broken = None
            await guest.reload()
            assert "Person 1 " in guest.lines()[1]

    play(story)


def test_every_key_has_an_id_and_says_what_it_does() -> None:
    bindings = [binding for _, binding in RecordTable(Shelf([]))._bindings]
    assert bindings
    assert all(binding.id and binding.description and binding.tooltip for binding in bindings)
