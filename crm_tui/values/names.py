"""Names as they are compared and found: exact keys, words, and the tokens of the full-text index.

A full-text table holds `bigrams(text)` in its column, made with `tokenize='ascii'` (the folding is done here)
and with positions (FTS5's default detail), and is asked with MATCH and `query(text)`.
"""

import unicodedata
from itertools import groupby

TOKENIZER = "ascii"
NOTHING = '""'  # the query that no row answers
_FIRST_HAN = "\u2e80"


class _WordCharacters(dict[int, str]):
    """A table for str.translate that blanks what belongs to no word; it fills itself as characters come.

    A compiled pattern would do the same, but compiling its sets costs more than a whole one-line entry.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = character if character.isalnum() or is_han(character) else " "
        return found


_WORD_CHARACTERS = _WordCharacters()


class _Accents(dict[int, "int | None"]):
    """A table for str.translate that drops what stands over or under letters; it fills itself likewise."""

    def __missing__(self, code: int) -> "int | None":
        character = chr(code)
        accent = unicodedata.category(character) == "Mn" and not is_han(character)
        self[code] = found = None if accent else code
        return found


_ACCENTS = _Accents()


def key(name: str) -> str:
    """What equal names have in common: NFKC, case-folded, single spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, a radical or a mark that stands for one (々, 〇)."""
    return character >= _FIRST_HAN and (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character <= "\u2fdf"
        or character in "\u3005\u3007"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
    )


class _Kinds(dict[str, bool]):
    """Whether a character is Chinese; it fills itself as characters come, and answers without a call then."""

    def __missing__(self, character: str) -> bool:
        self[character] = found = is_han(character)
        return found


_HAN = _Kinds()


def has_han(text: str) -> bool:
    """Whether a Chinese character is among the text."""
    return not text.isascii() and any(map(_HAN.__getitem__, text))


def words(name: str) -> list[str]:
    """The words in their order, without case and accents; a run of Chinese characters is one word."""
    bare = _bare(name).translate(_WORD_CHARACTERS)
    return bare.split() if bare.isascii() else [run for word in bare.split() for run in _runs(word)]


def _runs(word: str) -> list[str]:
    """A word, parted where Chinese begins or ends; most words are all of one sort."""
    if word.isascii() or len({*map(_HAN.__getitem__, word)}) == 1:
        return [word]
    return ["".join(run) for _, run in groupby(word, _HAN.__getitem__)]


def bigrams(text: str) -> str:
    """The index's tokens of a text, parted by blanks.

    Words, and of Chinese runs every two neighbours, stand in their order, so that three characters typed can
    be asked for as a phrase; the single characters follow at the end, each once.
    """
    ordered: list[str] = []
    singles: dict[str, None] = {}
    for word in words(text):
        if not has_han(word):
            ordered.append(word)
            continue
        ordered.extend(_pairs(word))
        singles.update(dict.fromkeys(word))
    return " ".join([*ordered, *singles])


def query(text: str) -> str:
    """The FTS5 query for what a person typed: every word must occur, the last one may be its beginning.

    Any text gives a query that FTS5 can read; one with nothing to search for finds nothing.
    """
    asked = words(text)
    parts = [f'"{" ".join(_pairs(word) or [word])}"' if has_han(word) else f'"{word}"' for word in asked]
    if asked and not has_han(asked[-1]):
        parts[-1] += " *"
    return " AND ".join(parts) or NOTHING


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _bare(text: str) -> str:
    folded = key(text)
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFKD", folded)
    return unicodedata.normalize("NFC", apart.translate(_ACCENTS))
