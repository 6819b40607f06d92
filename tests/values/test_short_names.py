"""Colleagues' names in short."""

from crm_tui.values.short_names import short_names


def test_a_colleague_is_called_by_the_first_word_as_long_as_it_is_nobody_elses() -> None:
    names = ["Anna Brandt", "Ann", "林悦 Lin Yue", "王敏", "Anna Lind", "Anna Brandt"]
    assert short_names(names) == {
        **{"Anna Brandt": "Anna Brandt", "Anna Lind": "Anna Lind"},
        **{"Ann": "Ann", "林悦 Lin Yue": "林悦", "王敏": "王敏"},
    }
