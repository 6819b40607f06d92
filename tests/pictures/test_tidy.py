"""A picture puts every letter on its cell, however wide the font draws it."""

from tests.pictures.tidy import tidy


def test_wide_letters_take_two_cells_each_and_what_follows_begins_behind_them() -> None:
    drawn = '<text class="terminal-12-r1" x="12.2" y="20" textLength="48.8" clip-path="url(#l)">a海尔b</text>'
    assert tidy(drawn) == (
        '<text class="t-r1" x="12.2" y="20" textLength="12.2" clip-path="url(#l)">a</text>'
        '<text class="t-r1" x="24.4" y="20" textLength="48.8" clip-path="url(#l)">海尔</text>'
        '<text class="t-r1" x="73.2" y="20" textLength="12.2" clip-path="url(#l)">b</text>'
    )
