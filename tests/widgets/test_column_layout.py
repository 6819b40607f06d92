"""Columns are as wide as their rows wish, within the hints and the width there is."""

from crm_tui.widgets.column_layout import GAP, GUTTER, Layout, arrange, wishes
from crm_tui.widgets.record_source import Cell, Column, Row

NAME = Column("name", "Name", min_width=10, max_width=20, priority=0)
CITY = Column("city", "City", min_width=6, max_width=10, priority=2)
NOTE = Column("note", "Note", min_width=8, max_width=30, priority=1)


def widths(layout: Layout) -> dict[str, int]:
    return {place.column.name: place.width for place in layout.places}


def test_the_widest_cell_of_the_first_page_is_the_wish_in_terminal_cells() -> None:
    assert wishes(
        (NAME, CITY), [Row(1, ("欧阳修远之后人", "x")), Row(2, ("Li", Cell("won it all", "✓")))]
    ) == [14, 12]


def test_a_title_keeps_room_for_the_mark_of_the_order() -> None:
    assert wishes((NAME,), []) == [6]


def test_hints_hold_while_all_columns_are_content() -> None:
    assert widths(arrange((NAME, CITY), (4, 30), 21)) == {"name": 10, "city": 6}
    assert widths(arrange((NAME, CITY), (12, 30), GUTTER + GAP + 22)) == {"name": 12, "city": 10}


def test_columns_grow_to_their_most_since_rows_further_down_may_be_longer() -> None:
    assert widths(arrange((NAME, CITY), (4, 9), 80)) == {"name": 20, "city": 10}


def test_room_that_is_left_goes_to_columns_that_are_cut() -> None:
    assert widths(arrange((NAME, NOTE), (35, 60), 240)) == {"name": 35, "note": 60}


def test_the_widest_column_gives_first() -> None:
    assert widths(arrange((NAME, NOTE), (12, 30), GUTTER + GAP + 12 + 18)) == {"name": 12, "note": 18}


def test_a_name_is_cut_after_all_other_texts_are() -> None:
    name, note = NAME._replace(max_width=40), NOTE._replace(max_width=40)
    assert widths(arrange((name, note), (30, 30), GUTTER + GAP + 30 + 20)) == {"name": 30, "note": 20}
    assert widths(arrange((name, note), (30, 30), GUTTER + GAP + 25 + 16)) == {"name": 25, "note": 16}
    assert widths(arrange((name, note), (30, 30), GUTTER + GAP + 18 + 14)) == {"name": 16, "note": 16}


def test_a_column_of_little_weight_is_shown_only_where_the_others_can_be_read_well() -> None:
    name, tags = NAME._replace(max_width=40), CITY._replace(name="tags", priority=8)
    columns, wish = (name, NOTE, tags), (30, 30, 10)
    roomy, close = GUTTER + 24 + GAP + 16 + GAP + 10, GUTTER + 20 + GAP + 14 + GAP + 10
    assert list(widths(arrange(columns, wish, roomy))) == ["name", "note", "tags"]
    assert list(widths(arrange(columns, wish, close))) == ["name", "note"]


def test_the_least_important_column_is_dropped_first() -> None:
    columns, wish = (NAME, CITY, NOTE), (20, 10, 30)
    assert list(widths(arrange(columns, wish, GUTTER + 10 + GAP + 6 + GAP + 8))) == ["name", "city", "note"]
    assert list(widths(arrange(columns, wish, GUTTER + 10 + GAP + 6 + GAP + 7))) == ["name", "note"]
    assert list(widths(arrange(columns, wish, GUTTER + 10 + GAP + 7))) == ["name"]


def test_a_column_of_priority_0_stays_however_narrow_it_gets() -> None:
    layout = arrange((NAME, CITY), (20, 10), 5)
    assert widths(layout) == {"name": 10}
    assert layout.width == GUTTER + 10


def test_a_cell_of_the_line_belongs_to_its_column() -> None:
    layout = arrange((NAME, CITY), (10, 6), 80)
    found = [layout.column_at(x) for x in (0, GUTTER, GUTTER + 20 + GAP, 79)]
    assert found == [None, NAME, CITY, None]


def test_figures_are_shown_whole_or_their_column_is_left_out() -> None:
    amount = Column("amount", "Amount", 8, 18, "right", "money", 3)
    owner = Column("owner", "Owner", 8, 24, "left", "ref", 5)
    columns = (NAME, amount, owner)
    shown = {place.column.name: place.width for place in arrange(columns, [40, 14, 20], 40).places}
    assert shown["amount"] == 14
    narrow = {place.column.name for place in arrange(columns, [40, 14, 20], 24).places}
    assert narrow == {NAME.name}


def test_a_column_without_anything_in_it_goes_before_one_that_tells_something() -> None:
    grade = Column("grade", "Grade", 8, 16, priority=1)
    rows = [Row(1, ("Acme", "", "Oslo")), Row(2, ("Bosch", "", "Ulm"))]
    columns = (NAME, grade, CITY)
    wish = wishes(columns, rows)
    assert wish[1] == 0
    assert list(widths(arrange(columns, wish, GUTTER + 10 + GAP + 6))) == ["name", "city"]
    assert list(widths(arrange(columns, wish, 80))) == ["name", "grade", "city"]


def test_short_words_are_shown_whole_or_their_column_is_left_out() -> None:
    tier = Column("tier", "Tier", 8, 16, priority=1, whole=16)
    columns, wish = (NAME, tier, CITY), (10, 14, 6)
    assert widths(arrange(columns, wish, GUTTER + 10 + GAP + 14)) == {"name": 10, "tier": 14}
    assert widths(arrange(columns, wish, GUTTER + 10 + GAP + 13))["name"] >= 10
    assert "tier" not in widths(arrange(columns, wish, GUTTER + 10 + GAP + 13))
