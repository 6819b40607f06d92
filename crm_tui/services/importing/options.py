"""How a file is to be read: columns, keys, translations; what a saved mapping keeps from one file to the next."""

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, select

from crm_tui.errors import Invalid, NotFound
from crm_tui.models.import_batch import ImportMapping
from crm_tui.store import records
from crm_tui.values.names import key
from crm_tui.values.text import quoted

CREATABLE = ("client", "product", "stage", "member")


class OnDuplicate(StrEnum):
    """What becomes of a row whose key is known already."""

    SKIP = "skip"
    UPDATE = "update"
    FAIL = "fail"


class DateOrder(StrEnum):
    """The order of day, month and year in dates written with figures."""

    YMD = "ymd"
    MDY = "mdy"
    DMY = "dmy"


@dataclass(frozen=True, slots=True)
class Options:
    """All that a person said about an import.

    `maps` are (column, field), an empty field leaves the column out; `values` (field, written, meant); `keys`
    the fields that tell two rows apart, empty for the noun's own; `create_missing` the nouns whose missing
    records are made; `batch` rows in one transaction, 0 for all.
    """

    noun: str
    maps: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    keys: tuple[str, ...] = ()
    on_duplicate: OnDuplicate = OnDuplicate.SKIP
    create_missing: frozenset[str] = frozenset()
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    strict: bool = False
    batch: int = 0


def mapped(text: str) -> tuple[str, str]:
    """(column, field) of `--map column=field`."""
    column, mark, field = text.rpartition("=")
    if not mark or not column.strip():
        raise Invalid(
            f"{quoted(text)} is no mapping: write --map column=field, --map column= to leave it out."
        )
    return column.strip(), field.strip().lower().replace("-", "_")


def translated(text: str) -> tuple[str, str, str]:
    """(field, written, meant) of `--value field:written=meant`."""
    field, colon, rest = text.partition(":")
    written, mark, meant = rest.partition("=")
    if not colon or not mark or not field.strip():
        raise Invalid(f"{quoted(text)} translates nothing: write --value product:GTXPro='GTX Pro'.")
    return field.strip(), written.strip(), meant.strip()


def creatable(words: tuple[str, ...]) -> frozenset[str]:
    """The nouns of `--create-missing client,product`; Invalid for one whose records need more than a name."""
    named = [part.strip() for word in words for part in word.replace("，", ",").split(",") if part.strip()]
    for noun in named:
        if noun not in CREATABLE:
            raise Invalid(f"A missing {noun} cannot be made of its name: only {', '.join(CREATABLE)} can.")
    return frozenset(named)


def save_mapping(session: Session, name: str, options: Options) -> None:
    """Keep the options under a name for the next file of this kind, in place of an older one."""
    text = "\n".join(f"--{option} {value}" for option, value in said(options))
    held = _held(session, options.noun, name)
    if held is None:
        records.create(session, ImportMapping, {"name": name, "on": options.noun, "options": text})
    else:
        records.amend(session, held, {"options": text})


def saved_mapping(session: Session, noun: str, name: str) -> list[tuple[str, str]]:
    """(option, value) of a mapping kept under a name; NotFound, naming those there are."""
    held = _held(session, noun, name)
    if held is None:
        have = session.exec(select(ImportMapping.name).where(ImportMapping.on == noun)).all()
        raise NotFound(
            f"There is no mapping {quoted(name)} for {noun}: there is {', '.join(have) or 'none'}."
        )
    lines = [line.removeprefix("--").partition(" ") for line in held.options.splitlines()]
    return [(option, value) for option, _, value in lines]


def _held(session: Session, noun: str, name: str) -> ImportMapping | None:
    of_noun = session.exec(select(ImportMapping).where(ImportMapping.on == noun))
    return next((held for held in of_noun if held.name and key(held.name) == key(name)), None)


def said(options: Options) -> list[tuple[str, str]]:
    """(option, value) of all that has to be said again for the next file of this kind; never nothing."""
    found = [("map", f"{column}={field}") for column, field in options.maps]
    found += [("value", f"{field}:{written}={meant}") for field, written, meant in options.values]
    found += [("key", key) for key in options.keys]
    found += [("create-missing", noun) for noun in sorted(options.create_missing)]
    single = {
        "on-duplicate": options.on_duplicate.value,
        "encoding": options.encoding,
        "delimiter": {"\t": "tab"}.get(options.delimiter, options.delimiter),
        "dates": options.dates,
    }
    return found + [(option, value) for option, value in single.items() if value]
