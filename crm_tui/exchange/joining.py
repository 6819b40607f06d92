"""Parts of a field that stand in columns of their own, put together: names, addresses, several phones."""

import re
from collections.abc import Iterator, Mapping

_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_SEVERAL = ("email", "phone")
_JOINED = " ::: "  # between several values in one cell, as Google Contacts writes them


def combine(values: Mapping[str, str]) -> dict[str, str]:
    """One row by field (see synonyms.field_for), its parts joined into the fields they are parts of.

    A whole name or address that is there wins over its parts. A Chinese name is family name and given name
    without a space; other names are given, middle, family. Several phones or e-mails are joined by `; `, the
    first column first. Blank parts make no field; a blank column stays a blank field.
    """
    found = {field: several_in_one(cell) for field, cell in values.items() if "." not in field}
    for field, join in (("name", _name), ("address", _address)):
        parts = {
            key.partition(".")[2]: cell.strip() for key, cell in values.items() if key.startswith(field + ".")
        }
        if parts and not found.get(field, "").strip():
            found[field] = join(parts)
    for field in _SEVERAL:
        if any(key.startswith(field + ".") for key in values):
            found[field] = "; ".join(dict.fromkeys(value for value, _ in several(values, field)))
    return found


def several(values: Mapping[str, str], field: str) -> Iterator[tuple[str, str]]:
    """Each (value, kind) of the columns of `email` or `phone`; the kind is "" where none is told."""
    for key, cell in values.items():
        base, _, part = key.partition(".")
        if base != field or part.endswith(".kind"):
            continue
        told = values.get(f"{key}.kind", "").removeprefix("* ").strip()
        kind = told or part.rstrip("0123456789")
        for value in cell.split(_JOINED):
            if value.strip():
                yield value.strip(), kind.lower()


def several_in_one(cell: str) -> str:
    """A cell of several labels or values, `* friends ::: * myContacts`, as `friends; myContacts`."""
    if _JOINED not in cell and not cell.startswith("* "):
        return cell
    return "; ".join(each.strip().removeprefix("* ") for each in cell.split(_JOINED) if each.strip())


def _name(parts: Mapping[str, str]) -> str:
    if any(map(_HAN.search, parts.values())):
        return "".join(parts.get(key, "") for key in ("last", "middle", "first"))
    return _with(" ", parts, "first", "middle", "last")


def _address(parts: Mapping[str, str]) -> str:
    if any(map(_HAN.search, parts.values())):
        place = _with("", parts, "country", "region", "city", "street")
        return " ".join(filter(None, (place, parts.get("postcode", ""))))
    region = _with(" ", parts, "region", "postcode")
    return _with(", ", {**parts, "region": region}, "street", "city", "region", "country")


def _with(mark: str, parts: Mapping[str, str], *keys: str) -> str:
    return mark.join(filter(None, (parts.get(key, "") for key in keys)))
