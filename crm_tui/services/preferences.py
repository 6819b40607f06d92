"""Personal preferences: what there is, what was set, and writing the file with its comments kept."""

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.items import Table

from crm_tui import config, paths
from crm_tui.errors import Invalid
from crm_tui.exchange.files import replacing
from crm_tui.models.catalogue import NOUNS
from crm_tui.services import dialling, targets
from crm_tui.store import connection
from crm_tui.values import app_keys, keymaps
from crm_tui.values.text import quoted


@dataclass(frozen=True, slots=True)
class Preference:
    """A preference: what it is when nothing is set, what it means, and whether it takes several values."""

    default: str
    help: str
    many: bool = False
    words: tuple[str, ...] = ()


PREFERENCES: dict[str, Preference] = {
    "member": Preference(
        "the login of this computer", "Who you are in the team; --as and CRM_USER overrule it."
    ),
    "database": Preference("the default file", "The CRM file to use; --db and CRM_DB overrule it."),
    "theme": Preference("dark", "The colours of the app.", words=("dark", "light", "contrast")),
    "density": Preference("roomy", "How close together the app puts things.", words=("roomy", "compact")),
    "dial": Preference(
        "tel",
        "How a number is dialled: tel asks the desktop, show only shows it, anything else is a command that gets"
        " it as its last word, or in place of {number} or of {tel}, which is its tel: address.",
    ),
    "notify.targets": Preference(
        "none", "Where crm remind --notify sends: addresses such as mailto://… or file:///….", many=True
    ),
    "notify.command": Preference(
        "none", "A command that gets each message on its standard input, its title in CRM_TITLE."
    ),
}
# One for each kind of record: columns.client, views.client …
OF_NOUNS: dict[str, Preference] = {
    "columns": Preference(
        "those of the program", "The columns of a list in the app, such as name tier city.", many=True
    ),
    "views": Preference("none", "The saved view that a list in the app opens with."),
}


_KEY = "keys."


def known(name: str) -> Preference:
    """The preference of that name; Invalid lists those there are."""
    if name.startswith(_KEY):
        act = name.removeprefix(_KEY)
        return Preference(app_keys.KEYS.get(act, "none"), "The keys of this act in the app, by commas.")
    table, _, noun = name.partition(".")
    found = OF_NOUNS.get(table) if noun in NOUNS else PREFERENCES.get(name)
    if found is None:
        have = [*PREFERENCES, *(f"{table}.NOUN" for table in OF_NOUNS), f"{_KEY}ID"]
        raise Invalid(f"There is no preference {quoted(name)}: there is {', '.join(have)}.")
    return found


def every() -> list[str]:
    """The names of all preferences; of those for a kind of record or a key the ones that are set."""
    kept = [f"{table}.{noun}" for table in OF_NOUNS for noun in NOUNS if config.chosen(table, noun)]
    return [*PREFERENCES, *kept, *(_KEY + act for act in keymaps.flat(config.table("keys")))]


def value(name: str) -> str | list[str] | None:
    """What is set, None where nothing is; Invalid for a file that cannot be read."""
    known(name)
    if name.startswith(_KEY):
        return keymaps.flat(config.table("keys")).get(name.removeprefix(_KEY))
    table, _, key = name.rpartition(".")
    found: Any = config.load()
    if table:
        found = found.get(table) or {}
        if not isinstance(found, dict):
            raise Invalid(f"{table} in {paths.settings()} has to be a table: [{table}].")
    held = found.get(key)
    return [str(part) for part in held] if isinstance(held, list) else None if held is None else str(held)


def change(name: str, texts: Sequence[str]) -> str | list[str]:
    """Set a preference in the file, which is made private to its owner; what it now is."""
    preference = known(name)
    if not preference.many and len(texts) != 1:
        raise Invalid(f"{name} is one value: put a text with spaces in quotation marks.")
    wanted = [_checked(name, preference, text) for text in texts]
    made: str | list[str] = wanted if preference.many else wanted[0]
    _write(name, made)
    return made


def reset(name: str) -> None:
    """Take a preference out of the file."""
    known(name)
    _write(name, None)


def _checked(name: str, preference: Preference, text: str) -> str:
    text = text.strip()
    if not text or not text.isprintable():
        raise Invalid(f"{name} needs a text on one line; --reset takes the preference away.")
    if preference.words:
        return _one_of(name, preference.words, text)
    if name.startswith(_KEY):
        act = name.removeprefix(_KEY)
        return keymaps.checked(act, text, keymaps.flat(config.table("keys")))
    if name == "database":
        return _crm_file(text)
    if name == "dial":
        dialling.check(text)
    if name.startswith("notify."):
        targets.check(name, text)
    return text


def _one_of(name: str, words: Sequence[str], text: str) -> str:
    for word in words:
        if word.casefold() == text.casefold():
            return word
    raise Invalid(f"{name} is one of {', '.join(words)}; {quoted(text)} is none of them.")


def _crm_file(text: str) -> str:
    """The whole path of a CRM file that is there; StoreError for any other, which no command could open."""
    path = os.path.abspath(os.path.expanduser(text))
    db, _ = connection.open_any(path)
    db.close()
    return path


def _write(name: str, made: str | list[str] | None) -> None:
    """Change one key and nothing else; the file appears whole, 0600, in a folder of the owner's own."""
    config.load()  # a file that cannot be read is refused, never replaced
    document = tomlkit.parse(config.text())
    table, _, key = name.partition(".")
    table, key = (table, key) if key else ("", table)
    place: Any = document
    if table and not isinstance(document.get(table), Table):
        document[table] = tomlkit.table()
    if table:
        place = document[table]
    if made is None:
        place.pop(key, None)
        if table and not place:
            document.pop(table)
    else:
        place[key] = made
    text = tomlkit.dumps(document)
    tomllib.loads(text)
    with replacing(_kept_at(), force=True) as out:
        out.write(text)


def _kept_at() -> str:
    """The file itself: many keep theirs in a folder of such files, and a link to it in its place."""
    place = paths.settings()
    return os.path.realpath(place) if os.path.exists(place) else place
