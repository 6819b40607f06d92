"""Which column of a file is which field: as the person said, by the field's own name, by what others call it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crm_tui.errors import Invalid
from crm_tui.exchange import synonyms
from crm_tui.services.fields import Field
from crm_tui.services.importing.options import Options
from crm_tui.values.names import key
from crm_tui.values.text import quoted, with_article

IDENTITIES = ("ref", "id")
PLURALS = {
    "address": "addresses",
    "phone": "phones",
    "email": "emails",
}  # faces of a contact that hold several


class Column(NamedTuple):
    """A column of the file by its place and header, and the field (or part of one, `name.first`) it holds."""

    place: int
    header: str
    field: str


class Layout(NamedTuple):
    """The columns that are used, and the headers of those that are not."""

    columns: tuple[Column, ...]
    unused: tuple[str, ...]


def match(options: Options, fields: Mapping[str, Field], headers: Sequence[str]) -> Layout:
    """The columns of a file; Invalid when the person named a column or a field that is not there."""
    found: dict[int, str] = {}
    for header, field in options.maps:
        found[_index_of(headers, header)] = _checked(options.noun, fields, field)
    _twice(headers, found)
    taken = {field for field in found.values() if field}
    known = {key(name): name for name in (*fields, *IDENTITIES)}
    known |= {key(field.title): name for name, field in fields.items() if key(field.title) not in known}
    for index, header in enumerate(headers):
        name = known.get(key(header)) or known.get(key(header).replace(" ", "_").replace("-", "_"))
        if index not in found and name and name not in taken:
            found[index] = name
            taken.add(name)
    _by_synonym(options.noun, fields, headers, found, taken)
    if options.keys and not set(options.keys) & set(IDENTITIES):
        found = {index: field for index, field in found.items() if field not in IDENTITIES}
    columns = tuple(Column(i, headers[i], field) for i, field in sorted(found.items()) if field)
    unused = tuple(header for index, header in enumerate(headers) if not found.get(index))
    return Layout(columns, unused)


def known_header(options: Options, fields: Mapping[str, Field], header: str) -> bool:
    """Whether a header names a field or is mapped; by this the header's line and delimiter are found."""
    if any(synonyms.plain(header) == synonyms.plain(column) for column, _ in options.maps):
        return True
    name = key(header).replace(" ", "_").replace("-", "_")
    return name in fields or name in IDENTITIES or synonyms.field_for(options.noun, header) is not None


def _by_synonym(
    noun: str, fields: Mapping[str, Field], headers: Sequence[str], found: dict[int, str], taken: set[str]
) -> None:
    open_columns = [index for index in range(len(headers)) if index not in found]
    names = synonyms.fields_for(noun, [headers[index] for index in open_columns])
    for index, name in zip(open_columns, names, strict=True):
        if name is None:
            continue
        base = name.partition(".")[0]
        if "." not in name and base not in fields and PLURALS.get(base) in fields:
            name = PLURALS[base]
        fits = base in fields or PLURALS.get(base) in fields or name in fields or name in IDENTITIES
        if fits and name not in taken and not ("." in name and base == "name" and "name" in taken):
            found[index] = name
            taken.add(name)


def _index_of(headers: Sequence[str], wanted: str) -> int:
    for same in (str.strip, key, synonyms.plain):
        hits = [index for index, header in enumerate(headers) if same(header) == same(wanted)]
        if hits:
            return hits[0]
    raise Invalid(f"The file has no column {quoted(wanted)}; it has {', '.join(headers)}.")


def _checked(noun: str, fields: Mapping[str, Field], name: str) -> str:
    base = name.partition(".")[0]
    if not name or name in fields or name in IDENTITIES or ("." in name and base in ("name", "address")):
        return name
    if "." in name and (base in fields or PLURALS.get(base) in fields):
        return name
    one = with_article(noun).capitalize()
    raise Invalid(f"{one} has no field {quoted(name)} that a file can set; it has {', '.join(fields)}.")


def _twice(headers: Sequence[str], found: Mapping[int, str]) -> None:
    seen: dict[str, int] = {}
    for index, field in found.items():
        if field and field in seen:
            pair = f"{headers[seen[field]]} and {headers[index]}"
            raise Invalid(f"Two columns, {pair}, are mapped to {field}: leave one of them out.")
        seen[field] = index
