"""Personal preferences, from a TOML file that a person may or may not have.

Keys: `member` (who acts), `database` (the file used when none is named), `theme`, `density`, `dial` (how a
number is dialled), and the tables `notify` (targets), `keys` (of the app), `columns` and `views` (what each
list of the app opens with).
One-line entries ask for single texts only, which are read without the TOML library where they are written
plainly, because that library costs more than the entry itself.
"""

import os

from crm_tui import paths, values
from crm_tui.errors import Invalid

_PLAIN = frozenset('"\\')


def preference(name: str) -> "str | None":
    """The top-level text of that name, None where the file or the key is missing; Invalid for a broken file."""
    found = _plain_text(name, text().splitlines())
    if found is not None:
        return found or None
    value = load().get(name)
    if value is not None and not isinstance(value, str):
        raise Invalid(f"{name} in {paths.settings()} has to be a text in quotation marks.")
    return value or None


def chosen(table: str, key: str) -> "list[str]":
    """What a key of a table holds, one text or several; [] where nothing is set, Invalid for a broken file."""
    if table not in text():
        return []  # as for most people; asked before the first screen, which need not wait for TOML
    held = load().get(table)
    found = held.get(key) if isinstance(held, dict) else None
    return [str(part) for part in found] if isinstance(found, list) else [str(found)] if found else []


def table(name: str) -> "dict[str, object]":
    """The table of that name, {} where the file has none; Invalid for a broken file or something else there."""
    if name not in text():
        return {}
    found = load().get(name, {})
    if not isinstance(found, dict):
        raise Invalid(f"{name} in {paths.settings()} has to be a table: [{name}].")
    return found


def database(option: "str | None" = None) -> str:
    """The file to use: the option, CRM_DB, the preference, else the default one."""
    return option or os.environ.get("CRM_DB") or preference("database") or paths.database()


def load() -> "dict[str, object]":
    """The whole file as TOML reads it, {} where there is none; Invalid when it cannot be read."""
    try:
        return values.toml_texts.parse(text())
    except ValueError as error:
        raise _unreadable(error) from None


def text() -> str:
    """The whole file as it stands, "" where there is none; Invalid when it cannot be read."""
    try:
        with open(paths.settings(), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(error) from None


def _plain_text(name: str, lines: "list[str]") -> "str | None":
    """The value of `name = "value"` before the first table, "" when the key is surely absent, None in doubt."""
    found = ""
    for line in lines:
        line = line.strip()
        if line.startswith("["):
            return found
        if not line or line.startswith("#"):
            continue
        key, sign, value = (part.strip() for part in line.partition("="))
        bare = value[1:-1]
        if not (sign and key.isidentifier() and value[:1] == value[-1:] == '"' and len(value) > 1):
            return None
        if _PLAIN.intersection(bare) or not bare.isprintable():
            return None
        if key == name:
            if found:
                return None
            found = bare
    return found


def _unreadable(error: Exception) -> Invalid:
    why = getattr(error, "strerror", None) or error
    return Invalid(f"{paths.settings()} cannot be read ({why}): mend it or move it away.")
