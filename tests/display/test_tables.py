"""Tables of text: columns line up in terminal cells, and give way widest first."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from crm_tui.display.tables import GAP, NARROWEST, clip, lines

CELLS = st.lists(st.text(st.sampled_from("ab 海尔é-"), max_size=30), min_size=3, max_size=3)


def test_chinese_and_latin_cells_begin_in_the_same_cell_of_each_line() -> None:
    shown = lines(["Name", "City"], [["海尔", "青岛"], ["Haier Group", "Qingdao"]])
    starts = [
        cell_len(line[: line.index(word)])
        for line, word in zip(shown, ("City", "青岛", "Qingdao"), strict=True)
    ]
    assert len(set(starts)) == 1


def test_numbers_stand_at_the_right() -> None:
    assert lines(["N", "X"], [["7", "a"], ["1200", "b"]], right=[True]) == ["   N  X", "   7  a", "1200  b"]


@given(rows=st.lists(CELLS, min_size=1, max_size=5), width=st.integers(0, 80))
def test_a_table_fits_its_width_unless_all_columns_are_at_their_narrowest(
    rows: list[list[str]], width: int
) -> None:
    shown = lines(["a", "bb", "ccc"], rows, width=width)
    least = 3 * NARROWEST + 2 * cell_len(GAP)
    assert all(cell_len(line) <= max(width, least) for line in shown)


@given(text=st.text(st.sampled_from("ab 海尔é"), max_size=30), cells=st.integers(0, 20))
def test_a_clipped_text_is_never_wider_than_asked_and_says_that_it_was_cut(text: str, cells: int) -> None:
    cut = clip(text, cells)
    assert cell_len(cut) <= cells
    assert cut == text or cells == 0 or cut.endswith("…")
