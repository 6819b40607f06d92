"""References: the short ids people type, one letter for the noun and the number of the record."""

from crm_tui.values.nouns import NOUNS

LETTERS = {noun: letter for noun, (letter, *_) in NOUNS.items()} | {
    "lead": "l", "quote": "q", "article": "a", "txn": "x", "import_batch": "b",
}  # fmt: skip
LONGEST = 18  # digits; more would not fit the id of a row
_NOUN_OF = {letter: noun for noun, letter in LETTERS.items()}


def parse_ref(text: str) -> tuple[str, int] | None:
    """(noun, id) of a short id such as c12, in either case; None where the text is none."""
    text = text.strip()
    noun, digits = _NOUN_OF.get(text[:1].lower()), text[1:]
    if noun is None or not (digits.isascii() and digits.isdigit()) or len(digits) > LONGEST:
        return None
    return (noun, int(digits)) if int(digits) else None


def refs_in(words: "list[str]") -> "list[str]":
    """Those of the words that are refs: what may be said of a command without what people wrote into it."""
    return [word for word in words if parse_ref(word) is not None]


def format_ref(noun: str, id: int) -> str:
    """The short id of a record; KeyError for a noun without a letter."""
    return f"{LETTERS[noun]}{id}"
