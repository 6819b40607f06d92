"""What a verb answers: the lines that say how it understood the entry, and the records it made or showed."""

from crm_tui.values.references import format_ref, parse_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

UNDO = "crm undo takes it back"


class Echo:
    """`lines` are shown to the person; `refs` name what was made or changed, the main record first.

    A listing carries `kind` and its `items` as JSON-able dicts, and the number of all `total` matches; `talk`
    is what a person wants to hear and a script does not, such as that nothing was found.
    """

    __slots__ = ("items", "kind", "lines", "refs", "talk", "total")

    def __init__(
        self,
        lines: "Iterable[str]",
        refs: "Iterable[str]" = (),
        *,
        kind: str = "",
        items: "Iterable[dict[str, object]]" = (),
        total: "int | None" = None,
        talk: str = "",
    ) -> None:
        self.lines, self.refs = list(lines), list(refs)
        self.kind, self.items, self.talk = kind, list(items), talk
        self.total = len(self.items) if total is None else total

    def as_dict(self) -> "dict[str, object]":
        """The documented JSON of the program: schema, kind, count, total and items."""
        items = self.items or [{"ref": ref} for ref in self.refs]
        kind = self.kind or _noun(self.refs)
        return {
            "schema": 1,
            "kind": kind,
            "count": len(items),
            "total": max(self.total, len(items)),
            "items": items,
        }


def named(noun: str, number: "int | None", name: "str | None") -> "dict[str, object] | None":
    """A reference as JSON has it, None for none."""
    return None if number is None else {"ref": format_ref(noun, number), "name": name}


def _noun(refs: "list[str]") -> str:
    found = parse_ref(refs[0]) if refs else None
    return found[0] if found else ""
