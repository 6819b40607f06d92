"""Keys of the app as a person may choose them: what is wrong with a choice, and the choice as a keymap."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from crm_tui.errors import Invalid
from crm_tui.values.app_keys import KEYS
from crm_tui.values.text import quoted

EVERYWHERE = frozenset(("app", "go"))
_MODIFIERS = frozenset(("ctrl", "shift", "alt"))
_NAMED = frozenset(
    (
        "enter space tab escape backspace delete insert home end pageup pagedown up down left right comma"
        " question_mark colon slash plus minus "
        + " ".join(f"f{number}" for number in range(1, 25))
    ).split()
)  # fmt: skip


def read(chosen: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The keymap of a table of ids, and a sentence for each entry that had to be left out."""
    good: dict[str, str] = {}
    faults: list[str] = []
    every = flat(chosen)
    for name, keys in _flat(chosen):
        try:
            good[name] = checked(name, keys, every)
        except Invalid as error:
            faults.append(error.message)
    return good, faults


def checked(name: str, keys: object, others: Mapping[str, str]) -> str:
    """The keys of that act, "f7,ctrl+l"; Invalid for an unknown id, no key at all, or a key that is taken.

    `others` are all acts whose keys were chosen, this one or others.
    """
    if name not in KEYS:
        near = get_close_matches(name, KEYS, 3, 0.5)
        hint = f"did you mean {', '.join(near)}?" if near else "docs/app.md lists them."
        raise Invalid(f"No key has the id {quoted(name)}: {hint}")
    if not isinstance(keys, str):
        raise Invalid(f'keys.{name} has to be a text such as "f7,ctrl+l".')
    wanted = [key.strip() for key in keys.split(",")]
    for key in wanted:
        if not _is_key(key):
            raise Invalid(
                f"keys.{name}: {quoted(key)} is no key; write f7, ctrl+l, delete or a single letter."
            )
        taker = _taker(name, key, {**KEYS, **others})
        if taker:
            raise Invalid(
                f"keys.{name}: {key} belongs to {taker} there; choose another, or move that one first."
            )
    return ",".join(wanted)


def flat(table: Mapping[str, object]) -> dict[str, str]:
    """The entries by their whole ids, as texts."""
    return {name: str(keys) for name, keys in _flat(table)}


def _flat(table: Mapping[str, object], head: str = "") -> Iterator[tuple[str, object]]:
    """Ids and values, whether the ids were written in quotation marks or as tables of tables."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{head}{key}.")
        else:
            yield head + key, value


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return _MODIFIERS.issuperset(modifiers) and (last in _NAMED or (len(last) == 1 and last.isprintable()))


def _taker(name: str, key: str, held: Mapping[str, str]) -> str:
    """The id of another act that the key has in the same place, "" where it is free."""
    place, own = name.partition(".")[0], KEYS[name].split(",")
    for other, keys in held.items():
        there = other.partition(".")[0]
        same = there == place or EVERYWHERE.intersection((place, there))
        if other != name and same and key not in own and key in keys.split(","):
            return other
    return ""
