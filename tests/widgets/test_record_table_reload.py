"""What changes elsewhere shows, and the reader's place is kept."""

from __future__ import annotations

from crm_tui.widgets.record_table import RecordTable
from tests.widgets.stage import Shelf, people, person, play, visit


def test_cursor_selection_and_line_stay_with_their_records() -> None:
    async def story() -> None:
        shelf = Shelf(people(500))
        async with visit(RecordTable(shelf)) as guest:
            await guest.press("pagedown", "space", "down", "down", "down")
            before = (guest.table.cursor_id, guest.table.cursor_row - guest.table.top_row)
            shelf.held[:0] = [person(id) for id in range(9001, 9011)]
            await guest.reload()
            after = (guest.table.cursor_id, guest.table.cursor_row - guest.table.top_row)
            assert after == before
            assert guest.table.selected == {23}
            assert guest.table.row_count == 510

    play(story)


def test_a_cursor_out_of_sight_leaves_the_page_where_it_is() -> None:
    async def story() -> None:
        shelf = Shelf(people(500))
        async with visit(RecordTable(shelf)) as guest:
            guest.table.scroll_relative(y=100, animate=False)
            await guest.pilot.pause()
            del shelf.held[10:20]
            await guest.reload()
            assert "Person 101 " in guest.lines()[1]
            assert guest.table.cursor_id == 1

    play(story)


def test_when_the_record_is_gone_the_next_one_has_the_cursor() -> None:
    async def story() -> None:
        shelf = Shelf(people(100))
        async with visit(RecordTable(shelf)) as guest:
            await guest.press("down", "down", "space")
            del shelf.held[2]
            await guest.reload()
            assert guest.table.cursor_id == 4
            assert guest.hall.last(RecordTable.Highlighted).id == 4
            assert guest.hall.last(RecordTable.SelectionChanged).ids == frozenset()

    play(story)


def test_a_list_that_shrinks_under_the_last_page_shows_its_end() -> None:
    async def story() -> None:
        shelf = Shelf(people(500))
        async with visit(RecordTable(shelf)) as guest:
            await guest.press("end")
            del shelf.held[5:]
            await guest.reload()
            assert (guest.table.top_row, guest.table.cursor_id) == (0, 5)
            assert "Person 1 " in guest.lines()[1]

    play(story)


def test_changed_text_shows_and_an_empty_list_fills() -> None:
    async def story() -> None:
        shelf = Shelf([])
        async with visit(RecordTable(shelf, empty="Nobody.")) as guest:
            shelf.held = people(3)
            await guest.reload()
            assert "Person 1 " in guest.lines()[1]
            shelf.held[0] = person(1, "王敏敏")
            await guest.reload()
            assert "王敏敏" in guest.lines()[1]
            shelf.held = []
            await guest.reload()
            assert guest.lines()[2].strip() == "Nobody."

    play(story)


def test_a_row_deleted_behind_the_order_is_blank_until_the_next_reload() -> None:
    async def story() -> None:
        shelf = Shelf(people(500))
        async with visit(RecordTable(shelf)) as guest:
            del shelf.held[498]
            await guest.press("end")
            assert guest.lines()[-2].strip() == ""
            await guest.reload()
            assert guest.table.cursor_id == 500
            assert "Person 498 " in guest.lines()[-2]

    play(story)
