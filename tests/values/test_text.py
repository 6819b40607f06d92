"""Text on its way in and out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.text import OVERRIDES, clean, quoted, safe
from tests.values.anything import ANY_CHARACTERS

# Every block with controls, marks of direction, separators or surrogates, whole.
BLOCKS = (range(0x3100), range(0xD7F0, 0xE100), range(0xFE00, 0x10400), range(0xE0000, 0xE0200))
EVERY_CHARACTER = "".join(chr(code) for block in BLOCKS for code in block)


def test_controls_overrides_and_lone_surrogates_are_dropped_on_the_way_in() -> None:
    kept = clean(f"a{EVERY_CHARACTER}b", lines=True)
    assert [c for c in kept if unicodedata.category(c) in ("Cc", "Cs")] == ["\t", "\n"]
    assert not OVERRIDES & set(kept)


def test_joiners_and_tabs_stay() -> None:
    assert clean("👩\u200d💻 \u06a9\u200c\u0627 a\tb") == "👩\u200d💻 \u06a9\u200c\u0627 a\tb"


def test_one_line_fields_are_trimmed_and_lose_their_line_feeds() -> None:
    assert clean("  海尔\n集团 \u3000") == "海尔集团"


def test_long_texts_keep_their_lines_with_plain_line_ends() -> None:
    assert clean(" one\r\ntwo\n", lines=True) == " one\ntwo\n"


def test_accents_are_composed() -> None:
    assert clean("Jose\u0301") == "José"


def test_a_text_longer_than_its_limit_is_refused_with_the_limit() -> None:
    assert clean("  abc ", limit=3) == "abc"
    with pytest.raises(Invalid, match="4 characters long; at most 3"):
        clean("abcd", limit=3)


@given(ANY_CHARACTERS, st.booleans())
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("lines", [False, True])
def test_no_control_override_or_surrogate_reaches_a_terminal(lines: bool) -> None:
    shown = safe(EVERY_CHARACTER, lines=lines)
    assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} == set("\n" * lines)
    directions = {c for c in shown if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF")}
    isolates = {c for c in shown if unicodedata.bidirectional(c) in ("LRI", "RLI", "FSI", "PDI")}
    assert not directions | isolates | (set("\u061c\u200e\u200f") & set(shown))
    shown.encode()


def test_what_is_harmless_is_shown_as_it_is() -> None:
    for text in ("王敏 <wm@haier.cn>", "👩\u200d💻", "\u06a9\u200c\u0627", "José 한 ก็", "a\u3000b"):
        assert safe(text) == text


def test_controls_are_shown_as_their_pictures() -> None:
    assert safe("\x1b]52;c;x\x07 a\tb\r\nc \x9b2J") == "␛]52;c;x␇ a b c ␦2J"


def test_a_quoted_text_is_short_and_safe() -> None:
    assert quoted("a\x1b") == "“a␛”"
    assert quoted("x" * 41) == f"“{'x' * 39}⋯”"
