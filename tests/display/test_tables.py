"""Tables of text: columns line up in terminal cells, and give way so that what is left can be read."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from crm_tui.display.tables import GAP, NARROWEST, clip, folded, hanging, laid

CELLS = st.lists(st.text(st.sampled_from("ab 海尔é-"), max_size=30), min_size=3, max_size=3)
DEAL = ["Ref", "Name", "Client", "Note", "Amount", "Expected close", "Tags"]
DEALS = [
    [
        "o1",
        "200 freezers for the new line",
        "Haier 海尔",
        "",
        "USD 1,200,000.00",
        "2026-06-30",
        "pricing, vip",
    ],
    ["o2", "Service", "Gree", "", "USD 900.00", "2026-07-31", ""],
]
FIGURES = [False, False, False, False, True]


def test_chinese_and_latin_cells_begin_in_the_same_cell_of_each_line() -> None:
    shown = laid(["Name", "City"], [["海尔", "青岛"], ["Haier Group", "Qingdao"]]).lines
    starts = [
        cell_len(line[: line.index(word)])
        for line, word in zip(shown, ("City", "青岛", "Qingdao"), strict=True)
    ]
    assert len(set(starts)) == 1


def test_numbers_stand_at_the_right() -> None:
    assert laid(["N", "X"], [["7", "a"], ["1200", "b"]], right=[True]).lines == [
        "   N  X",
        "   7  a",
        "1200  b",
    ]


def test_a_table_with_room_is_left_as_it_is() -> None:
    found = laid(DEAL, DEALS, width=200, right=FIGURES)
    assert found.head == [
        "Ref  Name                           Client      Note            Amount  Expected close  Tags"
    ]
    assert found.left_out == []


def test_figures_and_dates_are_never_cut_and_what_has_no_room_is_named() -> None:
    found = laid(DEAL, DEALS, width=60, right=FIGURES, whole=[True, False, False, False, True, True])
    assert [*found.head, *found.body] == [
        "                                                  Expected",
        "Ref  Name           Client                Amount  close",
        "o1   200 freezers⋯  Haier 海尔  USD 1,200,000.00  2026-06-30",
        "o2   Service        Gree              USD 900.00  2026-07-31",
    ]
    assert found.left_out == ["Tags"]  # the note is empty and no loss


def test_the_column_to_keep_stays_when_those_before_it_go() -> None:
    found = laid(DEAL, DEALS, width=30, right=FIGURES, whole=[True], keep=6)
    assert found.head[-1].split() == ["Ref", "Name", "Tags"]
    assert found.left_out == ["Client", "Amount", "Expected close"]


def test_the_last_column_goes_on_below_where_that_is_asked_for() -> None:
    found = laid(
        ["Name", "Help"], [["rot_days", "An open deal may stay in a stage this long."]], width=36, fold=True
    )
    assert found.body == ["rot_days  An open deal may stay in a", "          stage this long."]


@given(rows=st.lists(CELLS, min_size=1, max_size=5), width=st.integers(0, 80))
def test_a_table_fits_its_width_unless_the_two_columns_that_stay_are_at_their_narrowest(
    rows: list[list[str]], width: int
) -> None:
    found = laid(["a", "bb", "ccc ddd"], rows, width=width)
    least = 2 * NARROWEST + cell_len(GAP)
    assert all(cell_len(line) <= max(width, least) for line in (*found.head, *found.body))


@given(text=st.text(st.sampled_from("ab 海尔é"), max_size=30), cells=st.integers(0, 20))
def test_a_clipped_text_is_never_wider_than_asked_and_says_that_it_was_cut(text: str, cells: int) -> None:
    cut = clip(text, cells)
    assert cell_len(cut) <= cells
    assert cut == text or cells == 0 or cut.endswith("⋯")


@given(text=st.text(st.sampled_from("ab 海尔é"), max_size=60), cells=st.integers(2, 20))
def test_a_folded_text_loses_no_word_and_fits(text: str, cells: int) -> None:
    found = folded(text, cells)
    assert all(cell_len(line) <= cells for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_a_name_is_cut_after_the_other_texts() -> None:
    rows = [["c5", "Brightwater Foods Inc", "Daniel Reyes of Chicago", "Ring Wade about the price"]]
    found = laid(["Ref", "Name", "Owner", "Next step"], rows, width=50, whole=[True])
    assert found.body == ["c5   Brightwater Foods I⋯  Daniel Re⋯  Ring Wade⋯"]


def test_what_is_longer_than_a_line_goes_on_below_its_beginning() -> None:
    assert hanging("备注  ", "one two three\nfour", 12) == [
        "备注  one",
        "      two",
        "      three",
        "      four",
    ]
    assert hanging("Note  ", "one two three", None) == ["Note  one two three"]
