"""Bars of a report, drawn as text."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from crm_tui.display.bars import FULL, LEFT_HALF, RIGHT_HALF, Bar, bars, drawn, figure, heading
from crm_tui.reports.report import Amount, Column, Named, Report

WHO, DEALS = Column("who", "Who", "named"), Column("deals", "Deals", adds=True)
AGE, MONEY = Column("age", "Age", "days"), Column("amount", "Amount", "money", adds=True)
NAMES = [Named("client", n, name) for n, name in enumerate(("Haier", "海尔冷链物流有限公司", "Acme"), 1)]


def report(*values: object, column: Column = DEALS) -> Report:
    """A report of one figure for some clients."""
    rows = tuple(zip(NAMES, values, strict=False))
    return Report("x", "X", (WHO, column), rows)


def sizes(*values: object, column: Column = DEALS, width: int = 60) -> list[int]:
    """The half cells of each bar."""
    found = report(*values, column=column)
    lines = drawn(bars(found, column), width)
    halves = {FULL: 2, LEFT_HALF: 1, RIGHT_HALF: 1}
    return [sum(halves.get(char, 0) for char in line.bar) for line in lines]


def test_bars_are_as_long_as_their_figures() -> None:
    longest, half, quarter = sizes(40, 20, 10)
    assert abs(longest - 2 * half) <= 2
    assert abs(longest - 4 * quarter) <= 4


def test_zero_and_nothing_have_no_bar_and_what_is_tiny_has_one() -> None:
    assert sizes(0, None, 5)[:2] == [0, 0]
    assert sizes(1, 1_000_000)[0] == 1


def test_a_chart_of_zeros_has_no_bars() -> None:
    assert sizes(0, 0) == [0, 0]


def test_what_is_below_zero_goes_to_the_left_of_what_is_above() -> None:
    lost, won = drawn(bars(report(-10, 10), DEALS), 60)
    assert lost.bar.rstrip().endswith(FULL)
    assert len(lost.bar.rstrip()) <= len(won.bar) - len(won.bar.lstrip())


def test_shares_are_those_of_the_whole_where_figures_add_up() -> None:
    assert [bar.share for bar in bars(report(1, 3, None), DEALS)] == ["25%", "75%", ""]


def test_averages_and_what_falls_below_zero_have_no_shares() -> None:
    assert [bar.share for bar in bars(report(1, 3, column=AGE), AGE)] == ["", ""]
    assert [bar.share for bar in bars(report(-1, 3), DEALS)] == ["", ""]


def test_a_full_bar_of_percents_is_a_hundred() -> None:
    rate = Column("rate", "Rate", "percent")
    fifty, all_of_it = sizes(50, 100, column=rate)
    assert abs(all_of_it - 2 * fifty) <= 2
    assert abs(sizes(50, 25, column=rate)[0] - fifty) <= 2


def test_currencies_are_measured_each_by_itself() -> None:
    found = report(Amount(100, "CNY"), Amount(300, "CNY"), Amount(5, "USD"), column=MONEY)
    assert [bar.share for bar in bars(found, MONEY)] == ["25%", "75%", "100%"]
    lines = sizes(Amount(100, "CNY"), Amount(300, "CNY"), Amount(5, "USD"), column=MONEY)
    assert lines[1] == lines[2]
    assert heading(found, MONEY) == "Amount, each currency by itself"


def test_a_chart_shows_the_figure_asked_for_or_the_report_s_own() -> None:
    found = Report("x", "X", (WHO, DEALS, AGE), (), figure="age")
    assert figure(found, "deals") == DEALS
    assert figure(found, "none of them") == AGE
    assert figure(Report("x", "X", (WHO,)), "") is None


WIDE = st.text("aé海尔", max_size=40)
VALUES = st.none() | st.integers(-(10**9), 10**9)
ROWS = st.lists(
    st.builds(lambda label, value: Bar(label, value, "1,234", "50%"), WIDE, VALUES), min_size=1, max_size=8
)


@given(ROWS, st.integers(30, 120))
def test_every_line_is_as_wide_as_asked_whatever_is_in_it(rows: list[Bar], width: int) -> None:
    for line in drawn(rows, width):
        assert cell_len("".join(line)) <= width
    assert len({cell_len(line.label + line.bar) for line in drawn(rows, width)}) == 1
